package org.vigie.app.find;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Facet;
import org.vigie.app.page.Pagination;

/**
 * What a search found, ready to print.
 *
 * @param scopes what is searched: the finds, or all that was read
 * @param formats the same search for programs
 * @param notice how the index stands, where a reader must know, or empty
 * @param title of the window
 * @param chips current filters; following one takes it back
 * @param orders ways to sort, the current one without address
 * @param problem what is wrong with the question, or empty
 */
record SearchPage(
    String title,
    String heading,
    String words,
    List<Example> examples,
    List<Chip> chips,
    List<Hidden> kept,
    List<FindCard> cards,
    List<Facet> facets,
    Pagination pagination,
    List<Pagination.Step> steps,
    @Nullable String previous,
    @Nullable String next,
    List<Order> orders,
    List<Order> scopes,
    List<Format> formats,
    String problem,
    String notice,
    String from,
    String to,
    String subscribe) {

  /** A current filter. */
  record Chip(String word, String href) {}

  /** A filter that the search form carries along. */
  record Hidden(String name, String value) {}

  /** How to write a search; the example can be followed. */
  record Example(String query, String meaning, String href) {}

  /** The same search in another form. */
  record Format(String name, String type, String href) {}

  /** A way to sort, or what to search. */
  record Order(String word, String href, boolean current) {}
}
