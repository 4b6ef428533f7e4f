package org.vigie.scrapers.fetch;

import java.time.Duration;

/** The end of a request in real time, which a busy but endless answer cannot move. */
final class Deadline {
  private final long end;

  Deadline(Duration from) {
    end = System.nanoTime() + from.toNanos();
  }

  long millisLeft() {
    return Math.max(0, (end - System.nanoTime()) / 1_000_000);
  }

  boolean isOver() {
    return millisLeft() == 0;
  }
}
