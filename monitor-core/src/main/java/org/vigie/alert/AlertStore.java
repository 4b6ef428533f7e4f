package org.vigie.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;

/** The table alert, and how far the matches have been turned into alerts. */
final class AlertStore {
  /** No subscription has it; an empty list would not be SQL. */
  private static final Set<PlaceCode> NOWHERE = Set.of(new PlaceCode(PlaceCode.Kind.COMMUNE, ""));

  private final JdbcClient jdbc;

  AlertStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param siren of the buyer; empty where the portal does not say
   * @param isOld published before its source was watched
   */
  record NewMatch(
      long id,
      long publicationId,
      String family,
      PublicationKind kind,
      String siren,
      Instant foundAt,
      boolean isOld) {}

  /**
   * The oldest matches that nobody has looked at, for this transaction alone. One that is not shown
   * waits: should an admin show it again, it is still owed.
   *
   * <p>A source's first harvest brings what it had published for years. Until a run of it that
   * discovered something has ended, only what was published in the days before counts as news.
   *
   * @param freshDays how many days before a source's first run
   */
  List<NewMatch> nextUnalerted(int most, int freshDays) {
    List<Long> ids =
        jdbc.sql(
                """
                select id from match_found where alerted_at is null and shown
                 order by id limit :most for update skip locked
                """)
            .param("most", most)
            .query((row, number) -> row.getLong("id"))
            .list();
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select m.id, m.publication_id, m.family, m.found_at, r.kind, r.buyer_siret,
                       coalesce(r.published_on, r.signed_on) as on_date,
                       (select min(x.started_at) from source_run x
                         where x.source_id = p.source_id
                           and not exists (select 1 from source_run e
                                            where e.source_id = p.source_id and e.discovered > 0
                                              and e.ended_at < r.seen_at)) as first_run
                  from match_found m
                  join publication p on p.id = m.publication_id
                  join revision r on r.id = m.revision_id
                 where m.id in (:ids)
                 order by m.id
                """)
            .param("ids", ids)
            .query((row, number) -> newMatch(row, freshDays))
            .list();
  }

  private static NewMatch newMatch(ResultSet row, int freshDays) throws SQLException {
    String siret = row.getString("buyer_siret");
    return new NewMatch(
        row.getLong("id"),
        row.getLong("publication_id"),
        row.getString("family"),
        kind(row.getString("kind")),
        siret == null || siret.length() < 9 ? "" : siret.substring(0, 9),
        Sql.instant(row, "found_at"),
        isOld(
            Sql.instantOrNull(row, "first_run"),
            row.getObject("on_date", LocalDate.class),
            freshDays));
  }

  /** In a first harvest, what has no date may have been there for ever. */
  private static boolean isOld(
      @Nullable Instant firstRun, @Nullable LocalDate publishedOn, int freshDays) {
    return firstRun != null
        && (publishedOn == null
            || publishedOn.isBefore(
                firstRun.atZone(Rhythm.PARIS).toLocalDate().minusDays(freshDays)));
  }

  static PublicationKind kind(String stored) {
    return PublicationKind.valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  List<PlaceCode> placesOf(long matchId, long publicationId) {
    return jdbc.sql(
            """
            select kind, code from publication_place where publication_id = :publication
            union
            select kind, code from match_place where match_id = :match
            """)
        .param("publication", publicationId)
        .param("match", matchId)
        .query(
            (row, number) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  /** The searches that somebody waits on. */
  List<String> searches() {
    return jdbc.sql(
            "select distinct search from subscription where search <> '' and state = 'ACTIVE'")
        .query((row, number) -> row.getString("search"))
        .list();
  }

  /**
   * Writes what the match owes. The unique key (subscription, publication, occasion) keeps a find
   * from being told once more for another rule or revision; who was told it through another
   * subscription, or by another portal that publishes the same tender, is left out too.
   */
  int raise(NewMatch match, Set<PlaceCode> concerned, Collection<String> searches, Instant now) {
    return jdbc.sql(
            """
            insert into alert (subscription_id, publication_id, match_id, occasion, news, raised_at)
            select s.id, :publication, :match, 'new', 'NEW', cast(:now as timestamp with time zone)
              from subscription s
             where s.state = 'ACTIVE'
               and s.confirmed_at <= :foundAt
               and (s.families = '' or position(:family in ' ' || s.families || ' ') > 0)
               and (s.kinds = '' or position(:kind in ' ' || s.kinds || ' ') > 0)
               and (s.search = '' or s.search in (:searches))
               and (s.everywhere
                    or s.id in (select p.subscription_id from subscription_place p
                                 where (p.kind, p.code) in (:places))
                    or s.id in (select b.subscription_id from subscription_buyer b
                                 where b.siren = :siren))
               and not exists (
                     select 1
                       from alert told join subscription other on other.id = told.subscription_id
                      where told.publication_id = :publication
                        and told.digest_id is not null
                        and other.subscriber_id = s.subscriber_id)
               and not exists (
                     select 1
                       from same_tender same
                       join alert told on told.publication_id = same.other_id
                       join subscription other on other.id = told.subscription_id
                      where same.publication_id = :publication
                        and other.subscriber_id = s.subscriber_id)
             order by s.id
            on conflict do nothing
            """)
        .param("publication", match.publicationId())
        .param("match", match.id())
        .param("now", Sql.utc(now))
        .param("foundAt", Sql.utc(match.foundAt()))
        .param("family", " " + match.family() + " ")
        .param("kind", " " + ActKind.of(match.kind()).map(ActKind::name).orElse("-") + " ")
        .param("searches", searches.isEmpty() ? List.of("-") : searches)
        .param("siren", match.siren())
        .param("places", pairs(concerned.isEmpty() ? NOWHERE : concerned))
        .update();
  }

  static List<Object[]> pairs(Collection<PlaceCode> places) {
    return places.stream().map(place -> new Object[] {place.kind().name(), place.code()}).toList();
  }

  void markAlerted(Collection<NewMatch> matches, Instant now) {
    jdbc.sql("update match_found set alerted_at = :now where id in (:ids)")
        .param("now", Sql.utc(now))
        .param("ids", matches.stream().map(NewMatch::id).toList())
        .update();
  }

  long countUnalerted() {
    return jdbc.sql("select count(*) from match_found where alerted_at is null and shown")
        .query(Long.class)
        .single();
  }
}
