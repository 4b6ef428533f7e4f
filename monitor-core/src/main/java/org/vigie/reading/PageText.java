package org.vigie.reading;

import org.jspecify.annotations.Nullable;

/**
 * One page's text as it is shown; offsets of hits count its UTF-16 characters.
 *
 * @param number from 1, through the whole file with its attachments, so it alone tells a page; the
 *     pages of a PDF with attachments come first and keep their numbers
 * @param label where it comes from when not simply a page of the file, for a person: {@code
 *     annexes/plan.pdf, p. 2}, a sheet's name; else empty
 * @param confidence of a recognised page: 0 to 100, the mean over its words; null for other pages
 *     and where no word was found
 */
public record PageText(
    int number, String label, String text, PageMethod method, @Nullable Integer confidence) {
  public PageText {
    // Pages that were kept before the method was.
    method = method == null ? PageMethod.TEXT : method;
  }

  /** A page whose text the file itself holds. */
  public PageText(int number, String label, String text) {
    this(number, label, text, PageMethod.TEXT, null);
  }
}
