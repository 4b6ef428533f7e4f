package org.vigie.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code rematch}. */
final class RematchStore {
  private final JdbcClient jdbc;

  RematchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(@Nullable String rule, boolean alerting, String by, Instant now) {
    jdbc.sql(
            """
            insert into rematch (rule_id, alerting, asked_by, asked_at)
            values (:rule, :alerting, :by, :now)
            """)
        .param("rule", rule)
        .param("alerting", alerting)
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Rematch> open() {
    return jdbc.sql("select * from rematch where ended_at is null order by id limit 1")
        .query((row, _) -> rematch(row))
        .optional();
  }

  List<Rematch> latest(int most) {
    return jdbc.sql("select * from rematch order by id desc limit :most")
        .param("most", most)
        .query((row, _) -> rematch(row))
        .list();
  }

  int cancel(Instant now) {
    return jdbc.sql(
            "update rematch set cancelled_at = :now, ended_at = :now where ended_at is null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void end(long rematch, Instant now) {
    jdbc.sql("update rematch set ended_at = :now where id = :id and ended_at is null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", rematch)
        .update();
  }

  Optional<Long> nextRevision(long rematch) {
    return jdbc.sql(
            """
            select r.id from revision r
             where r.matched_at is not null
               and r.id > (select reached from rematch where id = :rematch)
             order by r.id limit 1
            """)
        .param("rematch", rematch)
        .query(Long.class)
        .optional();
  }

  long countLeft(long rematch) {
    return jdbc.sql(
            """
            select count(*) from revision r
             where r.matched_at is not null
               and r.id > (select reached from rematch where id = :rematch)
            """)
        .param("rematch", rematch)
        .query(Long.class)
        .single();
  }

  void reached(long rematch, long revision, int found, int lost) {
    jdbc.sql(
            """
            update rematch set reached = :revision, found = found + :found, lost = lost + :lost
             where id = :id
            """)
        .param("revision", revision)
        .param("found", found)
        .param("lost", lost)
        .param("id", rematch)
        .update();
  }

  private static Rematch rematch(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Rematch(
        row.getLong("id"),
        row.getString("rule_id"),
        row.getBoolean("alerting"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getLong("found"),
        row.getLong("lost"),
        row.getObject("cancelled_at", OffsetDateTime.class) != null,
        ended == null ? null : ended.toInstant());
  }
}
