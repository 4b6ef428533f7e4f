package org.vigie.scrapers.reading;

import java.util.List;

/** Page numbers for a person: {@code 3, 5-7}. */
final class PageRanges {
  private static final int RANGES_NAMED = 12;

  private PageRanges() {}

  static String of(List<Integer> pages) {
    var text = new StringBuilder();
    int ranges = 0;
    for (int i = 0; i < pages.size(); i++) {
      int first = pages.get(i);
      int last = first;
      while (i + 1 < pages.size() && pages.get(i + 1) == last + 1) {
        last++;
        i++;
      }
      if (++ranges > RANGES_NAMED) {
        return text + ", …";
      }
      text.append(text.isEmpty() ? "" : ", ").append(first);
      if (last > first) {
        text.append('-').append(last);
      }
    }
    return text.toString();
  }
}
