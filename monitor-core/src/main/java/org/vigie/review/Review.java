package org.vigie.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A find's review as it stands.
 *
 * @param match the newest match of the find, for its page
 * @param round answers count within the round they were given in
 * @param reason why it is not relevant
 * @param answers of this round, oldest first
 * @param reports what visitors said is wrong, newest first
 */
public record Review(
    ReviewedFind find,
    long match,
    String title,
    ReviewState state,
    int round,
    @Nullable Reason reason,
    @Nullable Instant decidedAt,
    List<Answer> answers,
    List<Report> reports) {
  public Review {
    answers = List.copyOf(answers);
    reports = List.copyOf(reports);
  }

  /** What a visitor said is wrong. */
  public record Report(Reason reason, String note, Instant at) {}

  /** Whether an admin decided it. */
  public boolean isRuled() {
    return answers.stream().anyMatch(Answer::ruling);
  }
}
