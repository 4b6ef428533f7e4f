package org.vigie.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a search found: publications, each with the page that matches best.
 *
 * @param total publications that match
 * @param next the mark after which the search goes on, or null after the last
 * @param facets value to publications, most first; a facet that the search is narrowed by counts
 *     what its other values would give
 */
public record SearchResults(
    long total, List<Result> results, @Nullable String next, Map<Facet, Map<String, Long>> facets) {
  public SearchResults {
    results = List.copyOf(results);
    facets = Map.copyOf(facets);
  }

  static SearchResults none() {
    return new SearchResults(0, List.of(), null, Map.of());
  }

  /**
   * A publication and its best page.
   *
   * @param document 0 where the publication has no text and its title alone was found
   * @param pages how many of its pages match
   * @param seen when it was last new to us: seen, changed, or found by a rule
   * @param families of the rules that found it
   * @param text the whole page
   * @param hits where, in the page's text
   */
  public record Result(
      long publication,
      long document,
      int page,
      int pages,
      String title,
      String buyer,
      String source,
      String kind,
      LocalDate date,
      Instant seen,
      List<String> families,
      String text,
      List<Hit> hits) {
    public Result {
      families = List.copyOf(families);
      hits = List.copyOf(hits);
    }
  }

  /** Characters of the page's text. */
  public record Hit(int start, int end) {}

  /**
   * A page of one document with what was found on it.
   *
   * @param page number of the page
   */
  public record PageHits(int page, List<Hit> hits) {
    public PageHits {
      hits = List.copyOf(hits);
    }
  }
}
