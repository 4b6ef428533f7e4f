package org.vigie.rule;

/** What an expression says of a text; a fact without a place (a CPV code) holds with no span. */
record Answer(boolean holds, Spans spans) {
  static final Answer NO = new Answer(false, Spans.NONE);
  static final Answer FACT = new Answer(true, Spans.NONE);

  static Answer at(Spans spans) {
    return spans.isEmpty() ? NO : new Answer(true, spans);
  }
}
