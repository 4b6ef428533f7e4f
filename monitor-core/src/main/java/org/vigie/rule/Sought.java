package org.vigie.rule;

/** An expression made ready to be looked for in many texts: its words are numbers. */
interface Sought {
  Expression expression();

  /** Whether it holds in a text, and where; {@link Answer#NO} itself where it does not. */
  Answer in(Places places);

  /** The part that has its place there, where the expression is one of several. */
  default Expression told(long span, Places places) {
    return expression();
  }
}
