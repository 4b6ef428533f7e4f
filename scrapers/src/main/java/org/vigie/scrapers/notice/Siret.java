package org.vigie.scrapers.notice;

import java.util.Optional;

/**
 * The number of an establishment: 14 digits that pass the Luhn test. Several platforms put a number
 * of their own in its place, so what fails the test is no SIRET.
 */
public final class Siret {
  private Siret() {}

  public static Optional<String> in(String text) {
    String digits = text.replaceAll("[\\s\\u00a0.]", "");
    return digits.matches("\\d{14}") && passesLuhn(digits) ? Optional.of(digits) : Optional.empty();
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum > 0 && sum % 10 == 0;
  }
}
