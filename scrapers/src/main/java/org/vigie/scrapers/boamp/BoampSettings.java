package org.vigie.scrapers.boamp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.SettingsReader;

/**
 * The {@code boamp} block of a definition.
 *
 * @param days how far back the first run goes
 * @param departements codes to which the search is limited; empty for all of France
 */
record BoampSettings(int days, List<String> departements) {
  static BoampSettings read(SettingsReader reader) {
    List<String> departements =
        reader.texts("departements").stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
    for (String code : departements) {
      if (!isCode(code)) {
        reader.problem("departements", Message.of("setting.not-departement", code));
      }
    }
    return new BoampSettings(
        reader.number("days", 30, 1, 3660),
        departements.stream().filter(BoampSettings::isCode).toList());
  }

  /** The condition in ODSQL; only codes of known form get here, so nothing needs escaping. */
  String condition() {
    return departements.isEmpty()
        ? ""
        : departements.stream()
            .map(code -> "\"" + code + "\"")
            .collect(Collectors.joining(",", " and code_departement in (", ")"));
  }

  private static boolean isCode(String code) {
    return code.matches("\\d{2,3}|2[AB]");
  }
}
