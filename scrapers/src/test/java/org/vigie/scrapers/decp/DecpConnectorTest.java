package org.vigie.scrapers.decp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.message.Message;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.scrapers.connector.RealData;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeFormats;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;
import org.vigie.source.Source;

/** Walks over files of awarded contracts. */
class DecpConnectorTest {
  private static final String FILE = "/decp.json";
  private static final String SURVEILLANCE =
      """
      decp:
        cpv: ["32323500"]
        words: [vidéoverbalisation]
      """;

  @TempDir Path folder;
  private final DecpConnector connector = new DecpConnector(Portal.CLOCK);
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
  void only_contracts_that_pass_the_filter_are_handed_over() throws Exception {
    portal.answers(FILE, json(fixture("contracts-v2.json")));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("21990001600011-2026VP017", "21990001600011-DSP-2026-1");
    assertThat(walk.found().getFirst().rawMediaType()).isEqualTo("application/json");
    assertThat(new String(walk.found().getFirst().raw(), StandardCharsets.UTF_8))
        .contains("\"tauxAvance\":0.05");
  }

  @Test
  void the_table_of_decp_info_gives_one_contract_for_all_rows_of_its_winners() throws Exception {
    portal.answers(FILE, json(fixture("decp-info.csv")));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("21990001600011-2026VP017");
    PublicationFacts facts = walk.found().getFirst().facts();
    assertThat(facts.suppliers()).containsExactly("Optique & Fils", "Réseaux du Val");
    assertThat(facts.buyerName()).isEqualTo("COMMUNE DE VALMOIRE");
    assertThat(facts.kind()).isEqualTo(PublicationKind.AMENDED);
    assertThat(facts.amount()).as("as amended").isEqualByComparingTo("498000");
    assertThat(facts.signedOn()).isEqualTo("2026-10-02");
    assertThat(facts.cpv()).containsExactly("32323500");
    assertThat(walk(walk.outcome().next()).ids()).as("read again, unchanged").isEmpty();
  }

  @Test
  void a_flat_table_of_an_opendatasoft_portal_is_read_with_its_empty_words() throws Exception {
    portal.answers(
        FILE,
        json(
            """
            id;nature;objet;codecpv;acheteur_id;titulaire_id_1;titulaire_typeidentifiant_1;montant;datenotification;idmodification
            2026VP018;Marché;"Caméras ; lot 2";32323500-8;21990001600011;99999999800019;SIRET;18000;2026-10-02;CDL
            2026VP019;Marché;Trop court;32323500-8
            """));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.titles()).containsExactly("Caméras ; lot 2");
    assertThat(walk.found().getFirst().facts().kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("2026VP019");
  }

  @Test
  void the_filter_asks_what_is_bought_and_where() throws Exception {
    portal.answers(FILE, json(fixture("contracts-v2.json")));

    assertThat(walk("decp:\n  words: [TOITURE]\n").ids())
        .containsExactly("21990001600011-2025-114");
    assertThat(walk("decp:\n  cpv: [\"45\"]\n  departements: [\"98\"]\n").ids()).isEmpty();
    assertThat(walk("decp:\n  departements: [\"99\"]\n").ids()).hasSize(3);
    assertThat(walk("decp:\n  buyers: [\"219900016\"]\n").ids()).hasSize(3);
    assertThat(walk("decp: {}\n").ids()).hasSize(3);
  }

  @Test
  void an_amendment_is_a_change_of_its_contract() throws Exception {
    portal.answers(FILE, json(fixture("contracts-v2.json")));
    Walk first = walk(Checkpoint.NONE);
    portal.answers(
        FILE,
        json(
            fixture("contracts-v2.json")
                .replace(
                    "\"formePrix\":\"Mixte\"",
                    """
                    "modifications":[{"modification":{"id":1,"montant":498000,
                      "dateNotificationModification":"2026-11-20","datePublicationDonneesModification":"2026-11-23"}}]
                    """)));

    Walk second = walk(first.outcome().next());

    assertThat(second.ids()).containsExactly("21990001600011-2026VP017");
    assertThat(second.found().getFirst().facts().kind()).isEqualTo(PublicationKind.AMENDED);
    assertThat(second.found().getFirst().facts().amount()).isEqualByComparingTo("498000");
    assertThat(walk(second.outcome().next()).found()).isEmpty();
  }

