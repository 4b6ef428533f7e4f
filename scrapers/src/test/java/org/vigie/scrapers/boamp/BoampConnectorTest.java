package org.vigie.scrapers.boamp;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Walks over the BOAMP's API. */
class BoampConnectorTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String RECORDS = "/api/explore/v2.1/catalog/datasets/boamp/records";
  private static final String DAYS = "boamp:\n  days: 30\n";

  @TempDir Path folder;
  private final BoampConnector connector = new BoampConnector(Portal.CLOCK);
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
  void every_form_is_handed_over_and_the_newest_date_is_the_checkpoint() throws Exception {
    answers(page(3, record("eforms"), record("mapa"), record("cancellation")));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("26-90123", "26-90300", "26-97000");
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-23"));
    assertThat(walk.found().getFirst().rawMediaType()).isEqualTo("application/json");
    assertThat(JSON.readTree(walk.found().getFirst().raw())).isEqualTo(record("eforms"));
  }

  @Test
  void the_first_walk_goes_back_as_far_as_the_definition_says() throws Exception {
    answers(page(0));

    walk(Checkpoint.NONE);

    portal.server.verify(
        asked("2026-10-25", "2026-11-25")
            .withQueryParam("limit", equalTo("100"))
            .withQueryParam("offset", equalTo("0"))
            .withQueryParam("order_by", equalTo("dateparution,idweb")));
  }

  @Test
  void later_walks_read_the_last_seven_days_again() throws Exception {
    answers(page(0));

    walk(new Checkpoint("2026-11-20"));

    portal.server.verify(asked("2026-11-13", "2026-11-25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hier", "2062-01-01"})
  void a_checkpoint_that_makes_no_sense_stops_nothing(String checkpoint) throws Exception {
    answers(page(1, record("mapa")));

    assertThat(walk(new Checkpoint(checkpoint)).ids()).containsExactly("26-90300");
  }

  @Test
  void departements_limit_the_search() throws Exception {
    answers(page(0));

    portal.walk(
        connector,
        portal.source(connector, RECORDS, "boamp:\n  departements: [\"38\", 2a]\n"),
        Checkpoint.NONE);

    portal.server.verify(
        getRequestedFor(urlPathEqualTo(RECORDS))
            .withQueryParam("where", containing(" and code_departement in (\"38\",\"2A\")")));
  }

  @Test
  void pages_are_read_to_the_last() throws Exception {
    answers("0", page(201, numbered(1, 100)));
    answers("100", page(201, numbered(101, 200)));
    answers("200", page(201, numbered(201, 201)));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).hasSize(201).doesNotHaveDuplicates();
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    portal.server.verify(3, getRequestedFor(urlPathEqualTo(RECORDS)));
  }

  @Test
  void a_period_of_more_than_ten_thousand_notices_is_halved() throws Exception {
    answers(page(1, record("mapa")));
    portal.server.stubFor(
        records()
            .withQueryParam("where", equalTo(where("2026-10-25", "2026-11-25")))
            .atPriority(1)
            .willReturn(json(page(12_000, record("eforms")))));

    assertThat(walk(Checkpoint.NONE).ids()).containsExactly("26-90300", "26-90300");
    portal.server.verify(asked("2026-10-25", "2026-11-09"));
    portal.server.verify(asked("2026-11-10", "2026-11-25"));
  }

  @Test
  void pages_that_end_before_the_number_announced_make_the_walk_partial() throws Exception {
    answers("0", page(150, numbered(1, 100)));
    answers("100", page(150));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).hasSize(100);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("150 annonces");
  }

  @Test
  void no_notice_at_all_is_empty_and_keeps_the_checkpoint() throws Exception {
    answers(page(0));

    Walk walk = walk(new Checkpoint("2026-11-20"));

    assertThat(walk.outcome().health()).isEqualTo(Health.EMPTY);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-20"));
  }

  @Test
  void one_broken_record_is_named_and_the_others_go_on() throws Exception {
    ObjectNode broken = record("dsp");
    broken.put("donnees", "{\"DSP\":{\"initial\":");
    answers(page(3, record("eforms"), broken, record("mapa")));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).containsExactly("26-90123", "26-90300");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("26-90400 (donnees)");
  }

  @Test
  void records_that_all_break_are_a_changed_layout() throws Exception {
    ObjectNode strange = JSON.createObjectNode().put("identifiant", "26-1");
    answers(page(2, strange, strange));

    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Portail en maintenance</body></html>",
        "{\"error_code\":\"ODSQLError\"}",
        "{\"total_count\":\"deux\",\"results\":[]}",
        "{\"total_count\":2,\"results\":{}}",
        "[]",
        "",
        "{\"total_count\":1,\"results\":[{\"idweb\":"
      })
  void an_answer_of_another_form_is_a_changed_layout(String body) throws Exception {
    answers(body);

    Walk walk = walk(new Checkpoint("2026-11-20"));

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains(RECORDS);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-20"));
  }

  @Test
  void failures_of_the_portal_are_told_apart() throws Exception {
    portal.server.stubFor(records().willReturn(serverError()));
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.UNREACHABLE);

    portal.server.stubFor(records().willReturn(aResponse().withStatus(429)));
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.BLOCKED);

    portal.server.stubFor(records().willReturn(aResponse().withStatus(400)));
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.UNREACHABLE);
  }

  @Test
  void what_came_before_a_failure_is_kept_and_read_again_next_time() throws Exception {
    answers("0", page(150, numbered(1, 100)));
    portal.server.stubFor(
        records().withQueryParam("offset", equalTo("100")).willReturn(serverError()));

    Walk walk = walk(new Checkpoint("2026-11-20"));

    assertThat(walk.ids()).hasSize(100);
    assertThat(walk.outcome().health()).isEqualTo(Health.UNREACHABLE);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-20"));
  }

  private Walk walk(Checkpoint from) throws IOException {
    return portal.walk(connector, portal.source(connector, RECORDS, DAYS), from);
  }

  private void answers(String body) {
    portal.server.stubFor(records().willReturn(json(body)));
  }

  private void answers(String offset, String body) {
    portal.server.stubFor(
        records().withQueryParam("offset", equalTo(offset)).willReturn(json(body)));
  }

  private static MappingBuilder records() {
    return get(urlPathEqualTo(RECORDS));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return ok(body).withHeader("Content-Type", "application/json; charset=utf-8");
  }

  private static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder asked(
      String from, String to) {
    return getRequestedFor(urlPathEqualTo(RECORDS))
        .withQueryParam("where", equalTo(where(from, to)));
  }

  private static String where(String from, String to) {
    return "dateparution >= \"" + from + "\" and dateparution <= \"" + to + "\"";
  }

  private static ObjectNode record(String form) throws Exception {
    return BoampNoticeTest.record(form);
  }

  private static ObjectNode[] numbered(int first, int last) throws Exception {
    ObjectNode record = record("mapa");
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> record.deepCopy().put("idweb", "26-" + number))
        .toArray(ObjectNode[]::new);
  }

  private static String page(int total, ObjectNode... records) {
    ObjectNode page = JSON.createObjectNode().put("total_count", total);
    page.putArray("results").addAll(List.copyOf(Arrays.asList(records)));
    return JSON.writeValueAsString(page);
  }
}
