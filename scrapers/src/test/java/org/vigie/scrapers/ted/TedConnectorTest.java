package org.vigie.scrapers.ted;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;

/** Walks over TED's search. */
class TedConnectorTest {
  private static final String SEARCH = "/v3/notices/search";
  private static final String CHANGE = "/fr/notice/600002-2026/xml";

  @TempDir Path folder;
  private final TedConnector connector = new TedConnector(Portal.CLOCK);
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
  void a_notice_gives_the_facts_that_the_search_has() throws Exception {
    answers(fixture());

    PublicationFacts facts = walk("details: none").found().getFirst().facts();

    assertThat(facts.title()).isEqualTo("Extension du système de vidéoprotection");
    assertThat(facts.kind()).isEqualTo(PublicationKind.OPEN);
    assertThat(facts.buyerName()).isEqualTo("Commune de Valmoire");
    assertThat(facts.buyerTown()).isEqualTo("Valmoire");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("departement:38"));
    assertThat(facts.cpv()).as("TED repeats codes").containsExactly("32323500", "50343000");
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(facts.deadlineAt()).isEqualTo(Instant.parse("2026-12-19T11:00:00Z"));
    assertThat(facts.amount()).isEqualByComparingTo("412000.50");
    assertThat(facts.references())
        .containsExactly(
            new Reference("ted", "598877-2026"),
            new Reference("notice", "162ae1bc-0000-4bfb-be37-b855b8f10999"),
            new Reference("procedure", "7b0f0f5e-1111-4a2b-9c3d-0123456789ab"));
    assertThat(facts.link()).hasToString("https://ted.europa.eu/fr/notice/-/detail/598877-2026");
  }

  @Test
  void values_come_as_text_list_or_by_language_and_all_are_read() throws Exception {
    answers(fixture());

    PublicationFacts award = walk("details: none").found().get(1).facts();

    assertThat(award.title()).isEqualTo("Lecture de plaques");
    assertThat(award.kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(award.buyerName()).isEqualTo("Communauté de communes de Haute-Brune");
    assertThat(award.suppliers()).containsExactly("Signaux de l'Estuaire");
    assertThat(award.amount()).isEqualByComparingTo("398000");
    assertThat(award.places()).as("FR is no place to be alerted for").isEmpty();
  }

  @Test
  void lots_are_among_the_words_that_rules_read() throws Exception {
    answers(fixture());

    assertThat(walk("details: none").found().getFirst().text())
        .contains(
            "34 caméras et un mur d'images", "Logiciel d'analyse d'images", "objets abandonnés");
  }

  @Test
  void a_change_is_read_as_xml_too_which_says_what_it_cancels() throws Exception {
    answers(fixture());
    portal.answers(CHANGE, ok(resource("/org/vigie/scrapers/eforms/cancellation.xml")));

    Walk walk = walk("");

    PublicationFacts cancelled = walk.found().get(2).facts();
    assertThat(cancelled.kind()).isEqualTo(PublicationKind.CANCELLED);
    assertThat(cancelled.references())
        .contains(
            new Reference("ted", "600002-2026"),
            new Reference("notice", "162ae1bc-0000-4bfb-be37-b855b8f10999"));
    assertThat(cancelled.buyerName()).as("what the XML lacks").isEqualTo("Commune de Valmoire");
    assertThat(walk.found().get(2).rawMediaType()).isEqualTo("application/xml");
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-23"));
  }

  @Test
  void where_the_site_challenges_us_the_search_must_do_and_the_source_says_so() throws Exception {
    answers(fixture());
    portal.answers(
        CHANGE, aResponse().withStatus(202).withHeader("x-amzn-waf-action", "challenge"));

    Walk walk = walk("");

    assertThat(walk.ids()).containsExactly("598877-2026", "600001-2026", "600002-2026");
    assertThat(walk.found().get(2).facts().kind()).isEqualTo(PublicationKind.CORRECTED);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains(CHANGE);
  }

  @Test
  void the_question_names_french_buyers_the_period_and_no_more_fields_than_allowed()
      throws Exception {
    answers(empty());

    walk("");

    portal.server.verify(
        postRequestedFor(urlEqualTo(SEARCH))
            .withHeader("Content-Type", containing("application/json"))
            .withRequestBody(
                matchingJsonPath(
                    "$.query",
                    equalTo(
                        "buyer-country IN (FRA) AND publication-date >= 20261025 AND"
                            + " publication-date <= 20261124 SORT BY publication-number DESC")))
            .withRequestBody(matchingJsonPath("$.paginationMode", equalTo("ITERATION")))
            .withRequestBody(matchingJsonPath("$.limit", equalTo("250"))));
    assertThat(250 * TedRecord.FIELDS.size()).isLessThanOrEqualTo(10_000);
  }

  @Test
  void codes_limit_the_search_and_later_walks_read_three_days_again() throws Exception {
    answers(empty());

    portal.walk(
        connector,
        source("cpv: [\"32323500\", \"35125300\"]\n  nuts: [frk24]"),
        new Checkpoint("2026-11-20"));

    portal.server.verify(
        postRequestedFor(urlEqualTo(SEARCH))
            .withRequestBody(
                matchingJsonPath(
                    "$.query",
                    containing(
                        "classification-cpv IN (32323500 35125300) AND place-of-performance IN"
                            + " (FRK24) AND publication-date >= 20261117"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpv: [\"32323500) OR (\"]",
        "cpv: [\"323\"]",
        "nuts: [\"FR K\"]",
        "countries: [FR]",
        "details: some"
      })
  void settings_that_would_change_the_question_are_refused(String setting) throws Exception {
    Path file = folder.resolve("wrong.yml");
    java.nio.file.Files.writeString(
        file,
        "id: ted\nname: TED\ntype: ted\nurl: https://api.example/v3\nted:\n  " + setting + "\n");

    assertThat(new SourceFiles(List.of(connector)).read(List.of(file)).problems()).hasSize(1);
  }

  @Test
  void pages_follow_the_token_until_an_empty_one() throws Exception {
    inTurn(page(3, "a", "1-2026", "2-2026"), page(3, "b", "3-2026"), page(3, "c"));

    Walk walk = walk("");

    assertThat(walk.ids()).containsExactly("1-2026", "2-2026", "3-2026");
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    portal.server.verify(
        postRequestedFor(urlEqualTo(SEARCH))
            .withRequestBody(matchingJsonPath("$.iterationNextToken", equalTo("b"))));
  }

  @Test
  void a_token_that_repeats_itself_ends_the_walk_as_incomplete() throws Exception {
    inTurn(page(9, "a", "1-2026"), page(9, "a", "2-2026"), page(9, "a", "3-2026"));

    Walk walk = walk("");

    assertThat(walk.ids()).containsExactly("1-2026", "2-2026");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("9 annonces annoncées, 2 reçues");
    assertThat(walk.outcome().next()).as("the period is read again").isEqualTo(Checkpoint.NONE);
  }

  @Test
  void a_search_that_timed_out_is_incomplete() throws Exception {
    answers(page(1, "", "1-2026").replace("\"timedOut\":false", "\"timedOut\":true"));

    assertThat(walk("").outcome().health()).isEqualTo(Health.PARTIAL);
  }

  @Test
  void no_notice_at_all_is_empty_and_keeps_the_checkpoint() throws Exception {
    answers(empty());

    Walk walk = portal.walk(connector, source("days: 3"), new Checkpoint("2026-11-20"));

    assertThat(walk.outcome().health()).isEqualTo(Health.EMPTY);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-20"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Maintenance</body></html>",
        "{\"message\":\"renamed\"}",
        "{\"notices\":{},\"totalNoticeCount\":1}",
        "{\"notices\":[{\"number\":1}],\"totalNoticeCount\":1}",
        ""
      })
  void an_answer_of_another_form_is_a_changed_layout(String body) throws Exception {
    answers(body);

    Walk walk = walk("");

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains(SEARCH);
  }

  @Test
  void one_record_without_number_is_named_and_the_others_go_on() throws Exception {
    answers(page(2, "", "1-2026", "un"));

    Walk walk = walk("");

    assertThat(walk.ids()).containsExactly("1-2026");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("un");
  }

  @Test
  void a_refused_question_is_unreachable_and_too_many_are_blocked() throws Exception {
    portal.server.stubFor(search().willReturn(aResponse().withStatus(400)));
    assertThat(walk("").outcome().health()).isEqualTo(Health.UNREACHABLE);

    portal.server.stubFor(search().willReturn(aResponse().withStatus(429)));
    assertThat(walk("").outcome().health()).isEqualTo(Health.BLOCKED);
  }

  private Walk walk(String setting) throws IOException {
    return portal.walk(connector, source(setting), Checkpoint.NONE);
  }

  private Source source(String setting) throws IOException {
    return portal.source(connector, SEARCH, setting.isEmpty() ? "" : "ted:\n  " + setting + "\n");
  }

  private void answers(String body) {
    portal.server.stubFor(search().willReturn(json(body)));
  }

  private void inTurn(String... pages) {
    for (int i = 0; i < pages.length; i++) {
      portal.server.stubFor(
          search()
              .inScenario("pages")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "page " + i)
              .willSetStateTo("page " + (i + 1))
              .willReturn(json(pages[i])));
    }
  }

  private static MappingBuilder search() {
    return post(urlEqualTo(SEARCH));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return ok(body).withHeader("Content-Type", "application/json");
  }

  private static String empty() {
    return page(0, "");
  }

  private static String page(int total, String token, String... numbers) {
    String notices =
        String.join(
            ",",
            java.util.stream.Stream.of(numbers)
                .map(
                    number ->
                        "{\"publication-number\":\"%s\",\"notice-title\":\"Caméras\",\"publication-date\":\"2026-11-20+01:00\"}"
                            .formatted(number))
                .toList());
    return "{\"notices\":[%s],\"totalNoticeCount\":%d,\"iterationNextToken\":%s,\"timedOut\":false}"
        .formatted(notices, total, token.isEmpty() ? "null" : "\"" + token + "\"");
  }

  private String fixture() throws IOException {
    return resource("search.json").replace("@CHANGE@", portal.uri(CHANGE).toString());
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(TedConnectorTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
