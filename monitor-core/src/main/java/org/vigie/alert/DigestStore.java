package org.vigie.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** What a digest is made of, and the table digest. */
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

  /** A subscription with alerts that were not told yet. */
  record Waiting(
      long subscriptionId,
      long subscriberId,
      Rhythm rhythm,
      int hour,
      @Nullable LocalDate pausedUntil,
      Instant oldest) {
    boolean isDue(Instant now) {
      boolean paused =
          pausedUntil != null && pausedUntil.isAfter(now.atZone(Rhythm.PARIS).toLocalDate());
      return !paused && !oldest.isAfter(rhythm.lastMoment(now, hour));
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
            select s.id, s.subscriber_id, s.rhythm, s.send_hour, s.paused_until,
                   min(a.raised_at) as oldest
              from alert a join subscription s on s.id = a.subscription_id
             where a.digest_id is null and s.state = 'ACTIVE'
            """
                + (" and " + SHOWN + " is not null ")
                + whose
                + """
                 group by s.id, s.subscriber_id, s.rhythm, s.send_hour, s.paused_until
                 order by s.subscriber_id, s.id
                """)
        .query(
            (row, number) ->
                new Waiting(
                    row.getLong("id"),
                    row.getLong("subscriber_id"),
                    Rhythm.valueOf(row.getString("rhythm")),
                    row.getInt("send_hour"),
                    row.getObject("paused_until", LocalDate.class),
                    Sql.instant(row, "oldest")))
        .list();
  }

  /** An alert that was not told yet. */
  record Owed(long alertId, long subscriptionId, long publicationId, long matchId) {}

  /** All alerts to this person that were not told yet, paused and later ones included. */
  List<Owed> owedTo(long subscriberId) {
    return jdbc.sql(
            """
            select a.id, a.subscription_id, a.publication_id, %1$s as match_id
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
                    row.getLong("match_id")))
        .list();
  }

  /** What is told of a match, as it is kept. */
  record Told(
      long matchId,
      long publicationId,
      long revisionId,
      String family,
      int score,
      String title,
      String kind,
      @Nullable String buyer,
      String url,
      @Nullable LocalDate publishedOn,
      @Nullable Instant deadlineAt,
      @Nullable BigDecimal amount,
      @Nullable Long dossierId) {}

  List<Told> told(Collection<Long> matchIds) {
    return jdbc.sql(
            """
            select m.id, m.publication_id, m.revision_id, m.family, m.score, r.title, r.kind,
                   r.buyer_name, r.url, r.published_on, r.deadline_at, r.amount, d.dossier_id
              from match_found m
              join revision r on r.id = m.revision_id
              left join dossier_publication d on d.publication_id = m.publication_id
             where m.id in (:matches)
             order by m.id
            """)
        .param("matches", matchIds)
        .query(DigestStore::toldRow)
        .list();
  }

  private static Told toldRow(ResultSet row, int number) throws SQLException {
    long dossier = row.getLong("dossier_id");
    return new Told(
        row.getLong("id"),
        row.getLong("publication_id"),
        row.getLong("revision_id"),
        row.getString("family"),
        row.getInt("score"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("buyer_name"),
        row.getString("url"),
        row.getObject("published_on", LocalDate.class),
        Sql.instantOrNull(row, "deadline_at"),
        row.getBigDecimal("amount"),
        dossier == 0 ? null : dossier);
  }

  /** Names of the rules that matched the revision, in the language asked for. */
  List<String> rulesOf(long revisionId, String language) {
    return jdbc.sql(
            """
            select distinct case when :language = 'en' then u.name_en else u.name_fr end as name
              from match_found m join rule_revision u on u.id = m.rule_revision_id
             where m.revision_id = :revision and m.shown
             order by 1
            """)
        .param("language", language)
        .param("revision", revisionId)
        .query((row, number) -> row.getString("name"))
        .list();
  }

  /** The strongest hit of a match and the document it is in. */
  record FoundIn(String excerpt, int start, int end, int page, String documentUrl) {}

  Optional<FoundIn> strongestHit(long matchId) {
    return jdbc.sql(
            """
            select h.excerpt, h.start_offset - h.excerpt_start as hit_start,
                   h.end_offset - h.excerpt_start as hit_end, h.page, d.url
              from hit h join document d on d.id = h.document_id
             where h.match_id = :match
             order by h.companion, h.ordinal limit 1
            """)
        .param("match", matchId)
        .query(
            (row, number) ->
                new FoundIn(
                    row.getString("excerpt"),
                    row.getInt("hit_start"),
                    row.getInt("hit_end"),
                    row.getInt("page"),
                    row.getString("url")))
        .optional();
  }

  /** When something of the same dossier was first told to this person. */
  Optional<Instant> reportedBefore(long subscriberId, long dossierId, long publicationId) {
    return jdbc.sql(
            """
            select min(d.composed_at) as told_at
              from digest d
              join alert a on a.digest_id = d.id
              join dossier_publication p on p.publication_id = a.publication_id
             where d.subscriber_id = :subscriber
               and p.dossier_id = :dossier
               and p.publication_id <> :publication
            """)
        .param("subscriber", subscriberId)
        .param("dossier", dossierId)
        .param("publication", publicationId)
        .query((row, number) -> Optional.ofNullable(Sql.instantOrNull(row, "told_at")))
        .single();
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
    jdbc.sql("update alert set digest_id = :digest where id in (:alerts)")
        .param("digest", digestId)
        .param("alerts", alertIds)
        .update();
    jdbc.sql("update subscription set last_sent_at = :now where id in (:subscriptions)")
        .param("now", Sql.utc(now))
        .param("subscriptions", subscriptionIds)
        .update();
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
