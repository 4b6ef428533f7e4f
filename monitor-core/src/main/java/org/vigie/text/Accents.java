package org.vigie.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is left of a word where an old export lost some of its letters. */
final class Accents {
  private static final List<String> LIGATURES = List.of("ffi", "ffl", "ff", "fi", "fl");

  private static final int FIRST_COMBINING = 0x300;

  private Accents() {}

  /** "vidéoprotection" as "vidoprotection": accented letters gone altogether. */
  static String dropped(String written) {
    StringBuilder left = new StringBuilder();
    String composed = composed(written);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        left.append(c);
      }
    }
    return left.toString().toLowerCase(Locale.ROOT);
  }

  /** Below the first combining mark all is composed: no need to load the tables of Unicode. */
  private static String composed(String written) {
    return written.chars().allMatch(c -> c < FIRST_COMBINING)
        ? written
        : Normalizer.normalize(written, Normalizer.Form.NFC);
  }

  /** "certification" as "certication": the glyph of the ligature gone. */
  static List<String> withoutLigatures(String form) {
    List<String> variants = new ArrayList<>();
    for (String ligature : LIGATURES) {
      if (form.contains(ligature)) {
        variants.add(form.replace(ligature, ""));
      }
    }
    return variants;
  }
}
