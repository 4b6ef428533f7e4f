package org.vigie.scrapers.scdl;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;

/** Tables of council decisions. */
class ScdlConnectorTest {
  private static final String FILE = "/deliberations.csv";
  private static final String HEADER =
      "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,"
          + "BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,"
          + "VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL\n";
  private static final String ROW =
      "Commune de Valmoire,21990001600011,2026-09-042,2026-09-24,6.1,police municipale,"
          + "\"Vidéoprotection : extension, et demande de subvention FIPD\",,,PREF099,2026-09-28,"
          + "29,27,19.0,6,2,https://www.valmoire.example/delib/2026-09-042.pdf\n";

  @TempDir Path folder;
  private final ScdlConnector connector = new ScdlConnector();
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
  void a_row_is_a_decision_with_its_document() throws Exception {
    Walk walk = read(HEADER + ROW);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("21990001600011-2026-09-042");
    PublicationFacts facts = walk.found().getFirst().facts();
    assertThat(facts.kind()).isEqualTo(PublicationKind.DELIBERATION);
    assertThat(facts.title())
        .isEqualTo("Vidéoprotection : extension, et demande de subvention FIPD");
    assertThat(facts.buyerName()).isEqualTo("Commune de Valmoire");
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.signedOn()).isEqualTo("2026-09-24");
    assertThat(facts.publishedOn()).isEqualTo("2026-09-28");
    assertThat(walk.found().getFirst().text())
        .contains("6.1 police municipale", "Votes pour\u00a0: 19");
    assertThat(walk.found().getFirst().documents())
        .extracting(DocumentLink::uri)
        .containsExactly(URI.create("https://www.valmoire.example/delib/2026-09-042.pdf"));
  }

  @Test
  void headers_in_lower_case_semicolons_odd_dates_and_windows_letters_are_read() throws Exception {
    String table =
        HEADER.toLowerCase(java.util.Locale.ROOT).replace(',', ';')
            + "Valmoire;21990001600011;7;2021/07/02 00:00:00+00;6.1;;Vidéoprotection;;;0;;;;;;;\n";

    Walk walk = read(table.getBytes(Charset.forName("windows-1252")));

    assertThat(walk.titles()).containsExactly("Vidéoprotection");
    assertThat(walk.found().getFirst().facts().signedOn()).isEqualTo("2021-07-02");
    assertThat(walk.found().getFirst().documents()).isEmpty();
  }

  @Test
  void an_opendatasoft_portal_exports_the_same_as_objects_with_the_address_inside_one()
      throws Exception {
    Walk walk = read(fixture("opendatasoft-export.json"));

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids())
        .containsExactly("21990001600011-2026-09-042", "21990001600011-2026-09-043");
    assertThat(walk.titles().getFirst()).isEqualTo("Extension du système de vidéoprotection");
    var first = walk.found().getFirst();
    assertThat(first.facts().signedOn()).isEqualTo("2026-09-24");
    assertThat(first.text()).contains("6.1 police municipale", "Votes pour\u00a0: 19");
    assertThat(first.rawMediaType()).isEqualTo("application/json");
    assertThat(first.documents())
        .extracting(DocumentLink::uri)
        .containsExactly(URI.create("https://www.valmoire.example/delib/2026-09-042.pdf"));
    assertThat(walk.found().getLast().documents()).isEmpty();
  }

  @Test
  void an_export_that_is_empty_cut_or_of_something_else_says_so() throws Exception {
    assertThat(read("[]").outcome().health()).isEqualTo(Health.EMPTY);
    String whole = fixture("opendatasoft-export.json");
    Walk cut = read(whole.substring(0, whole.lastIndexOf("delib_objet")));
    assertThat(cut.ids()).hasSize(1);
    assertThat(cut.outcome().health()).isEqualTo(Health.PARTIAL);
    Walk other = read("[{\"nom\": \"Parc des Tilleuls\", \"surface\": 12}]");
    assertThat(other.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(other.reason()).contains("Parc des Tilleuls");
  }

  private String fixture(String name) throws IOException {
    try (var in = getClass().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_row_without_object_is_counted_and_seen() throws Exception {
    Walk walk = read(HEADER + ROW + "Commune de Valmoire,21990001600011,8,2026-09-24\n");

    assertThat(walk.ids()).hasSize(1);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("1 lignes sur 2", "2026-09-24");
  }

  @Test
  void a_table_without_rows_is_empty_and_a_page_in_its_place_a_change() throws Exception {
    assertThat(read(HEADER).outcome().health()).isEqualTo(Health.EMPTY);
    Walk page = read("<html><body>Ce fichier a changé d'adresse</body></html>");
    assertThat(page.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(page.reason()).contains("DELIB_OBJET", "changé d'adresse");
  }

  @Test
  void a_table_that_did_not_change_is_not_sent_again() throws Exception {
    portal.answers(FILE, aResponse().withBody(HEADER + ROW).withHeader("ETag", "\"1\""));
    Checkpoint next =
        portal
            .walk(connector, portal.source(connector, FILE, ""), Checkpoint.NONE)
            .outcome()
            .next();
    portal.server.resetMappings();
    portal.server.stubFor(
        get(urlEqualTo(FILE))
            .withHeader("If-None-Match", equalTo("\"1\""))
            .willReturn(aResponse().withStatus(304)));

    Walk walk = portal.walk(connector, portal.source(connector, FILE, ""), next);

    assertThat(walk.outcome().notModified()).isEqualTo(1);
    assertThat(walk.outcome().next()).isEqualTo(next);
  }

  private Walk read(String table) throws IOException {
    return read(table.getBytes(StandardCharsets.UTF_8));
  }

  private Walk read(byte[] table) throws IOException {
    portal.answers(FILE, aResponse().withBody(table).withHeader("Content-Type", "text/csv"));
    return portal.walk(connector, portal.source(connector, FILE, ""), Checkpoint.NONE);
  }
}