  @Test
  void a_row_that_changes_back_is_handed_over_again() throws Exception {
    String a = fixture("contracts-v2.json");
    portal.answers(FILE, json(a));
    Walk first = walk(Checkpoint.NONE);
    portal.answers(FILE, json(a.replace("415000", "416000")));
    Walk second = walk(first.outcome().next());
    portal.answers(FILE, json(a));

    assertThat(walk(second.outcome().next()).ids()).containsExactly("21990001600011-2026VP017");
  }

  @Test
  void a_file_that_did_not_change_is_not_sent_again() throws Exception {
    portal.answers(FILE, json(fixture("contracts-v2.json")).withHeader("ETag", "\"v1\""));
    Walk first = walk(Checkpoint.NONE);
    portal.server.resetMappings();
    portal.server.stubFor(
        get(urlEqualTo(FILE))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(aResponse().withStatus(304)));

    Walk second = walk(first.outcome().next());

    assertThat(second.found()).isEmpty();
    assertThat(second.outcome().health()).isEqualTo(Health.OK);
    assertThat(second.outcome().notModified()).isEqualTo(1);
  }

  @Test
  void another_filter_reads_the_same_file_again() throws Exception {
    portal.answers(FILE, json(fixture("contracts-v2.json")).withHeader("ETag", "\"v1\""));
    Checkpoint next = walk(Checkpoint.NONE).outcome().next();

    Walk walk = portal.walk(connector, source("decp:\n  cpv: [\"45\"]\n"), next);

    assertThat(walk.ids()).containsExactly("21990001600011-2025-114");
  }

  @Test
  void rows_that_cannot_be_read_are_counted_and_seen_also_while_the_file_stays_the_same()
      throws Exception {
    String dirty =
        fixture("contracts-v2.json").replace("\"marche\":[", "\"marche\":[{\"id\":1,,:},");
    portal.answers(FILE, json(dirty));

    Walk first = walk(Checkpoint.NONE);
    Walk second = walk(first.outcome().next());

    assertThat(first.ids()).hasSize(2);
    for (Walk walk : List.of(first, second)) {
      assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
      assertThat(walk.reason()).contains("1 lignes sur 4", "{\"id\":1,,:}");
    }
  }

