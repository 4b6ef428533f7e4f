package org.vigie.scrapers.reading;

import java.text.Normalizer;

/**
 * A page's text in the one form that is kept, shown and matched: NFC, lines ended by {@code \n}, no
 * control characters, no broken surrogates (PostgreSQL refuses both), at most one empty line in a
 * row. Everything else stays as the file has it, hyphens and ligatures too.
 */
final class ShownText {
  private ShownText() {}

  static String of(String text) {
    var out = new StringBuilder(text.length());
    int lineEnds = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      if (c == '\n'
          || c == '\r'
          || c == '\f'
          || c == '\u000B'
          || c == '\u0085'
          || c == '\u2028'
          || c == '\u2029') {
        trimLineEnd(out);
        if (lineEnds < 2) {
          out.append('\n');
        }
        lineEnds++;
      } else if (c == '\t' || c == ' ') {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
        lineEnds = 0;
      } else if (Character.isSurrogate(c)) {
        out.append('\uFFFD');
      } else if (!Character.isISOControl(c) && c != '\uFEFF') {
        out.append(c);
        lineEnds = 0;
      }
    }
    trimLineEnd(out);
    while (!out.isEmpty() && out.charAt(out.length() - 1) == '\n') {
      out.setLength(out.length() - 1);
      trimLineEnd(out);
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  /** The first characters, never half a surrogate pair. */
  static String cut(String text, int length) {
    int end = Math.max(0, Math.min(length, text.length()));
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static void trimLineEnd(StringBuilder out) {
    while (!out.isEmpty()
        && (out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '\t')) {
      out.setLength(out.length() - 1);
    }
  }
}
