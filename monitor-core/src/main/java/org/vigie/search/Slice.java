package org.vigie.search;

import org.jspecify.annotations.Nullable;

/**
 * Which of the results: from a position, which is what a page number means, or after a mark, which
 * stays right while results are added.
 *
 * @param offset results to pass over
 * @param after mark of {@link SearchResults#next()}, or null
 * @param most 1 to {@value #MOST}
 */
public record Slice(int offset, @Nullable String after, int most) {
  /** The longest slice. */
  public static final int MOST = 1000;

  public Slice {
    most = Math.clamp(most, 1, MOST);
    offset = Math.max(0, offset);
  }

  public static Slice at(int offset, int most) {
    return new Slice(offset, null, most);
  }

  public static Slice after(@Nullable String mark, int most) {
    return new Slice(0, mark, most);
  }
}
