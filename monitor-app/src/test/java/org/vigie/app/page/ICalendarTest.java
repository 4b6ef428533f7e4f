package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarTest {
  private static final Instant NOW = Instant.parse("2026-11-24T13:12:00Z");

  private static String calendarOf(String summary) {
    return new ICalendar(
            "Dossier 311 " + summary,
            List.of(
                new ICalendar.Event(
                    "dossier-311-1",
                    LocalDate.of(2026, 11, 30),
                    summary,
                    summary,
                    URI.create("https://vigie.example/dossiers/311"))))
        .write(NOW);
  }

  private static List<String> unfolded(String calendar) {
    return calendar.replace("\r\n ", "").lines().toList();
  }

  @Test
  void a_day_is_a_whole_day_with_the_page_to_read_on() {
    assertThat(unfolded(calendarOf("date prudente pour contester")))
        .contains(
            "DTSTART;VALUE=DATE:20261130",
            "DTSTAMP:20261124T131200Z",
            "UID:dossier-311-1@vigie.example",
            "SUMMARY:date prudente pour contester",
            "URL:https://vigie.example/dossiers/311");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "x\nATTENDEE:mailto:all@asso.example",
        "x\u2028URL:https://evil.example",
        "\u202egnp.exe\u0000\u0007",
        "Valmoire; Brunelles, lot 2 \\n",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"https://evil.example\")"
      })
  void a_title_from_outside_stays_in_its_line(String hostile) {
    List<String> lines = unfolded(calendarOf(hostile));

    assertThat(lines).hasSize(unfolded(calendarOf("plain")).size());
    assertThat(lines)
        .allMatch(
            line ->
                line.matches(
                    "(BEGIN|END|VERSION|PRODID|X-WR-CALNAME|UID|DTSTAMP|DTSTART;VALUE=DATE|SUMMARY|DESCRIPTION|URL|TRANSP):.*"));
    assertThat(lines.toString()).doesNotContain("\u202e", "\u0000", "\u2028");
  }

  @Test
  void semicolons_commas_and_backslashes_are_escaped() {
    assertThat(unfolded(calendarOf("a; b, c\\d"))).contains("SUMMARY:a\\; b\\, c\\\\d");
  }

  @Test
  void no_line_is_longer_than_75_bytes_and_no_character_is_cut() {
    String calendar = calendarOf("é😀".repeat(3_000));

    assertThat(calendar.lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(unfolded(calendar)).contains("SUMMARY:" + "é😀".repeat(3_000));
  }
}
