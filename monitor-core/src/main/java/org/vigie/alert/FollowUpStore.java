package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.publication.PublicationKind;
import org.vigie.publication.RevisionDifference.Side;

/** Later revisions of publications that somebody was told of, and the alerts that they cause. */
final class FollowUpStore {
  private final JdbcClient jdbc;

  FollowUpStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param isKnown whether anybody was told of the publication
   */
  record LaterRevision(
      long id, long publicationId, int number, PublicationKind kind, boolean isKnown) {}

  /** The oldest later revisions that nobody has looked at, for this transaction alone. */
  List<LaterRevision> nextToFollow(int most) {
    List<Long> ids =
        jdbc.sql(
                """
                select id from revision
                 where followed_at is null and number > 1 and matched_at is not null
                 order by id limit :most for update skip locked
                """)
            .param("most", most)
            .query((row, number) -> row.getLong("id"))
            .list();
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select r.id, r.publication_id, r.number, r.kind,
                       exists (select 1 from alert a
                                where a.publication_id = r.publication_id
                                  and a.digest_id is not null) as is_known
                  from revision r where r.id in (:ids) order by r.id
                """)
            .param("ids", ids)
            .query(
                (row, number) ->
                    new LaterRevision(
                        row.getLong("id"),
                        row.getLong("publication_id"),
                        row.getInt("number"),
                        AlertStore.kind(row.getString("kind")),
                        row.getBoolean("is_known")))
            .list();
  }

  /** The revision of this number: its facts and files; its text is not compared. */
  Side side(long publicationId, int number) {
    return jdbc.sql(
            "select id, facts from revision where publication_id = :publication and number ="
                + " :number")
        .param("publication", publicationId)
        .param("number", number)
        .query((row, index) -> new Side(row.getString("facts"), "", files(row.getLong("id"))))
        .single();
  }

  /** Names and contents: a file of the same name with other bytes is another one. */
  private List<String> files(long revision) {
    return jdbc.sql(
            """
            select name || ' ' || sha256 as file from document
             where revision_id = :revision and position > 0 and sha256 is not null order by name, sha256
            """)
        .param("revision", revision)
        .query((row, number) -> row.getString("file"))
        .list();
  }

  PublicationKind kindOf(long publicationId, int number) {
    return jdbc.sql(
            "select kind from revision where publication_id = :publication and number = :number")
        .param("publication", publicationId)
        .param("number", number)
        .query((row, index) -> AlertStore.kind(row.getString("kind")))
        .single();
  }

  /**
   * Owes it to each person who was told of the publication, by one subscription of theirs. The
   * unique key (subscription, publication, occasion) makes a second time harmless.
   */
  int raise(
      long publicationId, String occasion, News news, Collection<String> changes, Instant now) {
    return jdbc.sql(
            """
            insert into alert (subscription_id, publication_id, match_id, occasion, news, changes,
                               raised_at)
            select min(a.subscription_id), :publication, min(a.match_id), :occasion, :news, :changes,
                   cast(:now as timestamp with time zone)
              from alert a join subscription s on s.id = a.subscription_id
             where a.publication_id = :publication
               and a.digest_id is not null
               and s.state = 'ACTIVE'
             group by s.subscriber_id
            on conflict do nothing
            """)
        .param("publication", publicationId)
        .param("occasion", occasion)
        .param("news", news.name())
        .param("changes", String.join(" ", changes))
        .param("now", Sql.utc(now))
        .update();
  }

  void markFollowed(Collection<LaterRevision> revisions, Instant now) {
    jdbc.sql("update revision set followed_at = :now where id in (:ids)")
        .param("now", Sql.utc(now))
        .param("ids", revisions.stream().map(LaterRevision::id).toList())
        .update();
  }

  long countToFollow() {
    return jdbc.sql(
            """
            select count(*) from revision
             where followed_at is null and number > 1 and matched_at is not null
            """)
        .query(Long.class)
        .single();
  }

  /** An act that somebody was told of and that was published on this day. */
  record KnownAct(long publicationId, LocalDate publishedOn) {}

  /** Acts published in these days that somebody was told of, but not of this occasion. */
  List<KnownAct> knownActs(LocalDate from, LocalDate to, String occasion) {
    return jdbc.sql(
            """
            select distinct r.publication_id, r.published_on
              from revision r
              join alert a on a.publication_id = r.publication_id
              join subscription s on s.id = a.subscription_id and s.state = 'ACTIVE'
             where r.kind = 'ACT' and r.published_on between :from and :to
               and r.number = (select max(y.number) from revision y
                                where y.publication_id = r.publication_id)
               and a.digest_id is not null
               and not exists (select 1 from alert x
                                where x.publication_id = r.publication_id
                                  and x.occasion = :occasion)
            """)
        .param("from", from)
        .param("to", to)
        .param("occasion", occasion)
        .query(
            (row, number) ->
                new KnownAct(
                    row.getLong("publication_id"), row.getObject("published_on", LocalDate.class)))
        .list();
  }
}
