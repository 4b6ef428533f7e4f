package org.vigie.scrapers.feed;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.scrapers.connector.FrenchDate;

/**
 * Dates of feeds: RFC 3339, RFC 822 with English or French names, whatever French pages write. One
 * without a zone, or with a zone that nobody knows, is Europe/Paris.
 */
final class FeedDate {
  private static final List<String> ENGLISH =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> FRENCH =
      List.of("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec");
  private static final Pattern RFC_822 =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?[\\s-]+(\\d{4}|\\d{2})"
              + "(?:[\\s,t]+(\\d{1,2})[:h](\\d{2})(?::(\\d{2}))?)?"
              + "\\s*([+-]\\d{2}:?\\d{2}|[a-z]{1,5})?");

  private FeedDate() {}

  static Optional<Instant> in(String text) {
    String value = text.strip();
    try {
      return Optional.of(OffsetDateTime.parse(value.replaceFirst(" ", "T")).toInstant());
    } catch (DateTimeException otherForm) {
      return rfc822(value).or(() -> withoutZone(value));
    }
  }

  private static Optional<Instant> rfc822(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[\\u00a0\\u202f]", " ")
            .toLowerCase(Locale.ROOT);
    Matcher date = RFC_822.matcher(plain);
    if (!date.find()) {
      return Optional.empty();
    }
    int month = month(date.group(2));
    int year = Integer.parseInt(date.group(3));
    try {
      LocalDate day =
          LocalDate.of(
              date.group(3).length() == 2 ? 2000 + year : year,
              month,
              Integer.parseInt(date.group(1)));
      LocalTime time =
          LocalTime.of(number(date.group(4)), number(date.group(5)), number(date.group(6)));
      return Optional.of(day.atTime(time).atZone(zone(date.group(7))).toInstant());
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> withoutZone(String text) {
    if (text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*")) {
      return FrenchDate.instant(text);
    }
    return FrenchDate.in(text).map(day -> day.atStartOfDay(FrenchDate.PARIS).toInstant());
  }

  private static int month(String name) {
    for (int i = 0; i < ENGLISH.size(); i++) {
      if (name.startsWith(ENGLISH.get(i)) || name.startsWith(FRENCH.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static ZoneId zone(@Nullable String written) {
    if (written == null) {
      return FrenchDate.PARIS;
    }
    return switch (written) {
      case "gmt", "utc", "ut", "z" -> ZoneOffset.UTC;
      case "edt" -> ZoneOffset.ofHours(-4);
      case "est", "cdt" -> ZoneOffset.ofHours(-5);
      case "cst", "mdt" -> ZoneOffset.ofHours(-6);
      case "mst", "pdt" -> ZoneOffset.ofHours(-7);
      case "pst" -> ZoneOffset.ofHours(-8);
      default -> Character.isLetter(written.charAt(0)) ? FrenchDate.PARIS : ZoneOffset.of(written);
    };
  }
}
