package org.vigie.scrapers.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;

/** French places behind the codes of notices. */
class TerritoryTest {
  @ParameterizedTest
  @CsvSource({
    "FR714, departement:38",
    "FRK24, departement:38",
    "FR101, departement:75",
    "FR825, departement:83",
    "FRL05, departement:83",
    "FRM01, departement:2A",
    "FRY1, departement:971",
    "FRY10, departement:971",
    "FRA5, departement:976",
    "FR1, region:11",
    "FR10, region:11",
    "FRK, region:84",
    "frk2, region:84"
  })
  void a_nuts_code_of_either_vintage_is_a_departement_or_a_region(String code, String place) {
    assertThat(Territory.ofNuts(code)).contains(PlaceCode.parse(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FR", "FRZ", "BE100", "", "FRK99", "FR2"})
  void other_codes_are_no_place(String code) {
    assertThat(Territory.ofNuts(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "38000, departement:38",
    "20000, departement:2A",
    "20200, departement:2B",
    "97110, departement:971",
    "01999, departement:01"
  })
  void a_postcode_is_in_a_departement(String postcode, String place) {
    assertThat(Territory.ofPostcode(postcode)).contains(PlaceCode.parse(place));
  }

  @Test
  void every_departement_has_a_code_in_the_nuts_of_today_and_none_that_is_not_on_the_map() {
    Places map = Places.builtIn();
    List<PlaceCode> known =
        map.all(PlaceCode.Kind.DEPARTEMENT).stream().map(place -> place.code()).toList();

    List<PlaceCode> reached =
        "BCDEFGHIJKLMY1"
            .chars()
            .mapToObj(letter -> "FR" + (char) letter)
            .flatMap(TerritoryTest::below)
            .flatMap(code -> Territory.ofNuts(code).stream())
            .filter(place -> place.kind() == PlaceCode.Kind.DEPARTEMENT)
            .distinct()
            .toList();

    assertThat(reached).hasSize(101);
    assertThat(known).containsAll(reached);
  }

  @Test
  void a_work_in_all_of_france_is_placed_where_its_buyer_is() {
    assertThat(Territory.places(List.of("FR"), List.of("FR"), Optional.of("38000")))
        .containsExactly(PlaceCode.parse("departement:38"));
  }

  private static java.util.stream.Stream<String> below(String region) {
    return java.util.stream.IntStream.rangeClosed(0, 99)
        .mapToObj(number -> region + (number < 10 ? "0" + number : "" + number));
  }
}
