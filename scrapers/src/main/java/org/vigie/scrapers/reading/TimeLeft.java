package org.vigie.scrapers.reading;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a worker may still take for its file; kills it at the end. Runs only while it is waited for.
 */
final class TimeLeft {
  private final ScheduledExecutorService clock;
  private final Process process;
  private long limitNanos;
  private long usedNanos;
  private volatile boolean over;

  TimeLeft(Duration limit, ScheduledExecutorService clock, Process process) {
    this.clock = clock;
    this.process = process;
    limitNanos = limit.toNanos();
  }

  /** Closed without an exception. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  Running running() {
    long start = System.nanoTime();
    ScheduledFuture<?> killer =
        clock.schedule(this::kill, Math.max(0, limitNanos - usedNanos), TimeUnit.NANOSECONDS);
    return () -> {
      killer.cancel(false);
      usedNanos += System.nanoTime() - start;
    };
  }

  void add(Duration more) {
    limitNanos += more.toNanos();
  }

  boolean isOver() {
    return over;
  }

  Duration limit() {
    return Duration.ofNanos(limitNanos);
  }

  private void kill() {
    over = true;
    process.destroyForcibly();
  }
}
