package org.vigie.request;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/**
 * Days on which offices are closed: Saturdays, Sundays and the legal holidays of article L3133-1 of
 * the code du travail. Movable ones are computed, so no year is ever missing from a list.
 */
public final class Holidays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.MAY, 1),
          MonthDay.of(Month.MAY, 8),
          MonthDay.of(Month.JULY, 14),
          MonthDay.of(Month.AUGUST, 15),
          MonthDay.of(Month.NOVEMBER, 1),
          MonthDay.of(Month.NOVEMBER, 11),
          MonthDay.of(Month.DECEMBER, 25));
  private static final int EASTER_MONDAY = 1;
  private static final int ASCENSION = 39;
  private static final int WHIT_MONDAY = 50;

  private Holidays() {}

  public static boolean closed(LocalDate date, Territory territory) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY
        || date.getDayOfWeek() == DayOfWeek.SUNDAY
        || isLegalHoliday(date)
        || territory.addsHoliday(date);
  }

  public static boolean isLegalHoliday(LocalDate date) {
    if (FIXED.contains(MonthDay.from(date))) {
      return true;
    }
    LocalDate easter = easter(date.getYear());
    return date.equals(easter.plusDays(EASTER_MONDAY))
        || date.equals(easter.plusDays(ASCENSION))
        || date.equals(easter.plusDays(WHIT_MONDAY));
  }

  /**
   * The day itself, or the first following one that is not closed. Counts general holidays only: a
   * regional day must never make a deadline look later than it may be.
   */
  public static LocalDate nextWorking(LocalDate date) {
    LocalDate day = date;
    while (closed(day, Territory.GENERAL)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The day itself, or the last preceding one that is not closed. */
  public static LocalDate safe(LocalDate date, Territory territory) {
    LocalDate day = date;
    while (closed(day, territory)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** That many working days later, general holidays counted as closed. */
  static LocalDate plusWorkingDays(LocalDate date, int days) {
    LocalDate day = date;
    for (int left = days; left > 0; left--) {
      day = nextWorking(day.plusDays(1));
    }
    return day;
  }

  /** Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
