package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A subscription as it is kept. */
record Subscription(
    long id,
    long subscriberId,
    Choice choice,
    State state,
    String secret,
    Instant createdAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant endedAt,
    @Nullable LocalDate pausedUntil) {
  enum State {
    PENDING,
    ACTIVE,
    ENDED
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  boolean isPaused(LocalDate today) {
    return pausedUntil != null && pausedUntil.isAfter(today);
  }
}
