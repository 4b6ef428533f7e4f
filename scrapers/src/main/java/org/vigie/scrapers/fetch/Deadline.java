package org.vigie.scrapers.fetch;

import java.time.Duration;

/**
 * How long one fetch may still talk to the other side, over all its redirects and retries, in real
 * time, which a busy but endless answer cannot move. Waiting for the host to be free is not
 * counted.
 */
final class Deadline {
  private long nanosLeft;
  private long end;

  Deadline(Duration total) {
    nanosLeft = total.toNanos();
  }

  /** The exchange begins. */
  void start() {
    end = System.nanoTime() + nanosLeft;
  }

  /** The exchange is over; what is left is for the next one. */
  void stop() {
    nanosLeft = Math.max(0, end - System.nanoTime());
  }

  /** Asked between start and stop. */
  long millisLeft() {
    return Math.max(0, (end - System.nanoTime()) / 1_000_000);
  }

  boolean isOver() {
    return millisLeft() == 0;
  }
}
