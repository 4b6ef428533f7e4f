package org.vigie.review;

import static org.vigie.review.ReviewStore.find;
import static org.vigie.review.ReviewStore.instant;
import static org.vigie.review.ReviewStore.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which find is asked of whom next, and who holds it meanwhile: the columns of {@code review}. */
final class QueueStore {
  private static final int TRIED_AT_ONCE = 20;

  /** No match has it; an empty list would not be SQL. */
  private static final Set<Long> NONE = Set.of(0L);

  /** Finds that a person has not answered; a find is seen through its newest match. */
  private static final String WAITING =
      """
        from match_found m
        left join review v on v.publication_id = m.publication_id and v.rule_id = m.rule_id
       where m.shown
         and (v.state is null or v.state = 'OPEN')
         and not exists (select 1 from match_found n
                          where n.publication_id = m.publication_id and n.rule_id = m.rule_id
                            and n.shown
                            and (n.revision_id > m.revision_id
                                 or n.revision_id = m.revision_id and n.id > m.id))
         and not exists (select 1 from review_answer a
                          where a.publication_id = m.publication_id and a.rule_id = m.rule_id
                            and a.round = v.round and a.account_id = :account)
      """;

  private final JdbcClient jdbc;

  QueueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Turn> candidates(long account, Set<Long> passed, Instant now) {
    return jdbc.sql(
            """
            select m.publication_id, m.rule_id, m.id, coalesce(v.round, 1) as round,
                   (select count(*) from review_answer a
                     where a.publication_id = m.publication_id and a.rule_id = m.rule_id
                       and a.round = v.round) as answered,
                   (select count(*) from review_report p
                     where p.publication_id = m.publication_id
                       and p.rule_id = m.rule_id) as reports
            """
                + WAITING
                + """
                   and m.id not in (:passed)
                   and (v.held_until is null or v.held_until < :now or v.held_by = :account)
                 order by case when v.held_by = :account and v.held_until >= :now then 0 else 1 end,
                          reports desc, answered desc, m.score - m.threshold, m.found_at desc,
                          m.id desc
                 limit :most
                """)
        .param("account", account)
        .param("passed", passed.isEmpty() ? NONE : passed)
        .param("now", utc(now))
        .param("most", TRIED_AT_ONCE)
        .query(
            (row, _) ->
                new Turn(
                    find(row),
                    row.getLong("id"),
                    row.getInt("round"),
                    row.getInt("answered"),
                    row.getInt("reports")))
        .list();
  }

  long waiting(long account) {
    return jdbc.sql("select count(*) " + WAITING)
        .param("account", account)
        .query(Long.class)
        .single();
  }

  long answeredSince(long account, Instant since) {
    return jdbc.sql(
            """
            select count(*) from review_answer
             where account_id = :account and answered_at >= :since and not ruling
            """)
        .param("account", account)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  Optional<Instant> lastAnswer() {
    return jdbc.sql("select answered_at from review_answer order by id desc limit 1")
        .query((row, _) -> instant(row, "answered_at"))
        .optional();
  }

  /** False where somebody else holds it or it was decided: of two at once, one gets it. */
  boolean hold(ReviewedFind find, long account, Instant now, Instant until) {
    return jdbc.sql(
                """
                update review set held_by = :account, held_until = :until
                 where publication_id = :publication and rule_id = :rule and state = 'OPEN'
                   and (held_until is null or held_until < :now or held_by = :account)
                """)
            .param("account", account)
            .param("until", utc(until))
            .param("now", utc(now))
            .param("publication", find.publication())
            .param("rule", find.rule())
            .update()
        == 1;
  }

  void releaseOthers(ReviewedFind kept, long account) {
    jdbc.sql(
            """
            update review set held_by = null, held_until = null
             where held_by = :account
               and not (publication_id = :publication and rule_id = :rule)
            """)
        .param("account", account)
        .param("publication", kept.publication())
        .param("rule", kept.rule())
        .update();
  }
}
