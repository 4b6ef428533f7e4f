package org.vigie.app.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sources and their ledger as pages read them. */
@Component
class SourceReadModel {
  private static final String SELECT =
      """
      select s.id, s.name, s.type, s.url, s.definition, s.paused, s.paused_reason, s.health,
             s.health_reason, s.health_since, s.last_run_at, s.last_success_at, s.last_new_at,
             (select count(*) from publication p where p.source_id = s.id) as publications,
             (select count(*) from publication p
               where p.source_id = s.id and p.first_seen_at > :week) as this_week
      from source s
      """;

  private final JdbcClient jdbc;

  SourceReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(
      String id,
      String name,
      String type,
      String url,
      String definition,
      boolean paused,
      @Nullable String pausedReason,
      @Nullable String health,
      @Nullable String healthReason,
      @Nullable Instant healthSince,
      @Nullable Instant lastRunAt,
      @Nullable Instant lastSuccessAt,
      @Nullable Instant lastNewAt,
      long publications,
      long thisWeek) {}

  /** One line of the ledger. */
  record Run(
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String health,
      @Nullable String reason,
      int discovered,
      int fetched,
      int notModified,
      int failed) {}

  /**
   * @param since start of the week that new publications are counted in
   */
  List<Row> all(Instant since) {
    return jdbc.sql(SELECT + " order by s.name, s.id")
        .param("week", since.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row(row))
        .list();
  }

  Optional<Row> byId(String id, Instant since) {
    return jdbc.sql(SELECT + " where s.id = :id")
        .param("week", since.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  List<Run> runs(String id, int most) {
    return jdbc.sql(
            """
            select started_at, ended_at, health, reason, discovered, fetched, not_modified, failed
            from source_run where source_id = :id
            order by started_at desc limit :most
            """)
        .param("id", id)
        .param("most", most)
        .query(
            (row, _) ->
                new Run(
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    instant(row, "ended_at"),
                    row.getString("health"),
                    row.getString("reason"),
                    row.getInt("discovered"),
                    row.getInt("fetched"),
                    row.getInt("not_modified"),
                    row.getInt("failed")))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("name"),
        row.getString("type"),
        row.getString("url"),
        row.getString("definition"),
        row.getBoolean("paused"),
        row.getString("paused_reason"),
        row.getString("health"),
        row.getString("health_reason"),
        instant(row, "health_since"),
        instant(row, "last_run_at"),
        instant(row, "last_success_at"),
        instant(row, "last_new_at"),
        row.getLong("publications"),
        row.getLong("this_week"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
