package org.vigie.text;

import java.text.Normalizer;

/**
 * Characters without their accents, as Unicode decomposes them (NFKD). Those of French texts are in
 * a table: loading Unicode's own costs a fifth of a second at each start of the command line.
 */
final class Letters {
  private static final int FIRST = 0xA0;

  /** U+00A0 to U+017F; a question mark stands for those that become none or several. */
  private static final String WITHOUT_ACCENT =
      " ¡¢£¤¥¦§?©a«¬?®?°±23?μ¶·?1o»???¿"
          + "AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞß"
          + "aaaaaaæceeeeiiiiðnooooo÷øuuuuyþy"
          + "AaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGg"
          + "GgGgHhĦħIiIiIiIiIı??JjKkĸLlLlLl?"
          + "?ŁłNnNnNn?ŊŋOoOoOoŒœRrRrRrSsSsSs"
          + "SsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzs";

  private static final String UNCHANGED = "\u201C\u201D\u201E\u2020\u2022\u20AC";
  private static final String SPACES = "\u2002\u2003\u2009\u202F";
  private static final int FIRST_MARK = 0x300;
  private static final int LAST_MARK = 0x36F;

  private Letters() {}

  static String withoutAccents(int codePoint) {
    if (codePoint < FIRST) {
      return Character.toString(codePoint);
    }
    if (codePoint < FIRST + WITHOUT_ACCENT.length()) {
      char plain = WITHOUT_ACCENT.charAt(codePoint - FIRST);
      if (plain != '?') {
        return String.valueOf(plain);
      }
    }
    if (codePoint >= FIRST_MARK && codePoint <= LAST_MARK) {
      return "";
    }
    if (SPACES.indexOf(codePoint) >= 0) {
      return " ";
    }
    return UNCHANGED.indexOf(codePoint) >= 0
        ? Character.toString(codePoint)
        : decomposed(codePoint);
  }

  /** By Unicode's tables, for any character. */
  static String decomposed(int codePoint) {
    String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(Character.isSpaceChar(c) ? ' ' : c);
      }
    }
    return plain.toString();
  }
}
