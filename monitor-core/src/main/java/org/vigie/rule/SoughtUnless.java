package org.vigie.rule;

import org.jspecify.annotations.Nullable;
import org.vigie.text.Lexicon;

/**
 * What is wanted without what excludes it.
 *
 * @param words how near the exclusion must stand; null: anywhere
 */
record SoughtUnless(Expression expression, Sought wanted, Sought exclusion, @Nullable Integer words)
    implements Sought {
  @Override
  public Answer in(Places places) {
    Answer answer = wanted.in(places);
    if (!answer.holds()) {
      return Answer.NO;
    }
    if (words == null) {
      return exclusion.in(places).holds() ? Answer.NO : answer;
    }
    Spans exclusions = exclusion.in(places).spans();
    if (exclusions.isEmpty()) {
      return Answer.at(answer.spans());
    }
    SpanList kept = new SpanList();
    for (int i = 0; i < answer.spans().size(); i++) {
      if (exclusions.near(answer.spans().get(i), words * Lexicon.WORD_STEP) < 0) {
        kept.add(answer.spans().get(i));
      }
    }
    return Answer.at(kept.sorted());
  }

  @Override
  public Expression told(long span, Places places) {
    return wanted.told(span, places);
  }
}
