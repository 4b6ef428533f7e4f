package org.vigie.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;

/** The table alert, and how far the matches have been turned into alerts. */
final class AlertStore {
  /** No subscription has it; an empty list would not be SQL. */
  private static final Set<PlaceCode> NOWHERE = Set.of(new PlaceCode(PlaceCode.Kind.COMMUNE, ""));

  private final JdbcClient jdbc;

  AlertStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record NewMatch(long id, long publicationId, String family, Instant foundAt) {}

  /**
   * The oldest match that nobody has looked at, for this transaction alone. One that is not shown
   * waits: should an admin show it again, it is still owed.
   */
  Optional<NewMatch> nextUnalerted() {
    return jdbc.sql(
            """
            select id, publication_id, family, found_at from match_found
             where alerted_at is null and shown
             order by id limit 1
               for update skip locked
            """)
        .query(
            (row, number) ->
                new NewMatch(
                    row.getLong("id"),
                    row.getLong("publication_id"),
                    row.getString("family"),
                    Sql.instant(row, "found_at")))
        .optional();
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

  /**
   * Writes what the match owes. The unique key (subscription, publication) keeps a find from being
   * told once more for another rule or revision; who was told it through another subscription, or
   * by another portal that publishes the same tender, is left out too.
   */
  int raise(NewMatch match, Set<PlaceCode> concerned, Instant now) {
    return jdbc.sql(
            """
            insert into alert (subscription_id, publication_id, match_id, raised_at)
            select s.id, :publication, :match, cast(:now as timestamp with time zone)
              from subscription s
             where s.state = 'ACTIVE'
               and s.confirmed_at <= :foundAt
               and (s.families = '' or position(:family in ' ' || s.families || ' ') > 0)
               and (s.everywhere
                    or s.id in (select p.subscription_id from subscription_place p
                                 where (p.kind, p.code) in (:places)))
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
        .param("places", Places.pairs(concerned.isEmpty() ? NOWHERE : concerned))
        .update();
  }

  void markAlerted(long matchId, Instant now) {
    jdbc.sql("update match_found set alerted_at = :now where id = :id")
        .param("now", Sql.utc(now))
        .param("id", matchId)
        .update();
  }

  long countUnalerted() {
    return jdbc.sql("select count(*) from match_found where alerted_at is null and shown")
        .query(Long.class)
        .single();
  }
}
