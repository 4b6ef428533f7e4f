package org.vigie.app.page;

import java.util.List;

/**
 * One way to narrow a list: links with counts, what is chosen first.
 *
 * @param more address that shows all choices, empty where all are shown
 */
public record Facet(String title, List<Choice> choices, String more, int hidden) {
  public Facet {
    choices = List.copyOf(choices);
  }

  /** A choice; following a chosen one takes it back. */
  public record Choice(String word, long count, String href, boolean chosen) {}
}
