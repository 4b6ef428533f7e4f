package org.vigie.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Brings a database to the current schema. Each feature's SQL is in {@code db/migration/<feature>};
 * the tables of Spring Batch and Quartz come from their own scripts, run once like any migration.
 */
public final class Migrations {
  private Migrations() {}

  /** Adds Vigie's migrations to a Flyway configuration. */
  public static FluentConfiguration addTo(FluentConfiguration configuration) {
    return configuration
        .locations("classpath:db/migration")
        .javaMigrations(
            new VendorScript("001", "Batch tables") {
              @Override
              String script(DatabaseType type) {
                return type.batchScript();
              }
            },
            new VendorScript("002", "Quartz tables") {
              @Override
              String script(DatabaseType type) {
                return type.quartzScript();
              }
            })
        .loggers("slf4j");
  }

  public static void migrate(DataSource dataSource) {
    addTo(Flyway.configure()).dataSource(dataSource).load().migrate();
  }

  private abstract static class VendorScript extends BaseJavaMigration {
    private final MigrationVersion version;
    private final String description;

    VendorScript(String version, String description) {
      this.version = MigrationVersion.fromVersion(version);
      this.description = description;
    }

    abstract String script(DatabaseType type);

    @Override
    protected void init() {
      // The version and description are given, not read from a class name.
    }

    @Override
    public MigrationVersion getVersion() {
      return version;
    }

    @Override
    public String getDescription() {
      return description;
    }

    @Override
    public void migrate(Context context) throws Exception {
      var connection = context.getConnection();
      ScriptUtils.executeSqlScript(
          connection, new ClassPathResource(script(DatabaseType.of(connection))));
    }
  }
}
