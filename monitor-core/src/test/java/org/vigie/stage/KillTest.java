package org.vigie.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.database.TestDatabase;

/** Kill -9 at random points, then again: the same as an undisturbed run. */
class KillTest {
  private static final int ROUNDS = Integer.getInteger("vigie.kill.rounds", 5);

  @TempDir Path killed;
  @TempDir Path undisturbed;

  @Test
  void killed_runs_end_where_an_undisturbed_one_does() throws Exception {
    long seed = Long.getLong("vigie.kill.seed", System.nanoTime());
    Random random = new Random(seed);
    int kills = 0;
    for (int round = 0; round < ROUNDS; round++) {
      if (killAfter(1 + random.nextInt(60))) {
        kills++;
      }
    }
    assertThat(kills).as("runs that were killed before their end").isPositive();
    assertThat(killAfter(Integer.MAX_VALUE))
        .as("seed %d; %s", seed, Files.readString(killed.resolve("errors.log")))
        .isFalse();

    var portal = KilledRun.script(FakePortal.silent());
    List<String> expected;
    try (var world =
        new StageWorld(
            TestDatabase.H2.fresh(), undisturbed, portal, Clock.systemUTC(), event -> {})) {
      world.stages.runAll(List.of(), run -> {});
      expected = world.found();
    }
    try (var world =
        new StageWorld(
            KilledRun.database(killed), killed, portal, Clock.systemUTC(), event -> {})) {
      assertThat(world.found()).as("seed %d; %s", seed, world.reasons()).isEqualTo(expected);
      assertThat(world.stages.runs(100))
          .as("seed %d: the killed runs are seen and closed", seed)
          .extracting(Stages.Run::state)
          .doesNotContain("running");
    }
  }

  /** Whether the run was killed; false where it came to its end before. */
  private boolean killAfter(int events) throws IOException, InterruptedException {
    Process run = KilledRun.start(killed);
    try (var lines = new BufferedReader(new InputStreamReader(run.getInputStream(), UTF_8))) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event") && ++seen >= events) {
          break;
        }
        if (line.equals("end")) {
          assertThat(run.waitFor()).isZero();
          return false;
        }
      }
    } finally {
      run.destroyForcibly().waitFor();
    }
    assertThat(events).as("events before the run died by itself").isLessThan(Integer.MAX_VALUE);
    return true;
  }
}
