package org.vigie.scrapers.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrenchDateTest {
  /** Cases that contradict themselves, or that mean an English or a two-digit year of 19xx. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "02/22/2016",
          "12/08,2015",
          "12/08, 2015",
          "12/08,15",
          "9-18-15",
          "3-7-2017",
          "3-7-07",
          "3-7-27",
          "05/05/89",
          "05/05/71",
          "1er avril 78",
          "16 avril 2021",
          "dimanche janvier 21 2018");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Publié le 21/08/2026 | 2026-08-21",
        "RAA N°307 du 21 août 2026 | 2026-08-21",
        "du 1er sept. 2026 | 2026-09-01",
        "PDF - 3,2 Mb - 14/08/2026 | 2026-08-14",
        "Lundi 12 JANVIER, 2026 | 2026-01-12",
        "recueil-99-2026-08-12-00311.pdf | 2026-08-12",
        "prefecture_RAA_99-2026-155_2026_08_10.pdf | 2026-08-10",
        "arrêté n° 2026-08-320 du 3 février 2026 | 2026-02-03",
        "21.08.26 | 2026-08-21",
        "2026-08-21T10:00:00Z | 2026-08-21",
        "29 février 2028 | 2028-02-29"
      })
  void a_date_is_found_as_french_pages_write_it(String words, LocalDate meant) {
    assertThat(FrenchDate.in(words)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Recueil n° 12", "n°38-2026-329", "31/02/2026", "29 février 2026", "2026"})
  void nothing_is_found_where_no_date_is(String words) {
    assertThat(FrenchDate.in(words)).isEmpty();
  }

  @Test
  void dates_of_a_french_collection_are_found() throws Exception {
    var file = RealData.at("web/french-dates/DateParser.json");
    String json = Files.readString(file).replace("\uFEFF", "");
    int compared = 0;
    for (JsonNode one : JsonMapper.builder().build().readTree(json)) {
      JsonNode results = one.path("Results");
      String written = results.path(0).path("Text").asString("");
      String meant = results.path(0).path("Value").path("Timex").asString("");
      boolean isComplete = written.matches(".*\\d[^\\d]+.*\\d{2}") && meant.matches("[\\d-]{10}");
      if (results.size() == 1 && isComplete && hasYear(written) && !NOT_OURS.contains(written)) {
        assertThat(FrenchDate.in(one.path("Input").asString("")))
            .as(one.path("Input").asString(""))
            .contains(LocalDate.parse(meant));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(25);
  }

  private static boolean hasYear(String written) {
    return written.matches(".*\\d{4}.*|.*\\d+[/.-]\\d+[/.-]\\d{2}");
  }
}
