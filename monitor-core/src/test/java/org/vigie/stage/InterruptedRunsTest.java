package org.vigie.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TestDatabase;

class InterruptedRunsTest {
  @TempDir Path folder;

  private StageWorld world(DataSource database) {
    FakePortal portal = FakePortal.silent().publishes("raa", "acte", "une caméra");
    return new StageWorld(database, folder, portal, Clock.systemUTC(), event -> {});
  }

  /** What a killed process leaves: an execution that says it runs, and nobody behind it. */
  private static void leaveOpen(StageWorld world, Stage stage) {
    var parameters = new JobParametersBuilder().addString("run", "killed").addString("sources", "");
    var instance =
        world.repository.createJobInstance(
            StageHistory.jobName(stage), parameters.toJobParameters());
    var execution =
        world.repository.createJobExecution(
            instance, parameters.toJobParameters(), new ExecutionContext());
    execution.setStatus(BatchStatus.STARTED);
    execution.setStartTime(LocalDateTime.now(ZoneId.systemDefault()));
    world.repository.update(execution);
  }

  @ParameterizedTest
  @EnumSource
  void are_closed_and_continued_at_the_next_start(TestDatabase database) {
    try (var world = world(database.fresh())) {
      leaveOpen(world, Stage.HARVEST);
      assertThat(world.stages.runs(1)).extracting(Stages.Run::state).containsExactly("running");

      world.stages.continueInterrupted();

      await().atMost(Duration.ofSeconds(30)).until(() -> world.count("outbox") == 1);
      assertThat(world.stages.runs(10)).extracting(Stages.Run::state).contains("interrupted");
    }
  }

  @Test
  void of_a_node_that_lives_are_left_alone() {
    DataSource database = TestDatabase.POSTGRESQL.fresh();
    try (var world = world(database)) {
      leaveOpen(world, Stage.HARVEST);
      var otherNode = new StageLeases(database);
      assertThat(otherNode.acquire(Stage.HARVEST)).isTrue();

      assertThat(new StageLeases(database).acquire(Stage.HARVEST)).isFalse();
      assertThat(world.stages.runs(10)).extracting(Stages.Run::state).containsExactly("running");

      otherNode.release(Stage.HARVEST);
      world.stages.runAll(List.of(), run -> {});
      assertThat(world.stages.runs(10)).extracting(Stages.Run::state).contains("interrupted");
    }
  }

  @Test
  void a_lease_that_was_not_renewed_is_free() {
    DataSource database = TestDatabase.POSTGRESQL.fresh();
    assertThat(new StageLeases(database).acquire(Stage.READ)).isTrue();
    JdbcClient.create(database)
        .sql("update stage_lease set lease_until = current_timestamp - interval '1' second")
        .update();

    assertThat(new StageLeases(database).acquire(Stage.READ)).isTrue();
  }
}
