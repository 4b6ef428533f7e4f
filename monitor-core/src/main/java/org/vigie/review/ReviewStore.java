package org.vigie.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;

/** The tables {@code review}, {@code review_answer} and {@code review_report}. */
final class ReviewStore {
  private static final int LONGEST_NOTE = 500;

  private static final String REVIEWS =
      """
      select v.publication_id, v.rule_id, v.state, v.round, v.reason, v.decided_at,
             x.id as match_id, r.title
        from review v
        join match_found x on x.id = (
               select m.id from match_found m
                where m.publication_id = v.publication_id and m.rule_id = v.rule_id
                order by m.revision_id desc, m.id desc limit 1)
        join revision r on r.id = x.revision_id
      """;

  private static final String TO_DECIDE =
      """
       where v.state = 'DISPUTED'
          or v.state = 'RELEVANT'
             and exists (select 1 from review_report p
                          where p.publication_id = v.publication_id and p.rule_id = v.rule_id
                            and p.reported_at > v.decided_at)
      """;

  private final JdbcClient jdbc;

  ReviewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row of {@code review}. */
  record Head(String rule, ReviewState state, int round, Set<String> passages) {}

  Optional<ReviewedFind> find(long match) {
    return jdbc.sql("select publication_id, rule_id from match_found where id = :match")
        .param("match", match)
        .query((row, _) -> find(row))
        .optional();
  }

