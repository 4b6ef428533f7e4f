package org.vigie.alert;

import java.time.LocalDate;

/**
 * The days in which a published act can be contested before the court (R421-1 CJA).
 *
 * @param safe the last day on which contesting is sure to be in time
 * @param last the day that the count leads to
 */
public record ContestPeriod(LocalDate safe, LocalDate last) {
  private static final int SOON_DAYS = 7;

  boolean endsSoon(LocalDate today) {
    return !today.isAfter(safe) && !today.isBefore(safe.minusDays(SOON_DAYS));
  }
}
