package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Everything that the pages read and write, on PostgreSQL. */
@TestPropertySource(properties = "test.database=POSTGRESQL")
class PagesOnPostgresIT extends PagesIT {
  @Autowired private JdbcClient database;

  @Test
  void the_database_is_a_postgresql() {
    assertThat(database.sql("select version()").query(String.class).single())
        .startsWith("PostgreSQL");
  }
}
