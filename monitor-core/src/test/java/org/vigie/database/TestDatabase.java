package org.vigie.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated, empty database for a test, of each kind that Vigie runs on. The PostgreSQL is a real
 * server that starts once for all tests of a JVM; each call of {@link #fresh()} makes a database of
 * its own.
 */
public enum TestDatabase {
  H2 {
    @Override
    public DataSource fresh() {
      DataSource dataSource = Memory.named("test" + NEXT.incrementAndGet());
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement()) {
        for (String line : Memory.SCHEMA) {
          statement.execute(line);
        }
      } catch (SQLException cannotCopy) {
        throw new IllegalStateException("H2 refuses the migrated schema", cannotCopy);
      }
      return dataSource;
    }
  },
  POSTGRESQL {
    @Override
    public DataSource fresh() {
      String name = "test" + NEXT.incrementAndGet();
      EmbeddedPostgres server = Server.INSTANCE;
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name + " template " + Server.TEMPLATE);
      } catch (SQLException cannotCreate) {
        throw new IllegalStateException("PostgreSQL refuses a new database " + name, cannotCreate);
      }
      return server.getDatabase("postgres", name);
    }
  };

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** A new database with the current schema and no rows. */
  public abstract DataSource fresh();

  /** The schema is migrated once and copied after that, as PostgreSQL copies its template. */
  private static final class Memory {
    static final List<String> SCHEMA = migrated();

    static DataSource named(String name) {
      return JdbcConnectionPool.create(
          "jdbc:h2:mem:"
              + name
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
          "sa",
          "");
    }

    private static List<String> migrated() {
      DataSource template = named("template");
      Migrations.migrate(template);
      return JdbcClient.create(template)
          .sql("script")
          .query((row, number) -> row.getString(1))
          .list()
          .stream()
          .filter(line -> !line.contains("CREATE USER"))
          .toList();
    }
  }

  private static final class Server {
    static final String TEMPLATE = "vigie_template";
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("create database " + TEMPLATE);
        }
        Migrations.migrate(server.getDatabase("postgres", TEMPLATE));
        return server;
      } catch (IOException cannotStart) {
        throw new UncheckedIOException("the embedded PostgreSQL does not start", cannotStart);
      } catch (SQLException cannotCreate) {
        throw new IllegalStateException("PostgreSQL refuses the template database", cannotCreate);
      }
    }
  }
}
