package org.vigie.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.message.Message;

/** The table {@code incident}. */
final class IncidentStore {
  private static final Duration SAME_INCIDENT = Duration.ofDays(1);
  private static final Duration EMPTY_FOR = Duration.ofDays(2);

  private static final String INCIDENT =
      """
      select i.id, i.source_id, s.name, i.cause, i.reason, i.opened_at, i.solved_at,
             (select count(distinct r.publication_id)
                from revision r join publication p on p.id = r.publication_id
               where p.source_id = i.source_id and r.seen_at >= i.opened_at) as caught_up
        from incident i join source s on s.id = i.source_id
      """;

  /** In difficulty, and for long enough to be told of. */
  private static final String TROUBLED =
      """
      select s.id, s.health, s.health_reason, s.health_since
        from source s
       where s.watched and not s.paused
         and (s.health in ('blocked', 'changed-layout', 'stale')
              or s.health in ('unreachable', 'partial') and s.health_since < s.last_run_at
              or s.health = 'empty' and s.health_since < :emptySince)
         and not exists (select 1 from incident i
                          where i.source_id = s.id and i.solved_at is null)
       order by s.health_since, s.id
       limit 1
      """;

  /** Where the source is not watched any more there is nothing to solve either. */
  private static final String OVER =
      """
       where i.solved_at is null
         and (not s.watched or s.paused or s.health <> i.cause)
       order by i.id
       limit 1
      """;

  private final JdbcClient jdbc;

  IncidentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A source that needs an incident. */
  record Troubled(String source, String health, @Nullable String reason, Instant since) {}

  Optional<Troubled> nextTroubled(Instant now) {
    return jdbc.sql(TROUBLED)
        .param("emptySince", at(now.minus(EMPTY_FOR)))
        .query(
            (row, _) ->
                new Troubled(
                    row.getString("id"),
                    row.getString("health"),
                    row.getString("health_reason"),
                    row.getObject("health_since", OffsetDateTime.class).toInstant()))
        .optional();
  }

  Optional<Incident> nextOver() {
    return jdbc.sql(INCIDENT + OVER).query(IncidentStore::incident).optional();
  }

  /** The same cause within a day goes on with the same row, so that it is told once. */
  long open(Troubled troubled, Instant now) {
    Optional<Long> again =
        jdbc.sql(
                """
                select max(id) from incident
                 where source_id = :source and cause = :cause and solved_at >= :since
                having max(id) is not null
                """)
            .param("source", troubled.source())
            .param("cause", troubled.health())
            .param("since", at(now.minus(SAME_INCIDENT)))
            .query(Long.class)
            .optional();
    if (again.isPresent()) {
      jdbc.sql("update incident set solved_at = null where id = :id")
          .param("id", again.get())
          .update();
      return again.get();
    }
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into incident (source_id, cause, reason, opened_at)
            values (:source, :cause, :reason, :since)
            """)
        .param("source", troubled.source())
        .param("cause", troubled.health())
        .param("reason", troubled.reason())
        .param("since", at(troubled.since()))
        .update(key, "id");
    return Objects.requireNonNull(key.getKeyAs(Long.class));
  }

  void close(long id, Instant now) {
    jdbc.sql("update incident set solved_at = :now where id = :id")
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  boolean isWell(String source) {
    return jdbc.sql(
            "select count(*) from source where id = :id and health = 'ok' and watched and not"
                + " paused")
        .param("id", source)
        .query(Integer.class)
        .single()
        .equals(1);
  }

  /** True the first time only. */
  boolean tell(long id, String what) {
    String column = what.equals("told") ? "told" : "solved_told";
    return jdbc.sql(
                "update incident set %s = true where id = :id and not %s".formatted(column, column))
            .param("id", id)
            .update()
        == 1;
  }

  Incident byId(long id) {
    return jdbc.sql(INCIDENT + " where i.id = :id")
        .param("id", id)
        .query(IncidentStore::incident)
        .single();
  }

  List<Incident> latest(int most) {
    return jdbc.sql(
            INCIDENT
                + """
                 order by case when i.solved_at is null then 0 else 1 end, i.opened_at desc,
                          i.id desc
                 limit :most
                """)
        .param("most", most)
        .query(IncidentStore::incident)
        .list();
  }

  List<String> admins() {
    return jdbc.sql(
            "select email from account where lower(role) = 'admin' and not disabled order by id")
        .query((row, _) -> row.getString("email"))
        .list();
  }

  private static Incident incident(ResultSet row, int number) throws SQLException {
    OffsetDateTime solved = row.getObject("solved_at", OffsetDateTime.class);
    return new Incident(
        row.getLong("id"),
        row.getString("source_id"),
        row.getString("name"),
        row.getString("cause"),
        Message.restore(row.getString("reason")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        solved == null ? null : solved.toInstant(),
        row.getLong("caught_up"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
