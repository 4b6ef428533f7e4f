package org.vigie.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.fetch.FetchResult;
import org.vigie.message.Message;
import org.vigie.reading.ReadingStatus;
import org.vigie.source.Health;
import org.vigie.source.SourceId;
import org.vigie.source.SourceState;

class BatchStagesTest {
  private static final String SLOW = "https://valmoire.example/avis/1";

  @TempDir Path folder;

  private StageWorld world(DataSource database, FakePortal portal) {
    return new StageWorld(database, folder, portal, Clock.systemUTC(), event -> {});
  }

  @ParameterizedTest
  @EnumSource
  void a_run_discovers_fetches_reads_matches_and_mails(TestDatabase database) {
    FakePortal portal =
        FakePortal.silent()
            .publishes("raa", "acte-1", "recueil", "Voiron : une caméra à Moirans")
            .publishes("raa", "acte-2", "rien à voir", "un budget")
            .publishes("boamp", "26-1", "achat d'une caméra");
    var progress = new ConcurrentLinkedQueue<Stages.Run>();
    try (var world = world(database.fresh(), portal)) {
      List<SourceResult> results = world.stages.runAll(List.of(), progress::add);

      assertThat(results)
          .extracting(
              r -> r.source().value(),
              SourceResult::health,
              SourceResult::discovered,
              SourceResult::fetched,
              SourceResult::extracted,
              SourceResult::failed,
              SourceResult::matches)
          .containsExactly(
              tuple("boamp", Health.OK, 1, 0, 0, 0, 1), tuple("raa", Health.OK, 2, 2, 2, 0, 1));
      assertThat(world.count("outbox")).isEqualTo(2);
      assertThat(world.grouped).hasSize(2);
      assertThat(world.jdbc.sql("select code from match_place").query(String.class).list())
          .as("Moirans, named on the page of the hit")
          .contains("38239");
      assertThat(
              world
                  .jdbc
                  .sql("select distinct reason from publication_place where code = '38563'")
                  .query(String.class)
                  .list())
          .containsExactly("buyer-name");
      assertThat(progress)
          .extracting(Stages.Run::stage)
          .contains(Stage.HARVEST, Stage.READ, Stage.NOTIFY);
      assertThat(world.stages.runs(10))
          .extracting(Stages.Run::stage, Stages.Run::state)
          .containsExactly(
              tuple(Stage.NOTIFY, "finished"),
              tuple(Stage.READ, "finished"),
              tuple(Stage.HARVEST, "finished"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_second_run_changes_nothing(TestDatabase database) {
    FakePortal portal = FakePortal.silent().publishes("raa", "acte-1", "x", "une caméra");
    try (var world = world(database.fresh(), portal)) {
      world.stages.runAll(List.of(), run -> {});
      List<String> first = world.found();

      world.stages.runAll(List.of(), run -> {});

      assertThat(world.found()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_changes_and_changes_back_makes_three_revisions(TestDatabase database) {
    FakePortal portal = FakePortal.silent();
    try (var world = world(database.fresh(), portal.publishes("raa", "avis", "A"))) {
      for (String text : List.of("A", "B", "A")) {
        portal.publishes("raa", "avis", text);
        world.stages.runAll(List.of(), run -> {});
      }

      assertThat(world.count("publication")).isEqualTo(1);
      assertThat(world.count("revision")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connector_that_throws_is_a_health_state_and_disturbs_no_other(TestDatabase database) {
    FakePortal portal =
        FakePortal.silent()
            .publishes("boamp", "26-1", "une caméra")
            .breaks("mairie", new IllegalStateException("unexpected <table>"));
    try (var world = world(database.fresh(), portal)) {
      world.stages.runAll(List.of(), run -> {});

      assertThat(world.healths()).containsExactlyInAnyOrder("boamp ok", "mairie partial");
      SourceState mairie = world.sources.find(new SourceId("mairie")).orElseThrow();
      assertThat(mairie.reason().key()).isEqualTo("harvest.connector-failed");
      assertThat(mairie.reason().arguments()).last().asString().contains("unexpected <table>");
      assertThat(world.count("match_found")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_comes_later_is_matched_later(TestDatabase database) {
    FakePortal portal =
        FakePortal.silent()
            .publishes("valmoire", "avis", "texte", "une caméra")
            .answers(SLOW, FakePortal.down(SLOW));
    DataSource dataSource = database.fresh();
    Instant now = Instant.parse("2026-11-24T08:00:00Z");
    try (var world = new StageWorld(dataSource, folder, portal, fixed(now), event -> {})) {
      world.stages.runAll(List.of(), run -> {});
      assertThat(world.healths()).containsExactly("valmoire partial");
      assertThat(world.count("revision where matched_at is null")).isZero();
      assertThat(world.count("match_found")).isZero();
    }
    portal.recovers(SLOW);
    Clock later = fixed(now.plus(Duration.ofMinutes(6)));
    try (var world = new StageWorld(dataSource, folder, portal, later, event -> {})) {
      world.stages.runAll(List.of(), run -> {});

      assertThat(world.healths()).containsExactly("valmoire ok");
      assertThat(world.count("match_found")).isEqualTo(1);
    }
  }

  private static Clock fixed(Instant now) {
    return Clock.fixed(now, ZoneId.of("Europe/Paris"));
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_kills_its_reader_holds_up_nothing_and_is_read_again_when_somebody_asks(
      TestDatabase database) {
    FakePortal portal = FakePortal.silent().publishes("raa", "acte", "une caméra", "crash");
    var heard = new ConcurrentLinkedQueue<String>();
    try (var world =
        new StageWorld(database.fresh(), folder, portal, Clock.systemUTC(), heard::add)) {
      world.stages.runAll(List.of(), run -> {});
      world.stages.runAll(List.of(), run -> {});

      assertThat(world.count("reading where status = 'crashed' and attempts = 1")).isEqualTo(1);
      assertThat(world.count("match_found")).isEqualTo(1);
      assertThat(heard).filteredOn("read"::equals).hasSize(1);

      assertThat(world.readings.retryAll(ReadingStatus.CRASHED)).isEqualTo(1);
      world.stages.runAll(List.of(), run -> {});

      assertThat(heard).filteredOn("read"::equals).hasSize(2);
      assertThat(world.count("reading where status = 'crashed'")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_end_of_a_stage_starts_the_next(TestDatabase database) {
    FakePortal portal = FakePortal.silent().publishes("raa", "acte", "une caméra");
    try (var world = world(database.fresh(), portal)) {
      world.stages.start(Stage.HARVEST, List.of());

      await().atMost(Duration.ofSeconds(30)).until(() -> world.count("outbox") == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_paused_source_is_left_alone(TestDatabase database) {
    FakePortal portal = FakePortal.silent().publishes("raa", "acte", "une caméra");
    try (var world = world(database.fresh(), portal)) {
      world.sources.pause(new SourceId("raa"), "maintenance du portail");

      List<SourceResult> results = world.stages.runAll(List.of(new SourceId("raa")), run -> {});

      assertThat(results).extracting(SourceResult::health).containsExactly(Health.PAUSED);
      assertThat(world.count("publication")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_did_not_change_is_taken_over_by_the_next_revision(TestDatabase database) {
    FakePortal portal = FakePortal.silent().publishes("valmoire", "avis", "A", "une caméra");
    try (var world = world(database.fresh(), portal)) {
      world.stages.runAll(List.of(), run -> {});
      portal.publishes("valmoire", "avis", "B", "une caméra").answers(SLOW, current(SLOW));

      List<SourceResult> results = world.stages.runAll(List.of(), run -> {});

      assertThat(portal.lastEtag(SLOW)).as("sent as If-None-Match").isEqualTo("\"1\"");
      assertThat(results)
          .extracting(SourceResult::health, SourceResult::fetched, SourceResult::notModified)
          .containsExactly(tuple(Health.OK, 0, 1));
      assertThat(world.count("document where position = 1 and fetch_state = 'FETCHED'"))
          .isEqualTo(2);
      assertThat(world.count("match_found")).as("one in each revision").isEqualTo(2);
    }
  }

  private static FetchResult current(String uri) {
    return new FetchResult.NotModified(URI.create(uri), Instant.now());
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_is_gone_is_given_up_with_the_reason(TestDatabase database) {
    var gone =
        new FetchResult.Failed(
            URI.create(SLOW),
            FetchResult.Failed.Cause.GONE,
            404,
            Message.of("fetch.status", 404),
            null);
    FakePortal portal =
        FakePortal.silent().publishes("valmoire", "avis", "A", "x").answers(SLOW, gone);
    try (var world = world(database.fresh(), portal)) {
      world.stages.runAll(List.of(), run -> {});

      assertThat(world.count("document where fetch_state = 'FAILED' and http_status = 404"))
          .isEqualTo(1);
      assertThat(world.sources.find(new SourceId("valmoire")).orElseThrow().reason())
          .isEqualTo(Message.of("fetch.status", 404));
      assertThat(world.count("revision where matched_at is null")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_database_cannot_hold_is_made_to_fit(TestDatabase database) {
    FakePortal portal =
        FakePortal.silent()
            .publishes("raa", "x".repeat(600), "too long an id")
            .publishes("raa", "nul", "a\0b une caméra");
    try (var world = world(database.fresh(), portal)) {
      world.stages.runAll(List.of(), run -> {});

      assertThat(world.healths()).containsExactly("raa partial");
      assertThat(world.count("match_found")).isEqualTo(1);
    }
  }
}
