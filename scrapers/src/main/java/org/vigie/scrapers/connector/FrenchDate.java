package org.vigie.scrapers.connector;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as French pages write them: 21/08/2026, 21.08.26, 2026-08-21, 21 août 2026, 1er sept. 2026.
 * Two-digit years are 2000 to 2099. A date without zone is Europe/Paris.
 */
public final class FrenchDate {
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final List<String> MONTHS =
      List.of("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec");
  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)(\\d{4})[-/._](\\d{1,2})[-/._](\\d{1,2})(?!\\d)");
  private static final Pattern NUMERIC =
      Pattern.compile("(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:er)?[\\s_-]+(janv(?:ier)?|jan|fev(?:r(?:ier)?)?|mars?|avr(?:il)?|mai"
              + "|juin|juil(?:let)?|aout|aou|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?"
              + "|dec(?:embre)?)\\.?,?[\\s_-]+(\\d{4}|\\d{2})(?!\\d)");

  private FrenchDate() {}

  /** The first date in the text; empty where there is none that exists in the calendar. */
  public static Optional<LocalDate> in(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('\u00a0', ' ')
            .replace('\u202f', ' ')
            .toLowerCase(Locale.ROOT);
    Matcher iso = ISO.matcher(plain);
    if (iso.find()) {
      return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
    }
    Matcher numeric = NUMERIC.matcher(plain);
    Matcher literal = LITERAL.matcher(plain);
    boolean hasNumeric = numeric.find();
    if (literal.find() && (!hasNumeric || literal.start() < numeric.start())) {
      return date(literal.group(3), month(literal.group(2)), literal.group(1));
    }
    return hasNumeric
        ? date(numeric.group(3), Integer.parseInt(numeric.group(2)), numeric.group(1))
        : Optional.empty();
  }

  /** A point in time as portals write it, with or without zone; a bare date is its end of day. */
  public static Optional<Instant> instant(String text) {
    String value = text.strip().replace(' ', 'T');
    try {
      return Optional.of(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeException withoutZone) {
      try {
        return Optional.of(LocalDateTime.parse(value).atZone(PARIS).toInstant());
      } catch (DateTimeException noTime) {
        return in(text).map(day -> day.atTime(23, 59, 59).atZone(PARIS).toInstant());
      }
    }
  }

  private static int month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (name.startsWith(MONTHS.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Optional<LocalDate> date(String year, int month, String day) {
    int number = Integer.parseInt(year);
    try {
      return Optional.of(
          LocalDate.of(year.length() == 2 ? 2000 + number : number, month, Integer.parseInt(day)));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
