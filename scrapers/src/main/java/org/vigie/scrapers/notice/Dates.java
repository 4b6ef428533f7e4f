package org.vigie.scrapers.notice;

import java.time.LocalDate;
import java.util.Optional;
import org.vigie.scrapers.connector.FrenchDate;

/** Days as notices write them: also 20210108, and 2024-01-24+02:00, whose day is what counts. */
final class Dates {
  private Dates() {}

  static Optional<LocalDate> day(String written) {
    String text = written.strip();
    return FrenchDate.in(
        text.matches("\\d{8}")
            ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
            : text);
  }
}
