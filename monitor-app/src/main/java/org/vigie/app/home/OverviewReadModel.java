package org.vigie.app.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;

/** What the admin's overview counts. */
@Component
class OverviewReadModel {
  private final JdbcClient jdbc;
  private final Clock clock;

  OverviewReadModel(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A source in trouble. */
  record Trouble(String id, String name, Badge badge, String reason, String since) {}

  /**
   * @param stuck mails that failed for good or were deferred
   * @param oldestUnread when the document that waits longest was fetched; empty where none waits
   * @param oldestMail when the mail that waits longest was written; empty where none waits
   * @param lastRead the end of the latest harvest of any source; empty before the first
   */
  record Overview(
      List<Trouble> troubles,
      long stuck,
      String oldestUnread,
      String oldestMail,
      String lastRead,
      long publications,
      long finds,
      long mails) {
    /** True where nothing waits for an admin. */
    public boolean well() {
      return troubles.isEmpty() && stuck == 0;
    }
  }

  Overview overview(Say say) {
    OffsetDateTime month = clock.instant().minus(Duration.ofDays(28)).atOffset(ZoneOffset.UTC);
    return jdbc.sql(
            """
            select
              (select count(*) from outbox where lower(state) in ('failed', 'refused', 'deferred'))
                as stuck,
              (select min(d.fetched_at) from document d
                where d.sha256 is not null
                  and not exists (select 1 from reading o where o.sha256 = d.sha256)) as unread,
              (select min(created_at) from outbox
                where sent_at is null and lower(state) not in ('failed', 'refused')) as unsent,
              (select max(last_run_at) from source) as last_read,
              (select count(*) from publication where first_seen_at > :month) as publications,
              (select count(distinct publication_id) from match_found where found_at > :month)
                as finds,
              (select count(*) from outbox where sent_at > :month) as mails
            """)
        .param("month", month)
        .query(
            (row, _) ->
                new Overview(
                    troubles(say),
                    row.getLong("stuck"),
                    moment(row.getObject("unread", OffsetDateTime.class), say),
                    moment(row.getObject("unsent", OffsetDateTime.class), say),
                    moment(row.getObject("last_read", OffsetDateTime.class), say),
                    row.getLong("publications"),
                    row.getLong("finds"),
                    row.getLong("mails")))
        .single();
  }

  private List<Trouble> troubles(Say say) {
    return jdbc.sql(
            """
            select id, name, health, health_reason, health_since from source
            where not paused and health is not null and lower(health) <> 'ok'
            order by health_since, id
            """)
        .query(
            (row, _) ->
                new Trouble(
                    row.getString("id"),
                    row.getString("name"),
                    Badge.health(
                        say, row.getString("health").toLowerCase(Locale.ROOT).replace('_', '-')),
                    say.stored(row.getString("health_reason")),
                    day(row.getObject("health_since", OffsetDateTime.class), say)))
        .list();
  }

  private static String moment(@Nullable OffsetDateTime time, Say say) {
    return time == null ? "" : say.moment(time.toInstant());
  }

  private static String day(@Nullable OffsetDateTime time, Say say) {
    Instant instant = time == null ? null : time.toInstant();
    return instant == null ? "" : say.date(say.dayOf(instant));
  }
}
