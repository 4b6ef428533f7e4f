package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  @Test
  void of_2026_and_2027_are_the_eleven_of_the_law() {
    assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
        .filteredOn(Holidays::isLegalHoliday)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25",
            "2027-01-01",
            "2027-03-29",
            "2027-05-01",
            "2027-05-06",
            "2027-05-08",
            "2027-05-17",
            "2027-07-14",
            "2027-08-15",
            "2027-11-01",
            "2027-11-11",
            "2027-12-25");
  }

  @ParameterizedTest
  @CsvSource({
    "67, 2026-04-03, Good Friday",
    "57463, 2026-12-26, second day of Christmas",
    "971, 2026-05-27, abolition",
    "97209, 2026-05-22, abolition",
    "973, 2026-06-10, abolition",
    "974, 2027-12-20, abolition",
    "976, 2027-04-27, abolition",
    "978, 2026-05-28, abolition",
    "977, 2026-10-09, abolition",
  })
  void of_a_territory_are_closed_there_and_open_elsewhere(
      String code, LocalDate date, String name) {
    assertThat(Territory.of(code).addsHoliday(date)).as(name).isTrue();
    assertThat(Territory.GENERAL.addsHoliday(date)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"75", "2A", "99001", "9", ""})
  void of_an_ordinary_or_unknown_code_are_the_general_ones(String code) {
    assertThat(Territory.of(code)).isEqualTo(Territory.GENERAL);
  }
}
