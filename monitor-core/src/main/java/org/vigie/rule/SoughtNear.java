package org.vigie.rule;

import java.util.List;
import org.vigie.text.Lexicon;

/** The first part, with each of the others at most so many words away from it. */
record SoughtNear(Expression.Near expression, List<Sought> parts) implements Sought {
  @Override
  public Answer in(Places places) {
    Spans[] all = new Spans[parts.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = parts.get(i).in(places).spans();
      if (all[i].isEmpty()) {
        return Answer.NO;
      }
    }
    int reach = expression.words() * Lexicon.WORD_STEP;
    SpanList found = new SpanList();
    for (int i = 0; i < all[0].size(); i++) {
      long anchor = all[0].get(i);
      int start = Spans.start(anchor);
      int end = Spans.end(anchor);
      int complete = 1;
      while (complete < all.length) {
        long companion = all[complete].near(anchor, reach);
        if (companion < 0) {
          break;
        }
        start = Math.min(start, Spans.start(companion));
        end = Math.max(end, Spans.end(companion));
        complete++;
      }
      if (complete == all.length) {
        found.add(start, end);
      }
    }
    return Answer.at(found.sorted());
  }
}
