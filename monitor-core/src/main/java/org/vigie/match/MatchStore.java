package org.vigie.match;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;
import org.vigie.place.PlaceCode;
import org.vigie.rule.Matcher;

/** The tables {@code match_found}, {@code hit}, {@code match_place}, and what waits for a match. */
final class MatchStore {
  /**
   * A revision waits for documents that are on their way: fetched and not read, or due for their
   * first attempt. A document that is to be tried again later holds nothing up; when it comes, its
   * revision is matched again.
   */
  private static final String SETTLED =
      """
        from revision r
        join publication p on p.id = r.publication_id
        join source s on s.id = p.source_id
       where r.matched_at is null
         and not exists (
           select 1 from document d
            where d.revision_id = r.id
              and (d.fetch_state = 'FETCHED'
                   and not exists (select 1 from reading x where x.sha256 = d.sha256)
                or d.fetch_state = 'PENDING' and d.fetch_attempts = 0
                   and s.watched and not s.paused))
      """;

  private final JdbcClient jdbc;

  MatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Revision(long id, long publicationId, String title, String facts) {}

  record Document(long id, String sha256) {}

  Optional<Revision> nextSettled() {
    return jdbc.sql(
            "select r.id, r.publication_id, r.title, r.facts " + SETTLED + " order by r.id limit 1")
        .query(Revision.class)
        .optional();
  }

  long countSettled() {
    return jdbc.sql("select count(*) " + SETTLED).query(Long.class).single();
  }

  /**
   * Holds the revision until the transaction ends, so that a document that arrives meanwhile asks
   * for a new match after this one; false where one arrived before.
   */
  boolean lockSettled(long revision) {
    jdbc.sql("select id from revision where id = :id for update")
        .param("id", revision)
        .query(Long.class)
        .single();
    return jdbc.sql("select count(*) " + SETTLED + " and r.id = :id")
            .param("id", revision)
            .query(Long.class)
            .single()
        == 1;
  }

  List<Document> readDocuments(long revision) {
    return jdbc.sql(
            """
            select d.id, d.sha256
              from document d join reading x on x.sha256 = d.sha256
             where d.revision_id = :revision and x.characters > 0
             order by d.position
            """)
        .param("revision", revision)
        .query((row, number) -> new Document(row.getLong("id"), row.getString("sha256")))
        .list();
  }

  List<String> departements(long publication) {
    return jdbc.sql(
            """
            select code from publication_place
             where publication_id = :publication and kind = 'DEPARTEMENT'
             order by code
            """)
        .param("publication", publication)
        .query((row, number) -> row.getString("code"))
        .list();
  }

  Set<PlaceCode> places(long publication) {
    return Set.copyOf(
        jdbc.sql("select kind, code from publication_place where publication_id = :publication")
            .param("publication", publication)
            .query(PlaceCode.class)
            .list());
  }

  /** A match that was saved, and whether it was not there before. */
  record Saved(long id, boolean isNew) {}

  /**
   * The key (revision, rule revision) keeps one match, whose hits are those of the last look. A
   * quiet one alerts nobody, unless it takes the place of one whose alerts are still to be written.
   */
  Saved saveMatch(
      Revision revision, long ruleRevision, Matcher.Found found, boolean quiet, Instant now) {
    int inserted =
        jdbc.sql(
                """
                insert into match_found (revision_id, publication_id, rule_revision_id, rule_id, family,
                                         score, threshold, found_at, alerted_at)
                select :revision, :publication, :ruleRevision, :rule, :family, :score, :threshold,
                       cast(:now as timestamp with time zone),
                       case when :quiet
                             and not exists (select 1 from match_found w
                                              where w.publication_id = :publication
                                                and w.rule_id = :rule and w.alerted_at is null)
                            then cast(:now as timestamp with time zone) end
                on conflict do nothing
                """)
            .param("revision", revision.id())
            .param("publication", revision.publicationId())
            .param("ruleRevision", ruleRevision)
            .param("rule", found.ruleId())
            .param("family", found.family())
            .param("score", found.score())
            .param("threshold", found.threshold())
            .param("quiet", quiet)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    long match =
        jdbc.sql(
                """
                select id from match_found
                 where revision_id = :revision and rule_revision_id = :ruleRevision
                """)
            .param("revision", revision.id())
            .param("ruleRevision", ruleRevision)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            update match_found set score = :score, threshold = :threshold, superseded_at = null
             where id = :id
            """)
        .param("score", found.score())
        .param("threshold", found.threshold())
        .param("id", match)
        .update();
    jdbc.sql("delete from hit where match_id = :match").param("match", match).update();
    return new Saved(match, inserted == 1);
  }

  /**
   * Marks the matches of a revision that these rules made before and make no more; returns how
   * many. Rules that are not in force judge nothing, so a file that is broken today hides no find.
   */
  int supersede(long revision, Collection<String> rules, Collection<Long> holding, Instant now) {
    return rules.isEmpty()
        ? 0
        : jdbc.sql(
                """
                update match_found set superseded_at = :now
                 where revision_id = :revision and superseded_at is null
                   and rule_id in (:rules) and id not in (:holding)
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("revision", revision)
            .param("rules", rules)
            .param("holding", holding.isEmpty() ? List.of(0L) : holding)
            .update();
  }

  /** A revision that was matched before, held until the transaction ends. */
  Optional<Revision> lockMatched(long id) {
    return jdbc.sql(
            """
            select id, publication_id, title, facts from revision
             where id = :id and matched_at is not null
               for update
            """)
        .param("id", id)
        .query(Revision.class)
        .optional();
  }

  void saveHit(long match, int ordinal, long document, Matcher.Hit hit, Excerpts.Excerpt excerpt) {
    jdbc.sql(
            """
            insert into hit (match_id, ordinal, document_id, page, start_offset, end_offset,
                             expression, companion, excerpt, excerpt_start)
            values (:match, :ordinal, :document, :page, :start, :end, :expression, :companion,
                    :excerpt, :excerptStart)
            """)
        .param("match", match)
        .param("ordinal", ordinal)
        .param("document", document)
        .param("page", hit.page())
        .param("start", hit.start())
        .param("end", hit.end())
        .param("expression", TextColumn.fit(hit.expression(), 500))
        .param("companion", hit.companion())
        .param("excerpt", TextColumn.fit(excerpt.text(), 1000))
        .param("excerptStart", excerpt.start())
        .update();
  }

  void savePlaces(long match, Set<PlaceCode> places) {
    for (PlaceCode place : places) {
      jdbc.sql(
              """
              insert into match_place (match_id, kind, code) values (:match, :kind, :code)
              on conflict do nothing
              """)
          .param("match", match)
          .param("kind", place.kind().name())
          .param("code", place.code())
          .update();
    }
  }

  void settle(long revision, @Nullable String problem, Instant now) {
    jdbc.sql("update revision set matched_at = :now, match_problem = :problem where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("problem", TextColumn.fitOrNull(problem, 2000))
        .param("id", revision)
        .update();
    indexAgain(revision, now);
  }

  /** What is shown of the revision may have changed, so the search index reads it again. */
  void indexAgain(long revision, Instant now) {
    jdbc.sql("insert into search_change (revision_id, changed_at) values (:id, :now)")
        .param("id", revision)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
