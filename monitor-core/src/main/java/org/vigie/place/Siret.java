package org.vigie.place;

import java.util.Optional;

/**
 * Numbers of the register of companies and bodies: a SIREN of 9 digits, and a SIRET of 14 for each
 * of its establishments, both with a Luhn check digit. Platforms put numbers of their own in their
 * place, so what fails the test is none.
 */
public final class Siret {
  /** La Poste's establishments do not follow Luhn: the sum of their digits is a multiple of 5. */
  private static final String LA_POSTE = "356000000";

  private Siret() {}

  /** The SIRET that a text is, spaces and dots aside; empty where it is none. */
  public static Optional<String> in(String text) {
    String digits = digits(text);
    boolean valid =
        digits.matches("\\d{14}")
            && (passesLuhn(digits)
                || (digits.startsWith(LA_POSTE)
                    && digits.chars().map(c -> c - '0').sum() % 5 == 0));
    return valid ? Optional.of(digits) : Optional.empty();
  }

  /** The SIREN that a text is or that its SIRET begins with; empty where it is neither. */
  public static Optional<String> sirenIn(String text) {
    String digits = digits(text);
    if (digits.length() == 14) {
      return in(digits).map(siret -> siret.substring(0, 9));
    }
    return digits.matches("\\d{9}") && passesLuhn(digits) ? Optional.of(digits) : Optional.empty();
  }

  private static String digits(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f.]", "");
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
