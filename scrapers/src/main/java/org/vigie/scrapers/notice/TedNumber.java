package org.vigie.scrapers.notice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a notice in the Official Journal, in its one form {@code 8298-2021}: notices also
 * write 00008298-2021, 2021/S 005-008298 and 8298/2021.
 */
public final class TedNumber {
  private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,8})[-/](\\d{4})");
  private static final Pattern JOURNAL =
      Pattern.compile("(\\d{4})\\s*/\\s*S\\s*\\d{1,3}\\s*-\\s*0*(\\d{1,8})");

  private TedNumber() {}

  public static Optional<String> in(String text) {
    Matcher journal = JOURNAL.matcher(text);
    if (journal.find()) {
      return Optional.of(journal.group(2) + "-" + journal.group(1));
    }
    Matcher number = NUMBER.matcher(text.strip());
    return number.matches()
        ? Optional.of(number.group(1) + "-" + number.group(2))
        : Optional.empty();
  }
}
