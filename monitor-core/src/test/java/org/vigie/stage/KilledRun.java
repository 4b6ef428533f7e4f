package org.vigie.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vigie.database.Migrations;

/** The program that {@link KillTest} kills: all stages once, each event a line on its output. */
final class KilledRun {
  private KilledRun() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Consumer<String> heard =
        event -> {
          synchronized (System.out) {
            System.out.println("event " + event);
            System.out.flush();
          }
        };
    DataSource database = database(folder);
    Migrations.migrate(database);
    var portal = script(new FakePortal(heard));
    try (var world = new StageWorld(database, folder, portal, Clock.systemUTC(), heard)) {
      world.stages.runAll(List.of(), run -> {});
    }
    System.out.println("end");
  }

  static DataSource database(Path folder) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:"
            + folder.resolve("vigie")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
        "sa",
        "");
  }

  /** Texts as long as a page's: shorter ones make a source that was read before suspect. */
  static FakePortal script(FakePortal portal) {
    String rest =
        ", vu le code général des collectivités territoriales et la délibération du conseil";
    for (int act = 1; act <= 8; act++) {
      portal.publishes(
          "raa",
          "acte-" + act,
          "recueil " + act,
          "acte " + act + (act % 2 == 0 ? " : une caméra" : " : un budget") + rest,
          "annexe " + act + rest);
      portal.publishes("boamp", "26-" + act, act % 3 == 0 ? "achat d'une caméra" : "voirie " + act);
    }
    return portal;
  }

  /** Starts this program in a JVM of its own. */
  static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRun.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile()))
        .start();
  }
}