  @Test
  void a_file_without_contracts_is_empty() throws Exception {
    portal.answers(FILE, json("{\"marches\":{\"marche\":[],\"contrat-concession\":[]}}"));

    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.EMPTY);
  }

  @Test
  void another_answer_in_the_file_s_place_is_a_change() throws Exception {
    portal.answers(FILE, "<html><body>Maintenance</body></html>");
    Walk html = walk(Checkpoint.NONE);
    portal.answers(FILE, json("{\"contrats\":[{\"numero\":1}]}"));
    Walk renamed = walk(Checkpoint.NONE);

    assertThat(html.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(html.reason()).contains("text/html", "Maintenance");
    assertThat(renamed.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void a_file_cut_short_keeps_what_was_read_and_the_checkpoint() throws Exception {
    String whole = fixture("contracts-v2.json");
    portal.answers(FILE, json(whole.substring(0, whole.indexOf("\"contrat-concession\""))));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).containsExactly("21990001600011-2026VP017");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.outcome().next()).isEqualTo(Checkpoint.NONE);
  }

  @Test
  void a_file_larger_than_the_definition_allows_is_refused() throws Exception {
    portal.answers(FILE, json("{\"marches\":[]}" + " ".repeat(1024 * 1024)));

    Walk walk = walk("decp:\n  max-megabytes: 1\n");

    assertThat(walk.outcome().health()).isEqualTo(Health.UNREACHABLE);
    assertThat(walk.reason()).contains("1 Mo");
  }

  @Test
  void a_data_set_s_files_are_found_through_its_portal() throws Exception {
    String dataset = "/api/1/datasets/5cd57bf68b4c4179299eb0e9/";
    portal.answers(
        dataset,
        json(
            """
            {"id":"5cd57bf68b4c4179299eb0e9","title":"Données essentielles","page":"https://portail.example/decp",
             "resources":[{"id":"a","title":"decp-2026.json","format":"json","url":"%s"},
                          {"id":"b","title":"decp-2026.xml","format":"xml","url":"%s"},
                          {"id":"c","title":"notice.pdf","format":"pdf","url":"https://portail.example/notice.pdf"}]}
            """
                .formatted(portal.uri(FILE), portal.uri("/decp.xml"))));
    portal.answers(FILE, json(fixture("contracts-v2.json")));

    Walk walk =
        portal.walk(
            connector,
            portal.source(connector, dataset, SURVEILLANCE + "  resources: [\".json\"]\n"),
            Checkpoint.NONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).hasSize(2);
  }

  @Test
  void mistakes_in_the_definition_are_all_told() throws Exception {
    Source source = source("decp: {}\n");
    var settings = source.settings().deepCopy();
    settings.putObject("decp").put("cpv", "3x").put("buyers", "12").put("mots", "caméra");

    assertThat(DecpSettingsProblems.of(settings))
        .extracting(Message::key)
        .containsExactlyInAnyOrder("setting.not-cpv", "setting.not-siren", "setting.unknown");
  }

  @Test
  void the_ministry_s_examples_all_parse() throws Exception {
    Path examples = RealData.at("procurement/decp");
    List<Notice> notices = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    var formats = new NoticeFormats(List.of(new DecpNotices(Portal.CLOCK)));

    try (Stream<Path> files = Files.list(examples)) {
      for (Path file : files.filter(path -> !path.toString().contains("schema")).toList()) {
        int before = notices.size();
        try (var in = Files.newInputStream(file)) {
          formats.read(
              in,
              new NoticeReader.Sink() {
                @Override
                public void notice(Notice notice) {
                  notices.add(notice);
                }

                @Override
                public void unreadable(String where, Message why) {
                  problems.add(file + ": " + why);
                }
              });
        }
        assertThat(notices).as(file.toString()).hasSizeGreaterThan(before);
      }
    }
    assertThat(problems).isEmpty();
    assertThat(notices)
        .allSatisfy(
            notice -> {
              assertThat(notice.facts().title()).isNotBlank();
              assertThat(notice.facts().suppliers()).isNotEmpty().doesNotHaveDuplicates();
              assertThat(notice.facts().signedOn()).isNotNull();
              assertThat(notice.facts().amount()).isNotNull();
              assertThat(notice.facts().buyerName() != null || notice.facts().buyerSiret() != null)
                  .isTrue();
            });
  }

  private Walk walk(Checkpoint from) throws IOException {
    return portal.walk(connector, source(SURVEILLANCE), from);
  }

  private Walk walk(String block) throws IOException {
    return portal.walk(connector, source(block), Checkpoint.NONE);
  }

  private Source source(String block) throws IOException {
    return portal.source(connector, FILE, block);
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder json(
      String body) {
    return aResponse().withBody(body).withHeader("Content-Type", "application/json");
  }

  private static String fixture(String name) throws IOException {
    try (var in = DecpConnectorTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the settings' reader notes. */
  private static final class DecpSettingsProblems {
    static List<Message> of(tools.jackson.databind.node.ObjectNode settings) {
      settings.retain("decp");
      var reader = new org.vigie.scrapers.connector.SettingsReader(settings, "decp");
      DecpSettings.read(reader);
      return reader.problems().stream().map(org.vigie.source.DefinitionProblem::message).toList();
    }
  }
}
