package org.vigie.rule;

import java.util.function.Supplier;

/** Where the words of a text stand, and what is known of its publication. */
interface Places {
  /** The places of a word, by its number. */
  Spans word(int id);

  /** Does the word stand there? Quicker than asking where. */
  default boolean has(int id) {
    return !word(id).isEmpty();
  }

  /** The places of a shared list, found once for all rules that use it. */
  Spans shared(int slot, Supplier<Spans> places);

  /** The title or the buyer's name, of which no fact is known. */
  Places field(Expression.Field.Name name);

  /** Is it so, of a CPV code, a kind, an amount, a place? */
  boolean isTrue(Expression fact);

  /** Number of the sentence in which the place is, different on each page. */
  long sentence(int step);

  /** Do the words before and from the place stand in one part of a sentence? */
  boolean isWithinAClause(int step);
}
