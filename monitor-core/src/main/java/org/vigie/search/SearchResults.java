package org.vigie.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a search found.
 *
 * @param total pages of documents that match
 * @param next the mark from which the search goes on, or null after the last
 * @param facets field to value to count, most frequent first
 */
public record SearchResults(
    long total,
    List<Result> results,
    @Nullable String next,
    Map<String, Map<String, Long>> facets) {
  public SearchResults {
    results = List.copyOf(results);
  }

  /**
   * A page of a document that matches.
   *
   * @param document 0 where the publication has no text and its title alone was found
   * @param text the whole page
   * @param hits where, in the page's text
   */
  public record Result(
      long publication,
      long document,
      int page,
      String title,
      String buyer,
      String source,
      String kind,
      @Nullable LocalDate date,
      String text,
      List<Hit> hits) {}

  /** Characters of the page's text. */
  public record Hit(int start, int end) {}
}
