package org.vigie.harvest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.message.Message;
import org.vigie.source.Health;
import org.vigie.source.SourceId;

/**
 * Judges a source that answered well: whether it has been silent for longer than its own rhythm
 * allows, lists only old things, or gives files without words.
 */
public final class Silence {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Fewer days with news than this are no rhythm yet. */
  private static final int FEWEST_DAYS = 6;

  /** A long week-end and its bridge are no silence. */
  private static final int SHORTEST_SILENCE = 5;

  private static final int FEWEST_DOCUMENTS = 5;

  /** Characters a page; a page of French prose has 2,000 to 3,000. */
  private static final int THIN_PAGE = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  public Silence(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is wrong although everything was answered; empty where nothing is. */
  Optional<Verdict> judge(SourceId source) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), PARIS);
    List<LocalDate> newDays = daysWithNews(source);
    // all that a source held when it was first read came on one day: that is not its rhythm
    return judge("harvest.stale", newDays.isEmpty() ? newDays : rest(newDays), today)
        .or(() -> judge("harvest.stale-dates", publishedDays(source, today), today))
        .or(() -> thinTexts(source));
  }

  private static Optional<Verdict> judge(String key, List<LocalDate> days, LocalDate today) {
    if (days.size() < FEWEST_DAYS) {
      return Optional.empty();
    }
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      gaps.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
    }
    gaps.sort(null);
    // nine of ten gaps are no longer than this one
    long usual = gaps.get((gaps.size() * 9 - 1) / 10);
    long silence = ChronoUnit.DAYS.between(days.getLast(), today);
    return silence <= Math.max(SHORTEST_SILENCE, 2 * usual + 1)
        ? Optional.empty()
        : Optional.of(new Verdict(Health.STALE, Message.of(key, silence, usual, days.getLast())));
  }

  private Optional<Verdict> thinTexts(SourceId source) {
    return jdbc.sql(
            """
            select count(*) as documents,
                   coalesce(sum(case when x.characters < :thin * x.pages then 1 else 0 end), 0)
                     as thin
              from document d
              join revision r on r.id = d.revision_id
              join publication p on p.id = r.publication_id
              join reading x on x.sha256 = d.sha256
             where p.source_id = :source and d.position > 0 and d.fetched_at >= :since
               and x.status in ('read', 'partly-read') and x.pages > 0
            """)
        .param("thin", THIN_PAGE)
        .param("source", source.value())
        .param("since", since(28))
        .query(
            (row, _) -> {
              long documents = row.getLong("documents");
              long thin = row.getLong("thin");
              return documents >= FEWEST_DOCUMENTS && thin * 10 >= documents * 8
                  ? Optional.of(
                      new Verdict(
                          Health.PARTIAL,
                          Message.of("harvest.thin-texts", thin, documents, THIN_PAGE)))
                  : Optional.<Verdict>empty();
            })
        .single();
  }

  private List<LocalDate> daysWithNews(SourceId source) {
    return jdbc.sql(
            """
            select distinct cast(first_seen_at at time zone 'Europe/Paris' as date) as on_day
              from publication
             where source_id = :source and first_seen_at >= :since
             order by on_day
            """)
        .param("source", source.value())
        .param("since", since(365))
        .query((row, _) -> row.getObject("on_day", LocalDate.class))
        .list();
  }

  /** A date in the future is a portal's slip, or a meeting that is announced. */
  private List<LocalDate> publishedDays(SourceId source, LocalDate today) {
    return jdbc.sql(
            """
            select distinct r.published_on as on_day
              from revision r join publication p on p.id = r.publication_id
             where p.source_id = :source and r.published_on between :from and :today
             order by on_day
            """)
        .param("source", source.value())
        .param("from", today.minusDays(365))
        .param("today", today)
        .query((row, _) -> row.getObject("on_day", LocalDate.class))
        .list();
  }

  private OffsetDateTime since(int days) {
    return clock.instant().minus(days, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
  }

  private static List<LocalDate> rest(List<LocalDate> days) {
    return days.subList(1, days.size());
  }
}
