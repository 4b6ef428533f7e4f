package org.vigie.rule;

/**
 * A shared list, found once in a text for all rules that use it.
 *
 * @param slot where a reading keeps its places
 */
record SoughtList(Expression.WordList expression, Sought any, int slot) implements Sought {
  @Override
  public Answer in(Places places) {
    return Answer.at(places.shared(slot, () -> any.in(places).spans()));
  }

  @Override
  public Expression told(long span, Places places) {
    return any.told(span, places);
  }
}
