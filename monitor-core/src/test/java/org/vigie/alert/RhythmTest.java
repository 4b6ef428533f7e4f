package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(rhythm.lastMoment(new MovableClock(now).instant(), hour))
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
    assertThat(rhythm.nextMoment(new MovableClock(now).instant(), hour))
        .isEqualTo(new MovableClock(expected).instant());
  }
}
