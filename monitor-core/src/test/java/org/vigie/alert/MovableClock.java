package org.vigie.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that a test sets. */
public final class MovableClock extends Clock {
  private Instant now;

  public MovableClock(String parisTime) {
    this.now = instant(parisTime);
  }

  private static Instant instant(String parisTime) {
    return LocalDateTime.parse(parisTime).atZone(ZoneId.of("Europe/Paris")).toInstant();
  }

  public void set(String parisTime) {
    now = instant(parisTime);
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Europe/Paris");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