  /** The row may be there: somebody else looked first. */
  void open(ReviewedFind find) {
    jdbc.sql(
            """
            insert into review (publication_id, rule_id, state)
            values (:publication, :rule, 'OPEN')
            on conflict do nothing
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .update();
  }

  /** Holds the row until the transaction ends, so answers are counted one after the other. */
  Head lock(ReviewedFind find) {
    return jdbc.sql(
            """
            select rule_id, state, round, passages from review
             where publication_id = :publication and rule_id = :rule
               for update
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .query((row, _) -> head(row))
        .single();
  }

  /** False where this person has answered in this round already: the key keeps one answer. */
  boolean answer(
      ReviewedFind find,
      int round,
      long account,
      long match,
      Verdict verdict,
      @Nullable Reason reason,
      String note,
      boolean ruling,
      Instant now) {
    return jdbc.sql(
                """
                insert into review_answer (publication_id, rule_id, round, account_id,
                                           rule_revision_id, verdict, reason, note, ruling,
                                           answered_at)
                select m.publication_id, m.rule_id, :round, :account, m.rule_revision_id, :verdict,
                       :reason, :note, :ruling, cast(:now as timestamp with time zone)
                  from match_found m where m.id = :match
                on conflict do nothing
                """)
            .param("match", match)
            .param("round", round)
            .param("account", account)
            .param("verdict", verdict.name())
            .param("reason", verdict == Verdict.NOT_RELEVANT && reason != null ? reason.id() : null)
            .param("note", TextColumn.fit(note.strip(), LONGEST_NOTE))
            .param("ruling", ruling)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** The find of the last answer, where it is of the current round and no ruling. */
  Optional<ReviewedFind> lastAnsweredBy(long account) {
    return jdbc.sql(
            """
            select a.publication_id, a.rule_id
              from review_answer a
              join review v on v.publication_id = a.publication_id and v.rule_id = a.rule_id
             where a.id = (select max(id) from review_answer
                            where account_id = :account and not ruling)
               and a.round = v.round
            """)
        .param("account", account)
        .query((row, _) -> find(row))
        .optional();
  }

  void takeBack(ReviewedFind find, int round, long account) {
    jdbc.sql(
            """
            delete from review_answer
             where publication_id = :publication and rule_id = :rule and round = :round
               and account_id = :account
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .param("round", round)
        .param("account", account)
        .update();
  }

  List<Answer> answers(ReviewedFind find, int round) {
    return jdbc.sql(
            """
            select a.account_id, c.name, a.verdict, a.reason, a.note, a.ruling, a.answered_at
              from review_answer a join account c on c.id = a.account_id
             where a.publication_id = :publication and a.rule_id = :rule and a.round = :round
             order by a.id
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .param("round", round)
        .query(
            (row, _) ->
                new Answer(
                    row.getLong("account_id"),
                    row.getString("name"),
                    Verdict.valueOf(row.getString("verdict")),
                    reason(row),
                    row.getString("note"),
                    row.getBoolean("ruling"),
                    instant(row, "answered_at")))
        .list();
  }

  void report(ReviewedFind find, Reason reason, String note, Instant now) {
    jdbc.sql(
            """
            insert into review_report (publication_id, rule_id, reason, note, reported_at)
            values (:publication, :rule, :reason, :note, :now)
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .param("reason", reason.id())
        .param("note", TextColumn.fit(note.strip(), LONGEST_NOTE))
        .param("now", utc(now))
        .update();
  }

  List<Review.Report> reports(ReviewedFind find) {
    return jdbc.sql(
            """
            select reason, note, reported_at from review_report
             where publication_id = :publication and rule_id = :rule order by id desc
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .query(
            (row, _) ->
                new Review.Report(
                    Reason.of(row.getString("reason")).orElse(Reason.OTHER),
                    row.getString("note"),
                    instant(row, "reported_at")))
        .list();
  }

  /** Answers so far count no more. */
  Head nextRound(ReviewedFind find, Head head) {
    jdbc.sql(
            """
            update review set round = round + 1, held_by = null, held_until = null
             where publication_id = :publication and rule_id = :rule
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .update();
    return new Head(head.rule(), head.state(), head.round() + 1, head.passages());
  }

  void settle(
      ReviewedFind find,
      int round,
      ReviewState state,
      @Nullable Reason reason,
      @Nullable Instant decidedAt) {
    jdbc.sql(
            """
            update review
               set state = :state, reason = :reason,
                   decided_at = cast(:decidedAt as timestamp with time zone),
                   held_by = null, held_until = null
             where publication_id = :publication and rule_id = :rule and round = :round
            """)
        .param("state", state.name())
        .param("reason", reason == null ? null : reason.id())
        .param("decidedAt", decidedAt == null ? null : utc(decidedAt))
        .param("publication", find.publication())
        .param("rule", find.rule())
        .param("round", round)
        .update();
  }

  /** Notes the expressions whose passages people have seen. */
  void seen(ReviewedFind find, Set<String> passages) {
    jdbc.sql(
            """
            update review set passages = :passages
             where publication_id = :publication and rule_id = :rule
            """)
        .param("passages", String.join("\n", new TreeSet<>(passages)))
        .param("publication", find.publication())
        .param("rule", find.rule())
        .update();
  }

  Set<String> passages(long match) {
    return Set.copyOf(
        jdbc.sql("select distinct expression from hit where match_id = :match and not companion")
            .param("match", match)
            .query((row, _) -> row.getString("expression"))
            .list());
  }

  Set<String> newestPassages(ReviewedFind find) {
    return jdbc.sql(
            """
            select id from match_found
             where publication_id = :publication and rule_id = :rule and superseded_at is null
             order by revision_id desc, id desc limit 1
            """)
        .param("publication", find.publication())
        .param("rule", find.rule())
        .query(Long.class)
        .optional()
        .map(this::passages)
        .orElse(Set.of());
  }

  List<Head> rejected(long publication) {
    return jdbc.sql(
            """
            select rule_id, state, round, passages from review
             where publication_id = :publication and state = 'NOT_RELEVANT'
               for update
            """)
        .param("publication", publication)
        .query((row, _) -> head(row))
        .list();
  }

  Optional<Review> review(ReviewedFind find) {
    return jdbc.sql(REVIEWS + " where v.publication_id = :publication and v.rule_id = :rule")
        .param("publication", find.publication())
        .param("rule", find.rule())
        .query((row, _) -> bare(row))
        .optional()
        .map(this::complete);
  }

  List<Review> toDecide(int most) {
    return jdbc
        .sql(REVIEWS + TO_DECIDE + " order by v.publication_id desc, v.rule_id limit :most")
        .param("most", most)
        .query((row, _) -> bare(row))
        .list()
        .stream()
        .map(this::complete)
        .toList();
  }

  long countToDecide() {
    return jdbc.sql("select count(*) from review v " + TO_DECIDE).query(Long.class).single();
  }

  List<Review> decided(ReviewState state, int most) {
    return jdbc
        .sql(REVIEWS + " where v.state = :state order by v.decided_at desc limit :most")
        .param("state", state.name())
        .param("most", most)
        .query((row, _) -> bare(row))
        .list()
        .stream()
        .map(this::complete)
        .toList();
  }

  private static Review bare(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Review(
        find(row),
        row.getLong("match_id"),
        row.getString("title"),
        ReviewState.valueOf(row.getString("state")),
        row.getInt("round"),
        reason(row),
        decided == null ? null : decided.toInstant(),
        List.of(),
        List.of());
  }

  private Review complete(Review bare) {
    return new Review(
        bare.find(),
        bare.match(),
        bare.title(),
        bare.state(),
        bare.round(),
        bare.reason(),
        bare.decidedAt(),
        answers(bare.find(), bare.round()),
        reports(bare.find()));
  }

  static ReviewedFind find(ResultSet row) throws SQLException {
    return new ReviewedFind(row.getLong("publication_id"), row.getString("rule_id"));
  }

  private static Head head(ResultSet row) throws SQLException {
    String passages = row.getString("passages");
    return new Head(
        row.getString("rule_id"),
        ReviewState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("round"),
        passages.isEmpty() ? Set.of() : Set.of(passages.split("\n", -1)));
  }

  private static @Nullable Reason reason(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return reason == null ? null : Reason.of(reason).orElse(Reason.OTHER);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
