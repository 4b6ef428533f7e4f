package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoClockTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private final DemoClock clock = new DemoClock(Clock.fixed(START, ZoneOffset.UTC));

  @Test
  void it_runs_like_the_other_clock_until_it_is_moved() {
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofDays(33));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(33)));
  }

  @Test
  void a_view_in_another_zone_moves_along() {
    Clock paris = clock.withZone(ZoneId.of("Europe/Paris"));
    clock.advance(Duration.ofHours(2));
    assertThat(paris.instant()).isEqualTo(clock.instant());
  }

  @Test
  void it_never_goes_back() {
    assertThatThrownBy(() -> clock.advance(Duration.ofDays(-1)))
        .hasMessageContaining("cannot go back");
  }
}
