package org.vigie.rule;

/**
 * The words around a passage, for mails, pages and the match store.
 *
 * @param text at most {@value #LONGEST} characters, cut at words, marked with … where cut
 * @param start where the passage begins in {@code text}
 * @param end after it, in {@code text}
 */
public record Excerpt(String text, int start, int end) {
  public static final int LONGEST = 1000;
  private static final int AROUND = 240;
  private static final int LOOK_FOR_A_SPACE = 30;
  private static final String CUT = "…";

  /** Offsets outside the text are brought back into it. */
  public static Excerpt around(String pageText, int start, int end) {
    int from = Math.clamp(start, 0, pageText.length());
    int longest = LONGEST - 2 * AROUND - 2 * CUT.length();
    int to = Math.clamp(end, from, Math.min(pageText.length(), from + longest));
    to = wholeCharacter(pageText, to);
    int first = before(pageText, Math.max(0, from - AROUND), from);
    int last = after(pageText, Math.min(pageText.length(), to + AROUND), to);
    String opening = first > 0 ? CUT : "";
    String closing = last < pageText.length() ? CUT : "";
    int shift = opening.length() - first;
    return new Excerpt(
        opening + pageText.substring(first, last) + closing, from + shift, to + shift);
  }

  private static int before(String text, int cut, int passage) {
    if (cut == 0) {
      return 0;
    }
    for (int i = cut; i < Math.min(passage, cut + LOOK_FOR_A_SPACE); i++) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Math.min(passage, wholeCharacter(text, cut));
  }

  private static int after(String text, int cut, int passage) {
    if (cut == text.length()) {
      return cut;
    }
    for (int i = cut; i > Math.max(passage, cut - LOOK_FOR_A_SPACE); i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Math.max(passage, wholeCharacter(text, cut));
  }

  /** Never between the two halves of one character. */
  private static int wholeCharacter(String text, int at) {
    boolean halves =
        at > 0
            && at < text.length()
            && Character.isHighSurrogate(text.charAt(at - 1))
            && Character.isLowSurrogate(text.charAt(at));
    return halves ? at - 1 : at;
  }
}
