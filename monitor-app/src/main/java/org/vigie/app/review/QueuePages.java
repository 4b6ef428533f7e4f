package org.vigie.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.find.FindPage;
import org.vigie.app.find.FindPages;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;
import org.vigie.review.Answer;
import org.vigie.review.Outcome;
import org.vigie.review.Progress;
import org.vigie.review.Reason;
import org.vigie.review.Review;
import org.vigie.review.ReviewState;
import org.vigie.review.Reviews;
import org.vigie.review.Turn;
import org.vigie.review.Verdict;

/** Makes what the pages of reviewing print. */
@Component
class QueuePages {
  private final Reviews reviews;
  private final FindPages finds;

  QueuePages(Reviews reviews, FindPages finds) {
    this.reviews = reviews;
    this.finds = finds;
  }

  /**
   * The queue as one person sees it.
   *
   * @param question null where nothing waits
   * @param rank « 7 sur 12 »
   * @param passed what they passed, for the address
   */
  record Queue(@Nullable Question question, String rank, String passed, String lastReviewed) {}

  /**
   * The find to be answered.
   *
   * @param skip address of the next without an answer
   * @param back address of the one passed last, empty where none was
   * @param reports what visitors said is wrong
   */
  record Question(
      FindPage find,
      int round,
      boolean answered,
      List<String> reports,
      List<ReasonChoice> reasons,
      String skip,
      String back) {}

  /** A reason as a button, with its key. */
  record ReasonChoice(String id, String word, String key) {}

  /** What an admin decides, or has hidden. */
  record Decision(
      long match,
      String href,
      String title,
      String rule,
      Badge badge,
      List<String> answers,
      List<String> reports) {}

  Queue queue(Optional<Turn> turn, List<Long> passed, long account, Say say) {
    Progress progress = reviews.progress(account);
    return new Queue(
        turn.map(asked -> question(asked, passed, say)).orElse(null),
        say.text("review.rank", progress.today() + 1, progress.today() + progress.left()),
        ReviewController.joined(passed),
        reviews.lastAnswer().map(say::moment).orElse(""));
  }

  private Question question(Turn turn, List<Long> passed, Say say) {
    List<Long> more = new ArrayList<>(passed);
    more.add(turn.match());
    return new Question(
        finds.page(turn.match(), say),
        turn.round(),
        turn.answered() > 0,
        turn.reports() == 0
            ? List.of()
            : reviews.of(turn.match()).map(review -> reports(review, say)).orElse(List.of()),
        reasons(say),
        "/benevole/a-relire?sans=" + ReviewController.joined(more),
        passed.isEmpty()
            ? ""
            : "/benevole/a-relire?sans="
                + ReviewController.joined(passed.subList(0, passed.size() - 1)));
  }

  List<ReasonChoice> reasons(Say say) {
    return Arrays.stream(Reason.values())
        .map(
            reason ->
                new ReasonChoice(
                    reason.id(),
                    say.text("review.reason." + reason.id()),
                    say.text("review.reason." + reason.id() + ".key")))
        .toList();
  }

  String notice(Verdict verdict, @Nullable Reason reason, Outcome outcome, Say say) {
    if (outcome.state() == ReviewState.DISPUTED) {
      return say.text("review.disputed");
    }
    String word = say.text("review.verdict." + verdict.id());
    return reason == null
        ? say.text("review.done", word)
        : say.text("review.done.why", word, say.text("review.reason." + reason.id()));
  }

  Decision decision(Review review, Say say) {
    return new Decision(
        review.match(),
        "/reperages/" + review.match(),
        Foreign.name(review.title()),
        review.find().rule(),
        badge(review, say),
        review.answers().stream().map(answer -> told(answer, say)).toList(),
        reports(review, say));
  }

  private static Badge badge(Review review, Say say) {
    String tone =
        switch (review.state()) {
          case RELEVANT -> "ok";
          case NOT_RELEVANT -> "neutral";
          case DISPUTED -> "warn";
          case OPEN -> "info";
        };
    return new Badge(tone, say.text("review.state." + review.state().id()));
  }

  private static String told(Answer answer, Say say) {
    String word = say.text("review.verdict." + answer.verdict().id());
    String said =
        answer.reason() == null
            ? word
            : say.text("review.why", word, say.text("review.reason." + answer.reason().id()));
    String line =
        say.text(
            answer.ruling() ? "review.ruled-by" : "review.said-by",
            answer.name(),
            said,
            say.date(say.dayOf(answer.at())));
    return answer.note().isEmpty() ? line : say.text("review.quoted", line, answer.note());
  }

  private static List<String> reports(Review review, Say say) {
    return review.reports().stream()
        .map(
            report -> {
              String line =
                  say.text(
                      "review.reported",
                      say.text("review.reason." + report.reason().id()),
                      say.date(say.dayOf(report.at())));
              return report.note().isEmpty()
                  ? line
                  : say.text("review.quoted", line, report.note());
            })
        .toList();
  }
}
