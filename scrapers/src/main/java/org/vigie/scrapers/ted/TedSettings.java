package org.vigie.scrapers.ted;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.SettingsReader;

/**
 * The {@code ted} block of a definition.
 *
 * @param days how far back the first run goes
 * @param countries of the buyer, ISO 3166 with three letters
 * @param cpv codes to which the search is limited; empty for all
 * @param nuts codes of the place of performance to which the search is limited; empty for all
 * @param details which notices are also read as XML
 */
record TedSettings(
    int days, List<String> countries, List<String> cpv, List<String> nuts, Details details) {
  /** TED says in its search what most notices say, but not which notice a change changes. */
  enum Details {
    NONE,
    CHANGES,
    ALL
  }

  static TedSettings read(SettingsReader reader) {
    List<String> countries = codes(reader, "countries", "[A-Z]{3}", "setting.not-country");
    return new TedSettings(
        reader.number("days", 30, 1, 3660),
        countries.isEmpty() ? List.of("FRA") : countries,
        codes(reader, "cpv", "\\d{8}", "setting.not-whole-cpv"),
        codes(reader, "nuts", "[A-Z]{2}[0-9A-Z]{0,3}", "setting.not-nuts"),
        Details.valueOf(
            reader
                .choice("details", "changes", List.of("none", "changes", "all"))
                .toUpperCase(Locale.ROOT)));
  }

  private static List<String> codes(
      SettingsReader reader, String name, String form, String problem) {
    Predicate<String> isCode = code -> code.matches(form);
    List<String> codes =
        reader.texts(name).stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
    codes.stream()
        .filter(isCode.negate())
        .forEach(code -> reader.problem(name, Message.of(problem, code)));
    return codes.stream().filter(isCode).toList();
  }

  /** The expert query; only codes of known form get here, so nothing needs escaping. */
  String query(LocalDate from, LocalDate to) {
    return in("buyer-country", countries)
        + in(" AND classification-cpv", cpv)
        + in(" AND place-of-performance", nuts)
        + " AND publication-date >= "
        + DateTimeFormatter.BASIC_ISO_DATE.format(from)
        + " AND publication-date <= "
        + DateTimeFormatter.BASIC_ISO_DATE.format(to)
        + " SORT BY publication-number DESC";
  }

  private static String in(String field, List<String> codes) {
    return codes.isEmpty() ? "" : field + " IN (" + String.join(" ", codes) + ")";
  }
}
