package org.vigie.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {

  @ParameterizedTest
  @EnumSource
  void create_every_table_on_both_databases(TestDatabase database) {
    var jdbc = JdbcClient.create(database.fresh());

    for (String table :
        new String[] {
          "publication",
          "match_found",
          "outbox",
          "request_event",
          "batch_job_execution",
          "qrtz_triggers"
        }) {
      assertThat(jdbc.sql("select count(*) from " + table).query(Integer.class).single())
          .as(table)
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void can_be_applied_again(TestDatabase database) {
    var dataSource = database.fresh();

    Migrations.migrate(dataSource);

    assertThat(
            JdbcClient.create(dataSource)
                .sql("select count(*) from source")
                .query(Integer.class)
                .single())
        .isZero();
  }
}
