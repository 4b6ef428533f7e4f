package org.vigie.scrapers.fetch;

import java.time.Duration;

/** Waits. Given by the constructor so that a test moves its clock instead. */
@FunctionalInterface
public interface Pause {
  /** Waits in real time. */
  Pause REAL = Thread::sleep;

  void pause(Duration duration) throws InterruptedException;
}
