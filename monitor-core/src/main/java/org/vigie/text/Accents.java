package org.vigie.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is left of a word where an old export lost some of its letters. */
final class Accents {
  private static final List<String> LIGATURES = List.of("ffi", "ffl", "ff", "fi", "fl");

  private Accents() {}

  /** "vidéoprotection" as "vidoprotection": accented letters gone altogether. */
  static String dropped(String written) {
    StringBuilder left = new StringBuilder();
    String composed = java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        left.append(c);
      }
    }
    return left.toString().toLowerCase(Locale.ROOT);
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
