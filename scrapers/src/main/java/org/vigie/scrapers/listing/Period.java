package org.vigie.scrapers.listing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year and month that a link's words and address name, to follow the newest first. */
record Period(int year, int month) implements Comparable<Period> {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");
  private static final List<String> MONTHS =
      List.of(
          "janvier",
          "fevrier",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "aout",
          "septembre",
          "octobre",
          "novembre",
          "decembre");

  /** Zero where none is named; the last year named counts, for older ones name archive nodes. */
  static Period in(String words, String path) {
    String plain = plain(words);
    String plainPath = plain(path);
    int year = lastYear(plain);
    int month = lastMonth(plain);
    return new Period(
        year == 0 ? lastYear(plainPath) : year, month == 0 ? lastMonth(plainPath) : month);
  }

  boolean isNamed() {
    return year > 0 || month > 0;
  }

  /** The first day after it; empty where no year is named. */
  Optional<LocalDate> end() {
    if (year == 0) {
      return Optional.empty();
    }
    return Optional.of(
        month == 0 ? LocalDate.of(year + 1, 1, 1) : LocalDate.of(year, month, 1).plusMonths(1));
  }

  private static int lastYear(String plain) {
    int year = 0;
    for (Matcher matcher = YEAR.matcher(plain); matcher.find(); ) {
      year = Integer.parseInt(matcher.group(1));
    }
    return year;
  }

  private static int lastMonth(String plain) {
    int month = 0;
    for (int i = 0; i < MONTHS.size(); i++) {
      if (Pattern.compile("(?<![a-z])" + MONTHS.get(i) + "(?![a-z])").matcher(plain).find()) {
        month = i + 1;
      }
    }
    return month;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Period other) {
    int byYear = Integer.compare(year, other.year);
    return byYear != 0 ? byYear : Integer.compare(month, other.month);
  }
}
