package org.vigie.app.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;

/** What the home page counts. */
@Component
class HomeReadModel {
  private static final int SOON = 5;

  private final JdbcClient jdbc;
  private final Clock clock;

  HomeReadModel(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param week publications found in the last seven days
   * @param finds publications found in all
   * @param sources that are watched
   * @param read of those, already read once
   * @param troubled of those, neither well nor paused
   */
  record Figures(long week, long finds, long sources, long read, long troubled) {}

  /** A family and how many publications it found. */
  record Family(String word, String href, long finds) {}

  /** A publication that can still be answered. */
  record Soon(String date, String iso, String href, String title, String buyer) {}

  Figures figures() {
    return jdbc.sql(
            """
            select
              (select count(distinct publication_id) from match_found
                where shown and found_at > :week) as week,
              (select count(distinct publication_id) from match_found where shown) as finds,
              (select count(*) from source) as sources,
              (select count(*) from source where last_run_at is not null) as read_once,
              (select count(*) from source where not paused and health is not null
                 and lower(health) <> 'ok') as troubled
            """)
        .param("week", utc(clock.instant().minus(Duration.ofDays(7))))
        .query(
            (row, _) ->
                new Figures(
                    row.getLong("week"),
                    row.getLong("finds"),
                    row.getLong("sources"),
                    row.getLong("read_once"),
                    row.getLong("troubled")))
        .single();
  }

  List<Family> families(Say say) {
    return jdbc.sql(
            """
            select family, count(distinct publication_id) as finds from match_found
             where shown
            group by family order by finds desc, family
            """)
        .query(
            (row, _) ->
                new Family(
                    say.word("family.", row.getString("family")),
                    "/recherche?famille=" + row.getString("family"),
                    row.getLong("finds")))
        .list();
  }

  List<Soon> soon(Say say) {
    return jdbc.sql(
            """
            select min(m.id) as id, r.title, r.buyer_name, r.deadline_at
            from revision r join match_found m on m.revision_id = r.id and m.shown
            where r.deadline_at > :now
              and r.number = (select max(x.number) from revision x
                              where x.publication_id = r.publication_id)
            group by r.id, r.title, r.buyer_name, r.deadline_at
            order by r.deadline_at, r.id limit :most
            """)
        .param("now", utc(clock.instant()))
        .param("most", SOON)
        .query(
            (row, _) -> {
              var day = say.dayOf(row.getObject("deadline_at", OffsetDateTime.class).toInstant());
              String buyer = row.getString("buyer_name");
              return new Soon(
                  say.date(day),
                  day.toString(),
                  "/reperages/" + row.getLong("id"),
                  Foreign.name(row.getString("title")),
                  buyer == null ? "" : Foreign.name(buyer));
            })
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
