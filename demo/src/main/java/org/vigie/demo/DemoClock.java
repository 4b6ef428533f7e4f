package org.vigie.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs like another one and can be moved forward, so that a month of waiting for an
 * authority's answer passes at once.
 */
public final class DemoClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> ahead;

  /**
   * @param base the clock to run like, with the zone for civil dates
   */
  public DemoClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private DemoClock(Clock base, AtomicReference<Duration> ahead) {
    this.base = base;
    this.ahead = ahead;
  }

  /**
   * Moves forward; clocks made by {@link #withZone} move along.
   *
   * @param by zero or more: a service's clock never goes back
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("cannot go back by " + by.negated());
    }
    ahead.accumulateAndGet(by, Duration::plus);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(base.withZone(zone), ahead);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }
}
