package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

  @ParameterizedTest
  @CsvSource({
    "AT_ONCE, 2026-11-24T08:15:00, 7, 2026-11-24T08:15:00",
    "DAILY,   2026-11-24T07:00:00, 7, 2026-11-24T07:00:00",
    "DAILY,   2026-11-24T06:59:59, 7, 2026-11-23T07:00:00",
    "WEEKLY,  2026-11-24T08:15:00, 7, 2026-11-23T07:00:00",
    "WEEKLY,  2026-11-23T06:00:00, 7, 2026-11-16T07:00:00",
    // clocks go forward on 29 March 2026 at 2 h: there is no 2 h that day, its mail leaves at 3 h
    "DAILY,   2026-03-29T12:00:00, 2, 2026-03-29T03:00:00",
    "DAILY,   2026-03-29T12:00:00, 7, 2026-03-29T07:00:00",
    // clocks go back on 25 October 2026 at 3 h: of the two 2 h, the first counts
    "DAILY,   2026-10-25T12:00:00, 7, 2026-10-25T07:00:00",
  })
  void a_mail_leaves_at_the_latest_moment_before_now(
      Rhythm rhythm, String now, int hour, String expected) {
    assertThat(rhythm.lastMoment(new MovableClock(now).instant(), hour, Rhythm.PARIS))
        .isEqualTo(new MovableClock(expected).instant());
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,  2026-11-24T08:15:00, 7, 2026-11-25T07:00:00",
    "DAILY,  2026-11-24T06:00:00, 7, 2026-11-24T07:00:00",
    "WEEKLY, 2026-11-24T08:15:00, 7, 2026-11-30T07:00:00",
    "DAILY,  2026-03-28T08:00:00, 7, 2026-03-29T07:00:00",
  })
  void the_next_moment_is_the_first_after_now(
      Rhythm rhythm, String now, int hour, String expected) {
    assertThat(rhythm.nextMoment(new MovableClock(now).instant(), hour, Rhythm.PARIS))
        .isEqualTo(new MovableClock(expected).instant());
  }

  @ParameterizedTest
  @CsvSource({
    // Paris time is UTC+1 in winter and UTC+2 in summer; overseas no clock changes but Miquelon's
    "Indian/Reunion,     2026-11-24T12:00:00Z, 2026-11-24T03:00:00Z",
    "Indian/Reunion,     2026-07-14T12:00:00Z, 2026-07-14T03:00:00Z",
    "America/Guadeloupe, 2026-11-24T12:00:00Z, 2026-11-24T11:00:00Z",
    "America/Guadeloupe, 2026-11-24T10:59:59Z, 2026-11-23T11:00:00Z",
    "America/Martinique, 2026-03-29T12:00:00Z, 2026-03-29T11:00:00Z",
    "America/Cayenne,    2026-10-25T12:00:00Z, 2026-10-25T10:00:00Z",
    "America/Miquelon,   2026-07-14T12:00:00Z, 2026-07-14T09:00:00Z",
    "America/Miquelon,   2026-11-24T12:00:00Z, 2026-11-24T10:00:00Z",
    "Indian/Mayotte,     2026-11-24T12:00:00Z, 2026-11-24T04:00:00Z",
    // in Nouméa it is already the next day while Paris has its evening
    "Pacific/Noumea,     2026-11-23T20:30:00Z, 2026-11-23T20:00:00Z",
    "Pacific/Tahiti,     2026-11-24T12:00:00Z, 2026-11-23T17:00:00Z",
    "Pacific/Wallis,     2026-11-24T12:00:00Z, 2026-11-23T19:00:00Z",
  })
  void seven_o_clock_is_that_of_the_readers_own_zone(ZoneId zone, Instant now, Instant expected) {
    assertThat(Rhythm.DAILY.lastMoment(now, 7, zone)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Monday comes to Nouméa on Sunday evening of UTC, and to Tahiti on Monday evening
    "Pacific/Noumea, 2026-11-24T12:00:00Z, 2026-11-29T20:00:00Z",
    "Pacific/Tahiti, 2026-11-24T12:00:00Z, 2026-11-30T17:00:00Z",
  })
  void monday_is_that_of_the_readers_own_zone(ZoneId zone, Instant now, Instant expected) {
    assertThat(Rhythm.WEEKLY.nextMoment(now, 7, zone)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-28T00:00:00", "2026-10-24T00:00:00"})
  void every_hour_comes_once_a_day_around_both_clock_changes(String from) {
    for (int hour = 0; hour < 24; hour++) {
      Set<Instant> moments = new TreeSet<>();
      Instant start = new MovableClock(from).instant();
      for (int quarter = 0; quarter < 4 * 24 * 3; quarter++) {
        moments.add(
            Rhythm.DAILY.lastMoment(
                start.plus(Duration.ofMinutes(15L * quarter)), hour, Rhythm.PARIS));
      }
      assertThat(moments).as("mails at %d h", hour).hasSizeBetween(3, 4);
      assertThat(
              moments.stream().map(moment -> LocalDate.ofInstant(moment, Rhythm.PARIS)).distinct())
          .hasSameSizeAs(moments);
    }
  }
}
