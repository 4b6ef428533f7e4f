package org.vigie.scrapers.catalogue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;

/** Searches in catalogues of open-data portals. */
class CatalogueConnectorTest {
  private static final String UDATA = "/api/1/datasets/?q=cameras&page_size=1";
  private static final String ODS = "/api/explore/v2.1/catalog/datasets?limit=1";

  @TempDir Path folder;
  private final CatalogueConnector connector = new CatalogueConnector();
  private Portal portal;

  @BeforeEach
  void open() {
    portal = new Portal(folder);
  }

  @AfterEach
  void close() throws IOException {
    portal.close();
  }

  @Test
  void udata_names_its_next_page_and_only_files_asked_for_are_fetched() throws Exception {
    portal.answers(
        UDATA,
        json(
            """
            {"data":[{"id":"5f01","title":"Caméras de Valmoire","description":"Lieux des caméras","page":"https://portail.example/d/5f01",
              "organization":{"name":"Commune de Valmoire"},"last_modified":"2026-11-02T10:00:00+00:00","tags":["videoprotection"],
              "resources":[{"id":"a","title":"cameras.csv","format":"csv","url":"https://portail.example/cameras.csv"},
                           {"id":"b","title":"carte","format":"pdf","url":"https://portail.example/carte.pdf"}]}],
             "next_page":"%s","total":2}
            """
                .formatted(portal.uri("/page2"))));
    portal.answers(
        "/page2",
        json(
            "{\"data\":[{\"id\":\"5f02\",\"title\":\"Autre\",\"resources\":[]}],\"next_page\":null}"));

    Walk walk = walk(UDATA, "catalogue:\n  formats: [csv]\n");

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("5f01", "5f02");
    assertThat(walk.found().getFirst().facts().buyerName()).isEqualTo("Commune de Valmoire");
    assertThat(walk.found().getFirst().facts().publishedOn()).isEqualTo("2026-11-02");
    assertThat(walk.found().getFirst().text()).contains("Lieux des caméras", "carte (pdf)");
    assertThat(walk.found().getFirst().documents())
        .extracting(DocumentLink::uri)
        .containsExactly(URI.create("https://portail.example/cameras.csv"));
  }

  @Test
  void opendatasoft_is_walked_by_offset() throws Exception {
    portal.answers(ODS, json(ods("cameras", "Caméras")));
    portal.answers(ODS + "&offset=1", json(ods("deliberations", "Délibérations")));

    Walk walk = walk(ODS, "");

    assertThat(walk.titles()).containsExactly("Caméras", "Délibérations");
    assertThat(walk.found().getFirst().facts().link())
        .isEqualTo(portal.uri("/explore/dataset/cameras/"));
    assertThat(walk.found().getFirst().text()).contains("Lieux des caméras").doesNotContain("<p>");
  }

  @Test
  void a_search_without_results_is_empty_and_another_answer_a_change() throws Exception {
    portal.answers(UDATA, json("{\"data\":[],\"next_page\":null}"));
    assertThat(walk(UDATA, "").outcome().health()).isEqualTo(Health.EMPTY);
    portal.answers(UDATA, json("{\"message\":\"moved\"}"));
    assertThat(walk(UDATA, "").outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    portal.answers(UDATA, "<html>Maintenance</html>");
    assertThat(walk(UDATA, "").outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void a_search_longer_than_allowed_is_told() throws Exception {
    portal.answers(ODS, json(ods("cameras", "Caméras")));

    Walk walk = walk(ODS, "catalogue:\n  max-pages: 1\n");

    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("max-pages");
  }

  private Walk walk(String path, String block) throws IOException {
    return portal.walk(connector, portal.source(connector, path, block), Checkpoint.NONE);
  }

  private static String ods(String id, String title) {
    return """
    {"total_count":2,"results":[{"dataset_id":"%s","metas":{"default":{"title":"%s",
      "description":"<p>Lieux des caméras</p>","publisher":"Commune de Valmoire","modified":"2026-11-02T10:00:00+00:00"}}}]}
    """
        .formatted(id, title);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withBody(body).withHeader("Content-Type", "application/json");
  }
}
