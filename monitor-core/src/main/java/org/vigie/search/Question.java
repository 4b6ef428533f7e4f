package org.vigie.search;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is searched.
 *
 * @param text in the language of searches; empty finds everything
 * @param filters one value a facet
 * @param from first day, or null
 * @param to last day, or null
 * @param findsOnly only publications that a rule found
 */
public record Question(
    String text,
    Map<Facet, String> filters,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean findsOnly,
    Order order) {

  /**
   * Newest, last seen, best matching, or dearest first; what is equal in that, newest publication
   * first. What was published long ago and seen today is at the head of {@code SEEN} only.
   */
  public enum Order {
    DATE,
    SEEN,
    RELEVANCE,
    AMOUNT
  }

  public Question {
    filters = Map.copyOf(filters);
  }

  /** Words alone, in everything that was read. */
  public static Question of(String text, Order order) {
    return new Question(text, Map.of(), null, null, false, order);
  }

  Question without(Facet facet) {
    Map<Facet, String> fewer = new EnumMap<>(Facet.class);
    fewer.putAll(filters);
    fewer.remove(facet);
    return new Question(text, fewer, from, to, findsOnly, order);
  }
}
