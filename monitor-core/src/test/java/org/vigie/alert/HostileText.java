package org.vigie.alert;

/** What becomes of a portal's words before anything prints them. */
public final class HostileText {
  private HostileText() {}

  public static String asTold(String title) {
    return PlainText.line(title, 300);
  }

  public static Passage asPassage(String words) {
    return Passage.of(words + " caméras " + words, words.length() + 1, words.length() + 8, 3);
  }
}
