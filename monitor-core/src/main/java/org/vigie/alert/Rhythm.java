package org.vigie.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How often a subscriber hears from Vigie, by the clock of their own time zone. */
public enum Rhythm {
  AT_ONCE,
  DAILY,
  WEEKLY;

  /** Where who says nothing else is. */
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** The latest moment, at or before {@code now}, at which such a subscriber's mail leaves. */
  Instant lastMoment(Instant now, int hour, ZoneId zone) {
    return switch (this) {
      case AT_ONCE -> now;
      case DAILY -> {
        ZonedDateTime today = atHour(now.atZone(zone), hour);
        yield (today.toInstant().isAfter(now) ? atHour(today.minusDays(1), hour) : today)
            .toInstant();
      }
      case WEEKLY -> {
        ZonedDateTime monday =
            atHour(now.atZone(zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), hour);
        yield (monday.toInstant().isAfter(now) ? atHour(monday.minusWeeks(1), hour) : monday)
            .toInstant();
      }
    };
  }

  /** The first moment after {@code now} at which such a subscriber's mail can leave. */
  public Instant nextMoment(Instant now, int hour, ZoneId zone) {
    return switch (this) {
      case AT_ONCE -> now;
      case DAILY -> atHour(lastMoment(now, hour, zone).atZone(zone).plusDays(1), hour).toInstant();
      case WEEKLY ->
          atHour(lastMoment(now, hour, zone).atZone(zone).plusWeeks(1), hour).toInstant();
    };
  }

  /** On the day a clock goes forward, an hour that does not exist becomes the one after it. */
  private static ZonedDateTime atHour(ZonedDateTime day, int hour) {
    return day.truncatedTo(ChronoUnit.DAYS).withHour(hour);
  }
}
