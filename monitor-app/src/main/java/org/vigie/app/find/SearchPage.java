package org.vigie.app.find;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Facet;
import org.vigie.app.page.Pagination;

/**
 * The list of finds, ready to print.
 *
 * @param chips current filters; following one takes it back
 * @param orders ways to sort, the current one without address
 * @param problem what is wrong with the question, or empty
 */
record SearchPage(
    String words,
    List<Chip> chips,
    List<Hidden> kept,
    List<FindCard> cards,
    List<Facet> facets,
    Pagination pagination,
    List<Pagination.Step> steps,
    @Nullable String previous,
    @Nullable String next,
    List<Order> orders,
    String problem,
    String from,
    String to,
    String subscribe) {

  /** A current filter. */
  record Chip(String word, String href) {}

  /** A filter that the search form carries along. */
  record Hidden(String name, String value) {}

  /** A way to sort. */
  record Order(String word, String href, boolean current) {}
}
