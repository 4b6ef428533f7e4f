package org.vigie.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Alerts;
import org.vigie.alert.FoundThings;
import org.vigie.alert.FoundThings.Written;
import org.vigie.alert.MovableClock;
import org.vigie.database.TestDatabase;
import org.vigie.match.ShownMatches;
import org.vigie.rule.LabelledSet;

/** What volunteers and admins say of finds, and what follows. */
class ReviewsTest {
  @Nested
  class OnH2 extends Reviewing {
    @Override
    TestDatabase database() {
      return TestDatabase.H2;
    }
  }

  @Nested
  class OnPostgres extends Reviewing {
    @Override
    TestDatabase database() {
      return TestDatabase.POSTGRESQL;
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Reviewing {
    private static final String NOW = "2026-11-24T10:00:00";
    private static final Instant NINE_UTC = Instant.parse("2026-11-24T09:00:00Z");
    private static final long CAMILLE = 1;
    private static final long SACHA = 2;
    private static final long LOU = 3;
    private static final long ADMIN = 4;

    private final MovableClock clock = new MovableClock(NOW);
    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private FoundThings things;
    private Reviews reviews;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
      var dataSource = database().fresh();
      jdbc = JdbcClient.create(dataSource);
      transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
      reviews = new Reviews(jdbc, transactions, clock);
      for (String name : List.of("Camille", "Sacha", "Lou", "Dominique")) {
        jdbc.sql(
                """
                insert into account (email, name, role, password_hash, created_at)
                values (:name, :name, 'volunteer', '', current_timestamp)
                """)
            .param("name", name)
            .update();
      }
    }

    /** One database for all tests of a kind: making one takes longer than they do. */
    @BeforeEach
    void empty() {
      for (String table :
          List.of(
              "review_report",
              "review_answer",
              "review",
              "hit",
              "match_found",
              "rule_revision",
              "document",
              "search_change",
              "revision",
              "publication",
              "source")) {
        jdbc.sql("delete from " + table).update();
      }
      clock.set(NOW);
      things = new FoundThings(jdbc, clock);
    }

    private Outcome says(long account, Written find, Verdict verdict, @Nullable Reason reason) {
      int round = reviews.of(find.matchId()).map(Review::round).orElse(1);
      return reviews.answer(find.matchId(), round, account, verdict, reason, "");
    }

    private Outcome agrees(long account, Written find) {
      return says(account, find, Verdict.RELEVANT, null);
    }

    private Outcome rejects(long account, Written find) {
      return says(account, find, Verdict.NOT_RELEVANT, Reason.FALSE_FRIEND);
    }

    private long asked(long account) {
      return reviews.next(account, Set.of()).map(Turn::match).orElse(0L);
    }

    private boolean isShown(Written find) {
      return jdbc.sql("select shown from match_found where id = :id")
          .param("id", find.matchId())
          .query(Boolean.class)
          .single();
    }

    @Test
    void two_equal_answers_decide() {
      Written find = things.aFind().now();

      assertThat(agrees(CAMILLE, find)).isEqualTo(new Outcome(true, ReviewState.OPEN));
      assertThat(agrees(SACHA, find)).isEqualTo(new Outcome(true, ReviewState.RELEVANT));

      assertThat(asked(LOU)).isZero();
      assertThat(isShown(find)).isTrue();
    }

    @Test
    void what_is_not_relevant_is_hidden_with_its_reason_and_its_judges() {
      Written find = things.aFind().now();
      rejects(CAMILLE, find);
      assertThat(isShown(find)).as("after one answer").isTrue();
      rejects(SACHA, find);

      assertThat(isShown(find)).isFalse();
      Review review = reviews.hidden(10).getFirst();
      assertThat(review.reason()).isEqualTo(Reason.FALSE_FRIEND);
      assertThat(review.decidedAt()).isEqualTo(NINE_UTC);
      assertThat(review.answers()).extracting(Answer::name).containsExactly("Camille", "Sacha");
      assertThat(jdbc.sql("select count(*) from search_change").query(Long.class).single())
          .as("the search index is told")
          .isPositive();
    }

    @Test
    void answers_that_differ_go_to_an_admin_whose_ruling_decides() {
      Written find = things.aFind().now();
      agrees(CAMILLE, find);
      assertThat(rejects(SACHA, find).state()).isEqualTo(ReviewState.DISPUTED);
      assertThat(asked(LOU)).as("volunteers are not asked meanwhile").isZero();
      assertThat(reviews.toDecide(10)).extracting(Review::match).containsExactly(find.matchId());

      reviews.rule(find.matchId(), ADMIN, Verdict.NOT_RELEVANT, Reason.MENTION, "une ligne");

      assertThat(reviews.countToDecide()).isZero();
      assertThat(isShown(find)).isFalse();
      assertThat(reviews.of(find.matchId()).orElseThrow().isRuled()).isTrue();

      reviews.rule(find.matchId(), ADMIN, Verdict.RELEVANT, null, "");
      assertThat(isShown(find)).as("rulings are reversible").isTrue();
      assertThat(jdbc.sql("select count(*) from review_answer").query(Long.class).single())
          .as("and every answer is kept")
          .isEqualTo(4);
    }

    @Test
    void doubt_goes_to_an_admin_too() {
      Written find = things.aFind().now();
      says(CAMILLE, find, Verdict.UNSURE, null);

      assertThat(says(SACHA, find, Verdict.UNSURE, null).state()).isEqualTo(ReviewState.DISPUTED);
    }

    @Test
    void nobody_answers_the_same_find_twice() {
      Written find = things.aFind().now();
      agrees(CAMILLE, find);

      assertThat(agrees(CAMILLE, find)).isEqualTo(new Outcome(false, ReviewState.OPEN));
      assertThat(asked(CAMILLE)).isZero();
      assertThat(asked(SACHA)).isEqualTo(find.matchId());
    }

    @Test
    void two_volunteers_at_once_get_different_finds_for_ten_minutes() {
      Written one = things.aFind().now();
      Written other = things.aFind().now();

      long camilles = asked(CAMILLE);
      long sachas = asked(SACHA);
      assertThat(Set.of(camilles, sachas)).isEqualTo(Set.of(one.matchId(), other.matchId()));
      assertThat(asked(CAMILLE)).as("a reload shows the same").isEqualTo(camilles);
      assertThat(asked(LOU)).as("all are taken").isZero();

      clock.advance(Duration.ofMinutes(11));
      assertThat(asked(LOU)).isNotZero();
    }

    @Test
    void many_at_once_never_get_the_same_find() throws Exception {
      for (int i = 0; i < 4; i++) {
        things.aFind().now();
      }
      try (var threads = Executors.newFixedThreadPool(4)) {
        List<Callable<Long>> asking = new ArrayList<>();
        for (long account = 1; account <= 4; account++) {
          long who = account;
          asking.add(() -> asked(who));
        }
        Set<Long> got = new HashSet<>();
        for (Future<Long> answer : threads.invokeAll(asking)) {
          got.add(answer.get());
        }
        assertThat(got).hasSize(4).doesNotContain(0L);
      }
    }

    @Test
    void an_answer_that_comes_when_others_have_decided_is_kept() {
      Written find = things.aFind().now();
      agrees(CAMILLE, find);
      agrees(SACHA, find);

      assertThat(agrees(LOU, find)).isEqualTo(new Outcome(true, ReviewState.RELEVANT));
      assertThat(rejects(ADMIN, find)).isEqualTo(new Outcome(true, ReviewState.DISPUTED));
    }

    @Test
    void the_last_answer_can_be_taken_back_and_the_find_comes_again() {
      Written first = things.aFind().now();
      Written last = things.aFind().now();
      rejects(SACHA, last);
      rejects(CAMILLE, first);
      rejects(CAMILLE, last);
      assertThat(isShown(last)).isFalse();

      assertThat(reviews.undo(CAMILLE)).contains(new ReviewedFind(last.publicationId(), rule()));

      assertThat(isShown(last)).isTrue();
      assertThat(asked(CAMILLE)).isEqualTo(last.matchId());
      assertThat(reviews.progress(CAMILLE)).isEqualTo(new Progress(1, 1));
    }

    private static String rule() {
      return "cameras-urbaines";
    }

    @Test
    void after_a_ruling_there_is_nothing_to_take_back() {
      Written find = things.aFind().now();
      agrees(CAMILLE, find);
      reviews.rule(find.matchId(), ADMIN, Verdict.RELEVANT, null, "");

      assertThat(reviews.undo(CAMILLE)).isEmpty();
      assertThat(reviews.undo(ADMIN)).isEmpty();
    }

    @Test
    void who_passes_gets_the_next_and_holds_one_find_only() {
      things.aFind().now();
      things.aFind().now();
      long first = asked(CAMILLE);

      long second = reviews.next(CAMILLE, Set.of(first)).orElseThrow().match();

      assertThat(second).isNotEqualTo(first);
      assertThat(asked(SACHA)).as("the passed one is free").isEqualTo(first);
    }

    @Test
    void reported_finds_come_first_then_those_with_one_answer_then_the_uncertain_and_new() {
      Written old = things.aFind().now();
      clock.advance(Duration.ofDays(1));
      Written recent = things.aFind().now();
      Written sure = things.aFind().now();
      Written answered = things.aFind().now();
      Written reported = things.aFind().now();
      jdbc.sql("update match_found set score = 30 where id in (:ids)")
          .param("ids", List.of(sure.matchId(), answered.matchId(), reported.matchId()))
          .update();
      agrees(SACHA, answered);
      assertThat(
              reviews.report(reported.matchId(), Reason.FALSE_FRIEND, "une caméra de canalisation"))
          .isTrue();

      List<Long> order = new ArrayList<>();
      for (long next = asked(CAMILLE); next != 0; next = asked(CAMILLE)) {
        order.add(next);
        reviews.answer(next, 1, CAMILLE, Verdict.RELEVANT, null, "");
      }

      assertThat(order)
          .containsExactly(
              reported.matchId(),
              answered.matchId(),
              recent.matchId(),
              old.matchId(),
              sure.matchId());
    }

    @Test
    void a_report_of_a_relevant_find_goes_to_an_admin_and_overturns_nobody() {
      Written find = things.aFind().now();
      agrees(CAMILLE, find);
      agrees(SACHA, find);
      clock.advance(Duration.ofHours(1));

      reviews.report(find.matchId(), Reason.OTHER, "");

      assertThat(isShown(find)).isTrue();
      assertThat(reviews.toDecide(10)).extracting(Review::match).containsExactly(find.matchId());
      clock.advance(Duration.ofHours(1));
      reviews.rule(find.matchId(), ADMIN, Verdict.RELEVANT, null, "");
      assertThat(reviews.countToDecide()).isZero();
    }

    @Test
    void a_flood_of_reports_fills_no_table() {
      Written find = things.aFind().now();
      for (int i = 0; i < 25; i++) {
        assertThat(reviews.report(find.matchId(), Reason.OTHER, "x".repeat(600))).isTrue();
      }

      assertThat(reviews.of(find.matchId()).orElseThrow().reports()).hasSize(20);
      assertThat(reviews.report(999, Reason.OTHER, "")).isFalse();
    }

    @Test
    void who_is_asked_again_by_an_admin_may_answer_again() {
      Written find = things.aFind().now();
      rejects(CAMILLE, find);
      rejects(SACHA, find);

      reviews.askAgain(find.matchId());

      assertThat(isShown(find)).isTrue();
      assertThat(reviews.answer(find.matchId(), 1, LOU, Verdict.RELEVANT, null, "").kept())
          .as("an answer to the question as it was before")
          .isFalse();
      assertThat(agrees(CAMILLE, find).kept()).isTrue();
    }

    @Test
    void nobody_is_alerted_to_what_is_hidden_until_it_is_shown_again() {
      Written find = things.aFind().now();
      rejects(CAMILLE, find);
      rejects(SACHA, find);
      Alerts alerts = new Alerts(jdbc, transactions, clock);

      assertThat(alerts.waiting()).isZero();
      assertThat(alerts.raiseNext()).isFalse();

      reviews.rule(find.matchId(), ADMIN, Verdict.RELEVANT, null, "");
      assertThat(alerts.waiting()).isEqualTo(1);
    }

    @Test
    void a_verdict_survives_a_new_revision_until_it_has_a_passage_that_nobody_saw() {
      Written find = things.aFind().withPassage("pose d'un mur d'images", "mur d'images").now();
      rejects(CAMILLE, find);
      rejects(SACHA, find);

      Written same =
          things
              .aFind()
              .revising(find)
              .withPassage("fourniture d'un mur d'images", "mur d'images")
              .now();
      matchedAgain(find);
      assertThat(isShown(same)).as("the same passage in a corrected notice").isFalse();

      Written grown =
          things
              .aFind()
              .revising(find)
              .withPassage("fourniture de 34 caméras dômes", "caméras dômes")
              .now();
      matchedAgain(find);
      assertThat(isShown(grown)).isTrue();
      assertThat(asked(CAMILLE)).as("and it is asked again").isEqualTo(grown.matchId());
    }

    private void matchedAgain(Written find) {
      transactions.executeWithoutResult(
          _ -> {
            reviews.reconsider(find.publicationId());
            new ShownMatches(jdbc).refresh(find.publicationId(), clock.instant());
          });
    }

    @Test
    void a_rule_and_its_expressions_are_measured_by_what_was_decided() {
      Written good = things.aFind().withPassage("pose d'un mur d'images", "mur d'images").now();
      Written bad = things.aFind().withPassage("un mur d'images de salon", "mur d'images").now();
      Written worse = things.aFind().withPassage("caméra de canalisation", "caméra").now();
      things.aFind().now();
      for (long account : List.of(CAMILLE, SACHA)) {
        agrees(account, good);
        rejects(account, bad);
        rejects(account, worse);
      }
      clock.advance(Duration.ofDays(30));

      Precisions precisions = new Precisions(jdbc, clock);
      Precision rule = precisions.rules().getFirst();
      assertThat(rule.finds()).isEqualTo(4);
      assertThat(rule.recent()).isZero();
      assertThat(rule.decided()).isEqualTo(3);
      assertThat(rule.share().orElseThrow()).isBetween(0.33, 0.34);
      assertThat(rule.lastUseful()).isEqualTo(NINE_UTC);
      assertThat(precisions.expressions())
          .extracting(Precision::expression, Precision::relevant, Precision::notRelevant)
          .containsExactlyInAnyOrder(tuple("caméra", 0L, 1L), tuple("mur d'images", 1L, 1L));
    }

    @Test
    void verdicts_become_lines_that_rules_test_can_read(@TempDir Path folder) throws Exception {
      Written good = things.aFind().titled("Vidéoprotection, lot 2").now();
      Written bad =
          things.aFind().titled("Réseaux").withPassage("caméra de canalisation", "caméra").now();
      Written open = things.aFind().now();
      for (long account : List.of(CAMILLE, SACHA)) {
        agrees(account, good);
        rejects(account, bad);
      }
      agrees(CAMILLE, open);

      List<String> lines = new ArrayList<>();
      assertThat(new LabelledExport(jdbc).write(lines::add)).isEqualTo(2);
      Path file = Files.write(folder.resolve("verdicts.jsonl"), lines);

      assertThat(LabelledSet.read(file).entries())
          .containsExactly(
              new LabelledSet.Entry(
                  "review-" + good.publicationId(),
                  "Vidéoprotection, lot 2\n"
                      + "la fourniture de 34 caméras dômes et d'un mur d'images au centre",
                  true,
                  Set.of("videoprotection")),
              new LabelledSet.Entry(
                  "review-" + bad.publicationId(),
                  "Réseaux\ncaméra de canalisation",
                  false,
                  Set.of()));
      assertThat(lines.getLast()).contains("\"note\":\"cameras-urbaines: false-friend\"");
    }
  }
}
