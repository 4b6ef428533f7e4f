package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** What is owed to whom, and the table digest of what was told. */
final class DigestStore {
  /**
   * The match that an alert tells of: its own while that is shown, else the strongest of the
   * publication that still concerns the subscription; null where there is none.
   */
  private static final String SHOWN =
      """
      (select m.id from match_found m
        where m.publication_id = a.publication_id and m.shown
          and (m.id = a.match_id or s.families = ''
               or position(' ' || m.family || ' ' in ' ' || s.families || ' ') > 0)
        order by case when m.id = a.match_id then 0 else 1 end, m.score desc, m.id limit 1)
      """;

  private final JdbcClient jdbc;

  DigestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A subscription with alerts that were not told yet, or that wants to hear that there are none.
   *
   * @param oldest null where nothing is owed
   * @param heardAt when the last mail left, else when it was confirmed
   */
  record Waiting(
      long subscriptionId,
      long subscriberId,
      Rhythm rhythm,
      int hour,
      ZoneId zone,
      @Nullable LocalDate pausedUntil,
      @Nullable Instant oldest,
      boolean heartbeat,
      Instant heardAt) {
    boolean isDue(Instant now) {
      boolean paused = pausedUntil != null && pausedUntil.isAfter(now.atZone(zone).toLocalDate());
      return !paused && (isOwed(now) || isSilent(now));
    }

    private boolean isOwed(Instant now) {
      return oldest != null && !oldest.isAfter(rhythm.lastMoment(now, hour, zone));
    }

    private boolean isSilent(Instant now) {
      Rhythm sign = rhythm == Rhythm.AT_ONCE ? Rhythm.WEEKLY : rhythm;
      return heartbeat && heardAt.isBefore(sign.lastMoment(now, hour, zone));
    }
  }

  List<Waiting> waiting() {
    return waiting("");
  }

  List<Waiting> waitingFor(long subscriberId) {
    return waiting(" and s.subscriber_id = " + subscriberId);
  }

  private List<Waiting> waiting(String whose) {
    return jdbc.sql(
            """
            select s.id, s.subscriber_id, s.rhythm, s.send_hour, s.zone, s.paused_until, s.heartbeat,
                   coalesce(s.last_sent_at, s.confirmed_at) as heard_at, min(a.raised_at) as oldest
              from subscription s
              left join alert a on a.subscription_id = s.id and a.digest_id is null
                                   and %s is not null
             where s.state = 'ACTIVE' and (a.id is not null or s.heartbeat)
            """
                    .formatted(SHOWN)
                + whose
                + """
                 group by s.id, s.subscriber_id, s.rhythm, s.send_hour, s.zone, s.paused_until,
                          s.heartbeat, s.last_sent_at, s.confirmed_at
                 order by s.subscriber_id, s.id
                """)
        .query(
            (row, number) ->
                new Waiting(
                    row.getLong("id"),
                    row.getLong("subscriber_id"),
                    Rhythm.valueOf(row.getString("rhythm")),
                    row.getInt("send_hour"),
                    ZoneId.of(row.getString("zone")),
                    row.getObject("paused_until", LocalDate.class),
                    Sql.instantOrNull(row, "oldest"),
                    row.getBoolean("heartbeat"),
                    Sql.instant(row, "heard_at")))
        .list();
  }

  /**
   * An alert that was not told yet.
   *
   * @param changes names of the facts that changed
   */
  record Owed(
      long alertId,
      long subscriptionId,
      long publicationId,
      long matchId,
      News news,
      List<String> changes,
      Instant raisedAt) {}

  /** All alerts to this person that were not told yet, paused and later ones included. */
  List<Owed> owedTo(long subscriberId) {
    return jdbc.sql(
            """
            select a.id, a.subscription_id, a.publication_id, %1$s as match_id, a.news, a.changes,
                   a.raised_at
              from alert a join subscription s on s.id = a.subscription_id
             where a.digest_id is null and s.state = 'ACTIVE' and s.subscriber_id = :subscriber
               and %1$s is not null
             order by a.id
            """
                .formatted(SHOWN))
        .param("subscriber", subscriberId)
        .query(
            (row, number) ->
                new Owed(
                    row.getLong("id"),
                    row.getLong("subscription_id"),
                    row.getLong("publication_id"),
                    row.getLong("match_id"),
                    News.valueOf(row.getString("news")),
                    Stream.of(row.getString("changes").split(" ", -1))
                        .filter(change -> !change.isEmpty())
                        .toList(),
                    Sql.instant(row, "raised_at")))
        .list();
  }

  /** When each of some publications was first told to this person. */
  Map<Long, Instant> toldAt(long subscriberId, Collection<Long> publicationIds) {
    return first(
        """
        select a.publication_id as told, min(d.composed_at) as told_at
          from digest d join alert a on a.digest_id = d.id
         where d.subscriber_id = :subscriber and a.publication_id in (:ids)
         group by a.publication_id
        """,
        subscriberId,
        publicationIds);
  }

  /** When something of each of some dossiers was first told to this person. */
  Map<Long, Instant> dossiersToldAt(long subscriberId, Collection<Long> dossierIds) {
    return first(
        """
        select p.dossier_id as told, min(d.composed_at) as told_at
          from digest d
          join alert a on a.digest_id = d.id
          join dossier_publication p on p.publication_id = a.publication_id
         where d.subscriber_id = :subscriber and p.dossier_id in (:ids)
         group by p.dossier_id
        """,
        subscriberId,
        dossierIds);
  }

  private Map<Long, Instant> first(String sql, long subscriberId, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(sql)
        .param("subscriber", subscriberId)
        .param("ids", ids)
        .query((row, number) -> Map.entry(row.getLong("told"), Sql.instant(row, "told_at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** When the digest before this one was composed. */
  Optional<Instant> digestBefore(long digestId, long subscriberId) {
    return jdbc.sql(
            """
            select max(composed_at) as last_at from digest
             where subscriber_id = :subscriber and id <> :digest
            """)
        .param("subscriber", subscriberId)
        .param("digest", digestId)
        .query((row, number) -> Optional.ofNullable(Sql.instantOrNull(row, "last_at")))
        .single();
  }

  long addDigest(long subscriberId, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql("insert into digest (subscriber_id, composed_at) values (:subscriber, :now)")
        .param("subscriber", subscriberId)
        .param("now", Sql.utc(now))
        .update(key, "id");
    return Sql.id(key);
  }

  void markTold(
      Collection<Long> alertIds, Collection<Long> subscriptionIds, long digestId, Instant now) {
    if (!alertIds.isEmpty()) {
      jdbc.sql("update alert set digest_id = :digest where id in (:alerts)")
          .param("digest", digestId)
          .param("alerts", alertIds)
          .update();
    }
    jdbc.sql("update subscription set last_sent_at = :now where id in (:subscriptions)")
        .param("now", Sql.utc(now))
        .param("subscriptions", subscriptionIds)
        .update();
  }
}
