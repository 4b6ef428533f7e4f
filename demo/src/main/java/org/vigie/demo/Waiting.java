package org.vigie.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again until something is there, but not for ever. */
record Waiting(Duration atMost) {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  static Waiting upTo(Duration atMost) {
    return new Waiting(atMost);
  }

  /** What was found; empty when the time was over. */
  <T> Optional<T> until(Supplier<Optional<T>> look) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN);
      found = look.get();
    }
    return found;
  }
}
