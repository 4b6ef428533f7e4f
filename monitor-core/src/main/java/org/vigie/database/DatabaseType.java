package org.vigie.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The two databases that Vigie runs on; what differs between them is a method here. */
public enum DatabaseType {
  H2,
  POSTGRESQL;

  public static DatabaseType of(Connection connection) throws SQLException {
    return "H2".equals(connection.getMetaData().getDatabaseProductName()) ? H2 : POSTGRESQL;
  }

  /** The name that Spring Batch's and Quartz's own schema scripts use. */
  public String batchScript() {
    return this == H2
        ? "org/springframework/batch/core/schema-h2.sql"
        : "org/springframework/batch/core/schema-postgresql.sql";
  }

  public String quartzScript() {
    return this == H2
        ? "org/quartz/impl/jdbcjobstore/tables_h2.sql"
        : "org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  }
}
