package org.vigie.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.match.ShownMatches;
import org.vigie.review.ReviewStore.Head;

/**
 * Lets volunteers say whether a find is relevant. Two equal answers decide; answers that differ, or
 * that are unsure, go to an admin, whose ruling decides alone.
 *
 * <p>A find that is not relevant is hidden from lists and nobody is alerted to it any more; what
 * was sent stays. It is hidden until a passage appears that nobody had seen, or an admin says
 * otherwise.
 */
public final class Reviews {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Duration HOLD = Duration.ofMinutes(10);
  private static final int ENOUGH = 2;

  /** Beyond it nothing new is learnt of a find, and a flood fills no table. */
  private static final int MOST_REPORTS = 20;

  private final ReviewStore store;
  private final QueueStore queue;
  private final ShownMatches shown;
  private final TransactionOperations transactions;
  private final Clock clock;

  public Reviews(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.store = new ReviewStore(jdbc);
    this.queue = new QueueStore(jdbc);
    this.shown = new ShownMatches(jdbc);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The find that a volunteer is to look at, the one they hold already first. Then come finds that
   * visitors reported, those that lack one answer, those nearest to their rule's threshold, and the
   * newest of them.
   *
   * @param passed matches that they want to skip
   */
  public Optional<Turn> next(long account, Set<Long> passed) {
    Instant now = clock.instant();
    return in(
        () -> {
          for (Turn turn : queue.candidates(account, passed, now)) {
            store.open(turn.find());
            if (queue.hold(turn.find(), account, now, now.plus(HOLD))) {
              queue.releaseOthers(turn.find(), account);
              return Optional.of(turn);
            }
          }
          return Optional.empty();
        });
  }

  public Progress progress(long account) {
    Instant midnight = clock.instant().atZone(PARIS).toLocalDate().atStartOfDay(PARIS).toInstant();
    return new Progress(queue.answeredSince(account, midnight), queue.waiting(account));
  }

  /** When the last answer was given by anybody; empty before the first. */
  public Optional<Instant> lastAnswer() {
    return queue.lastAnswer();
  }

  /**
   * Keeps an answer. One that comes when others have decided meanwhile is kept too: where it
   * differs from theirs, an admin is asked.
   *
   * @param match that the person looked at
   * @param round as the person was asked
   * @param reason needed for {@link Verdict#NOT_RELEVANT}, else ignored
   */
  public Outcome answer(
      long match, int round, long account, Verdict verdict, @Nullable Reason reason, String note) {
    return in(
        () -> {
          ReviewedFind find = store.find(match).orElseThrow();
          store.open(find);
          Head head = store.lock(find);
          if (head.round() != round
              || !store.answer(
                  find, round, account, match, verdict, reason, note, false, clock.instant())) {
            return new Outcome(false, head.state());
          }
          store.seen(find, passages(head, match));
          return new Outcome(true, settle(find, head));
        });
  }

  /**
   * Takes back the last answer of a volunteer and gives them that find again.
   *
   * @return empty where there is none, or the find was decided anew since
   */
  public Optional<ReviewedFind> undo(long account) {
    return in(
        () -> {
          Optional<ReviewedFind> last = store.lastAnsweredBy(account);
          last.ifPresent(
              find -> {
                Head head = store.lock(find);
                store.takeBack(find, head.round(), account);
                settle(find, head);
                Instant now = clock.instant();
                if (queue.hold(find, account, now, now.plus(HOLD))) {
                  queue.releaseOthers(find, account);
                }
              });
          return last;
        });
  }

  /**
   * Notes what a visitor says is wrong with a match. The find comes first in the queue; one that
   * was found relevant goes to an admin's list, so a visitor overturns nobody.
   *
   * @return false where there is no such match
   */
  public boolean report(long match, Reason reason, String note) {
    return in(
        () -> {
          Optional<ReviewedFind> find = store.find(match);
          find.ifPresent(
              reported -> {
                store.open(reported);
                store.lock(reported);
                if (store.reports(reported).size() < MOST_REPORTS) {
                  store.report(reported, reason, note, clock.instant());
                }
              });
          return find.isPresent();
        });
  }

  /** An admin decides, whatever was answered; earlier answers stay as a record. */
  public void rule(
      long match, long account, Verdict verdict, @Nullable Reason reason, String note) {
    if (verdict == Verdict.UNSURE) {
      throw new IllegalArgumentException("a ruling decides");
    }
    in(
        () -> {
          ReviewedFind find = store.find(match).orElseThrow();
          store.open(find);
          Head head = store.lock(find);
          Head anew = store.nextRound(find, head);
          store.seen(find, passages(head, match));
          store.answer(
              find, anew.round(), account, match, verdict, reason, note, true, clock.instant());
          return settle(find, anew);
        });
  }

  /** An admin asks the volunteers again, as if nobody had answered. */
  public void askAgain(long match) {
    in(
        () -> {
          ReviewedFind find = store.find(match).orElseThrow();
          store.open(find);
          return settle(find, store.nextRound(find, store.lock(find)));
        });
  }

  /** The review of the find that a match belongs to; empty where nobody looked at it yet. */
  public Optional<Review> of(long match) {
    return store.find(match).flatMap(store::review);
  }

  /** What an admin has to decide: disputed, or reported after it was found relevant. */
  public List<Review> toDecide(int most) {
    return store.toDecide(most);
  }

  public long countToDecide() {
    return store.countToDecide();
  }

  /** Finds that are hidden, the latest first. */
  public List<Review> hidden(int most) {
    return store.decided(ReviewState.NOT_RELEVANT, most);
  }

  /**
   * To be called when a publication was matched again, in the same transaction. A verdict stays
   * with the find; only "not relevant" ends where the newest text has a passage that nobody had
   * seen.
   */
  public void reconsider(long publication) {
    for (Head head : store.rejected(publication)) {
      ReviewedFind find = new ReviewedFind(publication, head.rule());
      Set<String> unseen = new HashSet<>(store.newestPassages(find));
      unseen.removeAll(head.passages());
      if (!unseen.isEmpty()) {
        store.settle(find, store.nextRound(find, head).round(), ReviewState.OPEN, null, null);
      }
    }
  }

  private Set<String> passages(Head head, long match) {
    Set<String> seen = new HashSet<>(head.passages());
    seen.addAll(store.passages(match));
    return seen;
  }

  private ReviewState settle(ReviewedFind find, Head head) {
    List<Answer> answers = store.answers(find, head.round());
    ReviewState state = state(answers);
    @Nullable Reason reason =
        state == ReviewState.NOT_RELEVANT ? answers.getFirst().reason() : null;
    boolean decided = state == ReviewState.RELEVANT || state == ReviewState.NOT_RELEVANT;
    store.settle(find, head.round(), state, reason, decided ? clock.instant() : null);
    shown.refresh(find.publication(), clock.instant());
    return state;
  }

  private static ReviewState state(List<Answer> answers) {
    Set<Verdict> verdicts = new HashSet<>();
    answers.forEach(answer -> verdicts.add(answer.verdict()));
    boolean ruled = answers.stream().anyMatch(Answer::ruling);
    if (answers.size() < ENOUGH && !ruled) {
      return ReviewState.OPEN;
    }
    if (verdicts.equals(Set.of(Verdict.RELEVANT))) {
      return ReviewState.RELEVANT;
    }
    return verdicts.equals(Set.of(Verdict.NOT_RELEVANT))
        ? ReviewState.NOT_RELEVANT
        : ReviewState.DISPUTED;
  }

  private <T> T in(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
