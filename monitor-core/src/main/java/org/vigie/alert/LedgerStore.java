package org.vigie.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was read since some moment, and what cannot be. */
final class LedgerStore {
  private final JdbcClient jdbc;

  LedgerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Numbers of documents read since then, by reading status as stored. */
  Map<String, Integer> readingsSince(Instant since) {
    return jdbc
        .sql(
            "select status, count(*) as documents from reading where read_at > :since group by"
                + " status")
        .param("since", Sql.utc(since))
        .query((row, number) -> Map.entry(row.getString("status"), row.getInt("documents")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  int pagesSince(Instant since) {
    return jdbc.sql("select coalesce(sum(pages), 0) from reading where read_at > :since")
        .param("since", Sql.utc(since))
        .query(Integer.class)
        .single();
  }

  int sourcesReadSince(Instant since) {
    return jdbc.sql("select count(distinct source_id) from source_run where ended_at > :since")
        .param("since", Sql.utc(since))
        .query(Integer.class)
        .single();
  }

  /** A source that is not well. */
  record Unwell(String name, String health, @Nullable Instant since) {}

  List<Unwell> unwell() {
    return jdbc.sql(
            """
            select name, health, health_since from source
             where health is not null and not paused
               and lower(replace(health, '_', '-')) not in ('ok', 'stale', 'paused', 'empty')
             order by health_since, id
            """)
        .query(
            (row, number) ->
                new Unwell(
                    row.getString("name"),
                    row.getString("health"),
                    Sql.instantOrNull(row, "health_since")))
        .list();
  }
}
