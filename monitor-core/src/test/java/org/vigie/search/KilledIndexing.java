package org.vigie.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vigie.database.Migrations;

/**
 * The program that a test kills: indexes what there is, settles everything again and indexes on,
 * for ever. A line on its output says that it is at work.
 */
final class KilledIndexing {
  static final int PUBLICATIONS = 120;

  private KilledIndexing() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    ReadPublications publications = publications(folder);
    ArchiveSearch search = publications.search(folder.resolve("index"));
    while (true) {
      System.out.println("at work");
      search.catchUp();
      publications
          .jdbc
          .sql(
              """
              insert into search_change (revision_id, changed_at)
              select id, matched_at from revision
              """)
          .update();
    }
  }

  static void fill(Path folder) {
    Migrations.migrate(database(folder));
    ReadPublications publications = publications(folder);
    publications.source();
    publications.transactions.executeWithoutResult(
        _ -> {
          for (int i = 0; i < PUBLICATIONS; i++) {
            publications.publish("26-" + i, "Pose de caméras, lot " + i, "Annexe du lot " + i);
            publications.settle("26-" + i);
          }
        });
    // the file has one owner at a time
    publications.jdbc.sql("shutdown").update();
  }

  static ReadPublications publications(Path folder) {
    return new ReadPublications(database(folder), folder);
  }

  private static DataSource database(Path folder) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:"
            + folder.resolve("vigie")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "sa",
        "");
  }

  /** True where it was at work when it was killed; false where it ended by itself before. */
  static boolean killAfter(Path folder, int lines) throws IOException, InterruptedException {
    Process indexing =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIndexing.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile()))
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(indexing.getInputStream(), StandardCharsets.UTF_8))) {
      int seen = 0;
      while (seen < lines && output.readLine() != null) {
        seen++;
      }
      return seen == lines;
    } finally {
      indexing.destroyForcibly().waitFor();
    }
  }
}
