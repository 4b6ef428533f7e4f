package org.vigie.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.match.Rematch;

/** The archive matched again with other rules. */
class RematchTest {
  @TempDir Path folder;

  private StageWorld harvested(DataSource database) {
    FakePortal portal =
        FakePortal.silent()
            .publishes("raa", "a", "une caméra")
            .publishes("raa", "b", "une caméra et un drone")
            .publishes("raa", "c", "un drone");
    StageWorld world = new StageWorld(database, folder, portal, Clock.systemUTC(), event -> {});
    world.stages.runAll(List.of(), run -> {});
    return world;
  }

  private static List<String> shown(StageWorld world) {
    return world
        .jdbc
        .sql(
            """
            select p.external_id || case when m.shown then ' shown ' else ' hidden ' end
                   || case when m.alerted_at is null then 'waits' else 'quiet' end
              from match_found m join publication p on p.id = m.publication_id
             order by p.external_id, m.id
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  @ParameterizedTest
  @EnumSource
  void finds_the_new_quietly_and_keeps_the_lost_out_of_sight(TestDatabase database) {
    try (var world = harvested(database.fresh())) {
      world.jdbc.sql("update match_found set alerted_at = current_timestamp").update();
      world.looksFor("drone");

      world.rematches.ask(null, false, "Dominique");
      world.stages.rematch(run -> {});

      assertThat(shown(world))
          .containsExactlyInAnyOrder(
              "a hidden quiet", "b hidden quiet", "b shown quiet", "c shown quiet");
      Rematch done = world.rematches.latest(1).getFirst();
      assertThat(done.found()).isEqualTo(2);
      assertThat(done.lost()).isEqualTo(2);
      assertThat(done.endedAt()).isNotNull();
      assertThat(world.stages.runs(1).getFirst().state()).isEqualTo("finished");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shows_again_what_an_earlier_revision_of_the_rule_found(TestDatabase database) {
    try (var world = harvested(database.fresh())) {
      for (String word : List.of("drone", "caméra")) {
        world.looksFor(word);
        world.rematches.ask("cameras", false, "Dominique");
        world.stages.rematch(run -> {});
      }

      assertThat(shown(world)).contains("a shown waits").doesNotContain("c shown quiet");
    }
  }

  @Test
  void alerts_where_that_was_asked_and_never_loses_an_alert_that_is_owed() {
    try (var world = harvested(TestDatabase.H2.fresh())) {
      world.looksFor("une");
      world.rematches.ask(null, false, "Dominique");
      world.stages.rematch(run -> {});
      assertThat(shown(world))
          .as("the matches before had not been alerted yet, so theirs go on waiting")
          .contains("a shown waits", "b shown waits");

      world.jdbc.sql("update match_found set alerted_at = current_timestamp").update();
      world.looksFor("un drone");
      world.rematches.ask(null, true, "Dominique");
      world.stages.rematch(run -> {});
      assertThat(shown(world)).contains("c shown waits");
    }
  }

  @Test
  void of_another_rule_touches_nothing() {
    try (var world = harvested(TestDatabase.H2.fresh())) {
      world.looksFor("drone");
      world.rematches.ask("lecture-de-plaques", false, "Dominique");
      world.stages.rematch(run -> {});

      assertThat(shown(world)).containsExactly("a shown waits", "b shown waits");
    }
  }

  @Test
  void goes_on_after_a_kill_behind_what_was_done() {
    DataSource database = TestDatabase.H2.fresh();
    try (var world = harvested(database)) {
      world.looksFor("drone");
      world.rematches.ask(null, false, "Dominique");
      assertThat(world.rematches.next()).isPresent();
    }
    try (var world =
        new StageWorld(database, folder, FakePortal.silent(), Clock.systemUTC(), event -> {})) {
      world.looksFor("drone");
      assertThat(world.rematches.remaining()).isEqualTo(2);

      world.stages.continueInterrupted();

      await().atMost(Duration.ofSeconds(20)).until(() -> world.rematches.open().isEmpty());
      assertThat(world.rematches.latest(5)).hasSize(1);
      assertThat(world.rematches.latest(1).getFirst().found()).isEqualTo(2);
    }
  }

  @Test
  void ends_after_the_revision_it_is_at_when_an_admin_cancels() {
    try (var world = harvested(TestDatabase.H2.fresh())) {
      world.looksFor("drone");
      world.rematches.ask(null, false, "Dominique");

      world.stages.rematch(run -> world.rematches.cancel());

      assertThat(world.stages.runs(1).getFirst().state()).isEqualTo("cancelled");
      assertThat(world.stages.runs(1).getFirst().done()).isEqualTo(1);
      assertThat(world.rematches.open()).isEmpty();
    }
  }

  @Test
  void that_is_asked_for_twice_is_one_and_another_takes_its_place() {
    try (var world = harvested(TestDatabase.H2.fresh())) {
      Rematch first = world.rematches.ask(null, false, "Dominique");

      assertThat(world.rematches.ask(null, false, "Camille").id()).isEqualTo(first.id());
      assertThat(world.rematches.ask("cameras", false, "Camille").id()).isNotEqualTo(first.id());
      assertThat(world.rematches.latest(2).getLast().cancelled()).isTrue();
    }
  }
}
