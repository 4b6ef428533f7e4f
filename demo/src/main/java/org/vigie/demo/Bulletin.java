package org.vigie.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One bulletin of the prefecture's register of acts.
 *
 * @param number of the bulletin within its year
 * @param day days before the demonstration's date
 * @param label what the register calls this sort of bulletin
 * @param scan pages are images without text
 * @param annex a long list behind the last order, which makes the bulletin thick
 */
record Bulletin(
    int number, int day, String label, boolean scan, @Nullable Annex annex, List<Order> orders) {
  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

  /** One prefect's order: its title follows "Arrêté n° …". */
  record Order(
      String kind, String service, String title, List<String> considering, List<String> articles) {}

  /** A list of parcels: its heading and its length. */
  record Annex(String title, int lines) {}

  /** The whole of {@code acts.yml}. */
  record Register(
      Map<String, List<String>> visas, List<String> closing, List<Bulletin> bulletins) {}

  static Register register() {
    return new YAMLMapper().readValue(DemoResources.bytes("acts.yml"), Register.class);
  }

  LocalDate published(LocalDate today) {
    return today.minusDays(day);
  }

  String title(LocalDate today) {
    LocalDate date = published(today);
    return label + " n° 99-" + date.getYear() + "-" + number + " du " + longDate(date);
  }

  /** As prefectures name their files, spaces turned to hyphens and accents lost. */
  String fileName(LocalDate today) {
    return "RAA-99-" + published(today).getYear() + "-" + number + ".pdf";
  }

  static String longDate(LocalDate date) {
    String text = date.format(LONG_DATE);
    return date.getDayOfMonth() == 1 ? text.replaceFirst("^1 ", "1er ") : text;
  }
}
