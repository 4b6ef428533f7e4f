package org.vigie.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.database.TextColumn;
import org.vigie.message.Message;

/** The tables {@code source} and {@code source_run}. */
final class SourceStore {
  private static final String STATE =
      """
      select id, name, type, url, watched, paused, paused_reason, health, health_reason,
             health_since, last_run_at, last_success_at, last_new_at
        from source
      """;

  private static final String RUN =
      """
      select id, source_id, started_at, ended_at, health, reason,
             discovered, fetched, not_modified, failed
        from source_run
      """;

  private final JdbcClient jdbc;

  SourceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void unwatchAll() {
    jdbc.sql("update source set watched = false").update();
  }

  /** Update first, insert if it was not there: saving twice is harmless. */
  void save(Source source) {
    int known =
        jdbc.sql(
                """
                update source
                   set name = :name, type = :type, url = :url, definition = :definition,
                       watched = true
                 where id = :id
                """)
            .param("id", source.id().value())
            .param("name", source.name())
            .param("type", source.type())
            .param("url", source.url().toString())
            .param("definition", source.definition())
            .update();
    if (known == 0) {
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values (:id, :name, :type, :url, :definition)
              on conflict do nothing
              """)
          .param("id", source.id().value())
          .param("name", source.name())
          .param("type", source.type())
          .param("url", source.url().toString())
          .param("definition", source.definition())
          .update();
    }
  }

  List<SourceState> list() {
    return jdbc.sql(STATE + " order by name, id").query(SourceStore::state).list();
  }

  Optional<SourceState> find(SourceId id) {
    return jdbc.sql(STATE + " where id = :id")
        .param("id", id.value())
        .query(SourceStore::state)
        .optional();
  }

  void pause(SourceId id, String reason) {
    jdbc.sql("update source set paused = true, paused_reason = :reason where id = :id")
        .param("reason", TextColumn.fit(reason, 500))
        .param("id", id.value())
        .update();
  }

  void resume(SourceId id) {
    jdbc.sql("update source set paused = false, paused_reason = null where id = :id")
        .param("id", id.value())
        .update();
  }

  Checkpoint checkpoint(SourceId id) {
    return jdbc.sql("select coalesce(checkpoint, '') from source where id = :id")
        .param("id", id.value())
        .query(String.class)
        .optional()
        .map(Checkpoint::new)
        .orElse(Checkpoint.NONE);
  }

  void saveCheckpoint(SourceId id, Checkpoint next) {
    jdbc.sql("update source set checkpoint = :checkpoint where id = :id")
        .param("checkpoint", next.value())
        .param("id", id.value())
        .update();
  }

  void closeInterrupted(SourceId id, Message reason, Instant now) {
    jdbc.sql(
            """
            update source_run set ended_at = :now, health = :health, reason = :reason
             where source_id = :id and ended_at is null
            """)
        .param("now", at(now))
        .param("health", Health.PARTIAL.id())
        .param("reason", reason.store())
        .param("id", id.value())
        .update();
  }

  long beginRun(SourceId id, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql("insert into source_run (source_id, started_at) values (:id, :now)")
        .param("id", id.value())
        .param("now", at(now))
        .update(key, "id");
    return Objects.requireNonNull(key.getKeyAs(Long.class));
  }

  void recordProgress(long run, SourceRun.Counts counts) {
    jdbc.sql(
            """
            update source_run
               set discovered = :discovered, fetched = :fetched, not_modified = :notModified,
                   failed = :failed
             where id = :id
            """)
        .param("discovered", counts.discovered())
        .param("fetched", counts.fetched())
        .param("notModified", counts.notModified())
        .param("failed", counts.failed())
        .param("id", run)
        .update();
  }

  void endRun(long run, Health health, Message reason, SourceRun.Counts counts, Instant now) {
    recordProgress(run, counts);
    jdbc.sql(
            """
            update source_run set ended_at = :now, health = :health, reason = :reason
             where id = :id
            """)
        .param("now", at(now))
        .param("health", health.id())
        .param("reason", TextColumn.fitOrNull(reason, 2000))
        .param("id", run)
        .update();
  }

  void recordHealth(SourceId id, Health health, Message reason, boolean news, Instant now) {
    boolean success = health == Health.OK || health == Health.EMPTY;
    jdbc.sql(
            """
            update source
               set health_since = case when health = :health then health_since else :now end,
                   health = :health, health_reason = :reason, last_run_at = :now,
                   last_success_at = case when :success then :now else last_success_at end,
                   last_new_at = case when :news then :now else last_new_at end
             where id = :id
            """)
        .param("health", health.id())
        .param("reason", TextColumn.fitOrNull(reason, 2000))
        .param("success", success)
        .param("news", news)
        .param("now", at(now))
        .param("id", id.value())
        .update();
  }

  SourceRun run(long run) {
    return jdbc.sql(RUN + " where id = :id").param("id", run).query(SourceStore::run).single();
  }

  List<SourceRun> runs(SourceId id, int most) {
    return jdbc.sql(RUN + " where source_id = :id order by started_at desc, id desc limit :most")
        .param("id", id.value())
        .param("most", most)
        .query(SourceStore::run)
        .list();
  }

  private static SourceState state(ResultSet row, int number) throws SQLException {
    boolean paused = row.getBoolean("paused");
    return new SourceState(
        new SourceId(row.getString("id")),
        row.getString("name"),
        row.getString("type"),
        row.getString("url"),
        row.getBoolean("watched"),
        paused,
        row.getString("paused_reason"),
        paused ? Health.PAUSED : health(row.getString("health")),
        Message.restore(row.getString("health_reason")),
        instant(row, "health_since"),
        instant(row, "last_run_at"),
        instant(row, "last_success_at"),
        instant(row, "last_new_at"));
  }

  private static SourceRun run(ResultSet row, int number) throws SQLException {
    return new SourceRun(
        row.getLong("id"),
        new SourceId(row.getString("source_id")),
        row.getTimestamp("started_at").toInstant(),
        instant(row, "ended_at"),
        health(row.getString("health")),
        Message.restore(row.getString("reason")),
        row.getInt("discovered"),
        row.getInt("fetched"),
        row.getInt("not_modified"),
        row.getInt("failed"));
  }

  private static @Nullable Health health(@Nullable String id) {
    return id == null ? null : Health.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
