package org.vigie.scrapers.page;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.scrapers.connector.RealData;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;

/** A page that is watched for change. */
class PageConnectorTest {
  private static final String ZONE =
      """
      page:
        selector: "#contenu"
        ignore: [".meteo"]
      """;

  @TempDir Path folder;
  private final PageConnector connector = new PageConnector();
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
  void the_words_of_the_zone_are_the_publication() throws IOException {
    portal.answers(
        "/cameras",
        """
        <title>Vidéoprotection à Valmoire</title><nav>Accueil</nav>
        <div id=contenu><h1>Caméras</h1><p>34 caméras<br>sur la voie publique</p></div>
        """);

    Walk walk = walk("/cameras", ZONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("Vidéoprotection à Valmoire");
    assertThat(walk.ids()).containsExactly(portal.uri("/cameras").toString());
    assertThat(walk.found().getFirst().text())
        .isEqualTo("Caméras\n34 caméras\nsur la voie publique");
  }

  @Test
  void what_changes_at_each_view_is_not_a_change() throws IOException {
    String page =
        """
        <div id=contenu><p>34 caméras</p><p class=meteo>%1$s degrés</p>
        <script>var nonce = '%1$s'</script><p>Page générée le 24/11/2026 à 10:%1$s</p>
        <p>Nombre de visites : 12 %1$s</p><input name=token value=%1$s>
        <p>Voir /acte;jsessionid=AB%1$s.node1</p></div>
        """;
    portal.answers("/cameras", page.formatted("11"));
    String first = text("/cameras");
    portal.answers("/cameras", page.formatted("42"));

    assertThat(text("/cameras")).isEqualTo(first).startsWith("34 caméras");
    portal.answers("/cameras", page.formatted("42").replace("34 caméras", "35 caméras"));
    assertThat(text("/cameras")).isNotEqualTo(first);
  }

  @Test
  void a_zone_that_is_not_there_is_a_changed_layout() throws IOException {
    portal.answers("/cameras", "<main>34 caméras</main>");

    Walk walk = walk("/cameras", ZONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains("selector").contains("#contenu");
  }

  @Test
  void a_zone_without_words_is_empty() throws IOException {
    portal.answers("/cameras", "<div id=contenu></div>");

    assertThat(walk("/cameras", ZONE).outcome().health()).isEqualTo(Health.EMPTY);
  }

  @Test
  void an_unchanged_page_costs_no_transfer() throws IOException {
    portal.server.stubFor(
        get("/cameras")
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .atPriority(1)
            .willReturn(status(304)));
    portal.answers("/cameras", ok("<div id=contenu>34 caméras</div>").withHeader("ETag", "\"v1\""));

    Checkpoint next = walk("/cameras", ZONE).outcome().next();
    Walk again = portal.walk(connector, portal.source(connector, "/cameras", ZONE), next);

    assertThat(again.found()).isEmpty();
    assertThat(again.outcome().health()).isEqualTo(Health.OK);
    assertThat(again.outcome().notModified()).isEqualTo(1);
    assertThat(again.outcome().next()).isEqualTo(next);
  }

  @Test
  void a_file_is_handed_over_at_each_walk_because_its_fetch_may_fail_later() throws IOException {
    pdf("%PDF-1.7 un", "\"v1\"");

    Walk walk = walk("/liste.pdf", ZONE);

    assertThat(walk.outcome().next()).isEqualTo(Checkpoint.NONE);
    assertThat(walk.titles()).containsExactly("Haute-Brune");
    assertThat(walk.found().getFirst().documents())
        .extracting(document -> document.uri())
        .containsExactly(portal.uri("/liste.pdf"));
  }

  @Test
  void a_replaced_file_differs_in_its_facts() throws IOException {
    pdf("%PDF-1.7 un", "\"v1\"");
    var first = walk("/liste.pdf", ZONE).found().getFirst().facts();
    assertThat(walk("/liste.pdf", ZONE).found().getFirst().facts()).isEqualTo(first);

    pdf("%PDF-1.7 deux", "\"v2\"");

    assertThat(walk("/liste.pdf", ZONE).found().getFirst().facts()).isNotEqualTo(first);
  }

  @Test
  void a_page_that_only_a_browser_fills_is_not_ok() throws IOException {
    portal.answers(
        "/deliberations",
        """
        <body><header><h1>Valmoire</h1></header><div id=app></div><script>App.start()</script></body>
        """);

    Walk walk = walk("/deliberations", "");

    assertThat(walk.found()).isEmpty();
    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains("navigateur");
  }

  @Test
  void real_pages_that_only_a_browser_fills_are_not_ok_either() throws IOException {
    Path real = RealData.at("french-documents/municipal-site-javascript-only");
    try (Stream<Path> pages = Files.list(real)) {
      for (Path page : pages.toList()) {
        portal.answers("/page", Files.readString(page));
        assertThat(walk("/page", "").outcome().health())
            .as(page.toString())
            .isEqualTo(Health.CHANGED_LAYOUT);
      }
    }
  }

  @Test
  void failures_are_told_apart() throws IOException {
    portal.answers("/gone", notFound());
    portal.answers("/down", serviceUnavailable());
    portal.answers("/blocked", forbidden());

    assertThat(walk("/gone", ZONE).outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk("/down", ZONE).outcome().health()).isEqualTo(Health.UNREACHABLE);
    assertThat(walk("/blocked", ZONE).outcome().health()).isEqualTo(Health.BLOCKED);
  }

  private void pdf(String body, String etag) {
    portal.answers(
        "/liste.pdf",
        ok(body).withHeader("Content-Type", "application/pdf").withHeader("ETag", etag));
  }

  private String text(String path) throws IOException {
    return walk(path, ZONE).found().getFirst().text();
  }

  private Walk walk(String path, String block) throws IOException {
    return portal.walk(connector, portal.source(connector, path, block), Checkpoint.NONE);
  }
}
