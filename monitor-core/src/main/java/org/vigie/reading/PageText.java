package org.vigie.reading;

import org.jspecify.annotations.Nullable;

/**
 * One page's text as it is shown; offsets of hits count its UTF-16 characters.
 *
 * @param number from 1; 1 where there are no pages. Each attachment counts from 1 again, so a page
 *     is told apart by number and label together
 * @param label where it comes from when not simply a page of the file (attachment's path, sheet's
 *     name), else empty
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
