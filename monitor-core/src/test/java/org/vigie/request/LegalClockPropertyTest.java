package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Every day of ten years against a second, slow calculation that shares nothing with the clock: it
 * walks the calendar day by day, and finds Easter by Gauss's method instead of Meeus's.
 */
class LegalClockPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final LocalDate AFTER_LAST = LocalDate.of(2034, 1, 1);

  private final LegalClock clock = new LegalClock(Territory.GENERAL, ClockVersion.V1);

  @Test
  void silence_and_referral_agree_with_the_slow_calculation() {
    for (LocalDate received = FIRST; received.isBefore(AFTER_LAST); received = next(received)) {
      var position = clock.position(new ClockFact.Received(Receipt.acknowledged(received)));
      LocalDate born = slowMonthLater(received);
      LocalDate nominal = slowMonthsLater(born, 2);
      var silence = position.of(ClockRule.K1).orElseThrow();
      var referral = position.of(ClockRule.K4).orElseThrow();

      assertThat(silence.nominal()).as("K1 from %s", received).isEqualTo(born);
      assertThat(referral.from()).as("from %s", received).isEqualTo(next(born));
      assertThat(referral.nominal()).as("K4 from %s", received).isEqualTo(nominal);
      assertThat(referral.safe())
          .as("safe K4 from %s", received)
          .isEqualTo(slowOpenBefore(nominal.minusDays(1)));
    }
  }

  @Test
  void confirmation_and_court_agree_with_the_slow_calculation() {
    for (LocalDate registered = FIRST;
        registered.isBefore(AFTER_LAST);
        registered = next(registered)) {
      var position = clock.position(new ClockFact.Registered(registered));
      LocalDate confirmed = slowMonthsLater(registered, 2);
      LocalDate term = slowMonthsLater(confirmed, 2);
      var court = position.of(ClockRule.K11).orElseThrow();

      assertThat(position.of(ClockRule.K9).orElseThrow().nominal()).isEqualTo(confirmed);
      assertThat(court.nominal())
          .as("last day, registered %s", registered)
          .isEqualTo(slowOpenAfter(next(term)));
      assertThat(court.safe())
          .as("safe day, registered %s", registered)
          .isEqualTo(slowOpenBefore(term));
    }
  }

  @Test
  void the_safe_date_is_never_after_the_nominal_one_and_never_closed() {
    for (Territory territory : Territory.values()) {
      var local = new LegalClock(territory, ClockVersion.V1);
      for (LocalDate day = FIRST; day.isBefore(AFTER_LAST); day = next(day)) {
        var deadlines =
            List.of(
                local
                    .position(new ClockFact.Received(Receipt.estimated(day, Channel.POST)))
                    .of(ClockRule.K4)
                    .orElseThrow(),
                local.challenge(day));
        for (Deadline deadline : deadlines) {
          assertThat(deadline.safe()).isBefore(deadline.nominal());
          assertThat(Holidays.closed(Objects.requireNonNull(deadline.safe()), territory)).isFalse();
        }
      }
    }
  }

  private static LocalDate slowMonthsLater(LocalDate day, int months) {
    int wanted = day.getDayOfMonth();
    LocalDate at = day;
    for (int month = 0; month < months; month++) {
      do {
        at = next(at);
      } while (at.getDayOfMonth() != 1);
    }
    while (at.getDayOfMonth() < wanted && next(at).getMonth() == at.getMonth()) {
      at = next(at);
    }
    return at;
  }

  private static LocalDate slowMonthLater(LocalDate day) {
    return slowMonthsLater(day, 1);
  }

  private static LocalDate slowOpenBefore(LocalDate day) {
    return slowlyClosed(day) ? slowOpenBefore(day.minusDays(1)) : day;
  }

  private static LocalDate slowOpenAfter(LocalDate day) {
    return slowlyClosed(day) ? slowOpenAfter(next(day)) : day;
  }

  private static boolean slowlyClosed(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return true;
    }
    int number = day.getMonthValue() * 100 + day.getDayOfMonth();
    if (List.of(101, 501, 508, 714, 815, 1101, 1111, 1225).contains(number)) {
      return true;
    }
    LocalDate easter = gaussEaster(day.getYear());
    return List.of(easter.plusDays(1), easter.plusDays(39), easter.plusDays(50)).contains(day);
  }

  /** Gauss's method for 1900 to 2099. */
  private static LocalDate gaussEaster(int year) {
    int d = (19 * (year % 19) + 24) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    LocalDate easter = LocalDate.of(year, Month.MARCH, 22).plusDays(d + e);
    if (easter.equals(LocalDate.of(year, Month.APRIL, 26))) {
      return easter.minusDays(7);
    }
    boolean exception =
        easter.equals(LocalDate.of(year, Month.APRIL, 25)) && d == 28 && e == 6 && year % 19 > 10;
    return exception ? easter.minusDays(7) : easter;
  }

  private static LocalDate next(LocalDate day) {
    return day.plusDays(1);
  }
}
