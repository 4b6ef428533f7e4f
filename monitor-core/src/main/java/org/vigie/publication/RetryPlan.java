package org.vigie.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a document that could not be fetched is tried again: six attempts over two days. */
final class RetryPlan {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(3),
          Duration.ofHours(12),
          Duration.ofDays(1));

  /** A server that asks for more patience than this is not waited for longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private RetryPlan() {}

  /**
   * @param attempts made so far, at least 1
   * @param retryAfter the server's own wish, or null
   * @return empty when it is given up
   */
  static Optional<Instant> next(int attempts, Instant now, @Nullable Instant retryAfter) {
    if (attempts > PAUSES.size()) {
      return Optional.empty();
    }
    Instant ours = now.plus(PAUSES.get(attempts - 1));
    if (retryAfter == null || retryAfter.isBefore(ours)) {
      return Optional.of(ours);
    }
    Instant latest = now.plus(LONGEST);
    return Optional.of(retryAfter.isAfter(latest) ? latest : retryAfter);
  }
}
