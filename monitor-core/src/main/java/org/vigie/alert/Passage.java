package org.vigie.alert;

/**
 * The words that a rule found, with what stands around them, cut at words.
 *
 * @param before ends where the hit begins; begins with "…" where it was cut
 * @param after begins where the hit ends; ends with "…" where it was cut
 * @param page from 1
 */
public record Passage(String before, String hit, String after, int page) {
  private static final int AROUND = 120;

  /**
   * Cuts a passage out of a page's excerpt.
   *
   * @param excerpt part of the page's text
   * @param start of the hit, in characters of the excerpt
   * @param end after the hit
   */
  static Passage of(String excerpt, int start, int end, int page) {
    int from = Math.clamp(start, 0, excerpt.length());
    int to = Math.clamp(end, from, excerpt.length());
    return new Passage(
        lastWords(PlainText.inline(excerpt.substring(0, from))),
        PlainText.inline(excerpt.substring(from, to)),
        firstWords(PlainText.inline(excerpt.substring(to))),
        page);
  }

  private static String lastWords(String text) {
    if (text.length() <= AROUND) {
      return text.isBlank() ? "" : "… " + text.stripLeading();
    }
    int space = text.indexOf(' ', text.length() - AROUND);
    return "… " + text.substring(space < 0 ? text.length() - AROUND : space + 1);
  }

  private static String firstWords(String text) {
    if (text.length() <= AROUND) {
      return text.isBlank() ? "" : text.stripTrailing() + " …";
    }
    int space = text.lastIndexOf(' ', AROUND);
    return text.substring(0, space <= 0 ? AROUND : space) + " …";
  }
}
