package org.vigie.alert;

/** Text from outside made fit for one line: its words, and nothing that moves its neighbours. */
final class PlainText {
  private PlainText() {}

  /** One line, outer blanks removed, at most {@code most} characters. */
  static String line(String text, int most) {
    String inline = inline(text).strip();
    if (inline.length() <= most) {
      return inline;
    }
    int cut = Character.isHighSurrogate(inline.charAt(most - 2)) ? most - 2 : most - 1;
    return inline.substring(0, cut) + "…";
  }

  /** The same with outer blanks kept, for a piece of a sentence. */
  static String inline(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (Character.isWhitespace(character) || Character.getType(character) == Character.CONTROL) {
        blank = true;
        continue;
      }
      if (isInvisible(character)) {
        continue;
      }
      if (blank) {
        kept.append(' ');
        blank = false;
      }
      kept.appendCodePoint(character);
    }
    return blank ? kept.append(' ').toString() : kept.toString();
  }

  /**
   * Bidirectional controls, zero-width characters, lone surrogates and the like: with them, one
   * title could reverse the line after it or hide a part of itself.
   */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
