package org.vigie.rule;

import java.util.List;

/** At least so many of the parts, each anywhere; every place of every one of them. */
record SoughtSome(Expression expression, int number, List<Sought> parts) implements Sought {
  @Override
  public Answer in(Places places) {
    int holding = 0;
    Answer only = Answer.NO;
    SpanList all = null;
    for (int i = 0; i < parts.size(); i++) {
      Answer answer = parts.get(i).in(places);
      if (!answer.holds()) {
        if (holding + parts.size() - i - 1 < number) {
          return Answer.NO;
        }
        continue;
      }
      holding++;
      if (holding == 1) {
        only = answer;
      } else {
        if (all == null) {
          all = new SpanList();
          all.addAll(only.spans());
        }
        all.addAll(answer.spans());
      }
    }
    if (holding < number) {
      return Answer.NO;
    }
    if (all == null) {
      return holding == 0 ? Answer.FACT : only;
    }
    return new Answer(true, all.sorted());
  }

  @Override
  public Expression told(long span, Places places) {
    if (!(expression instanceof Expression.Any)) {
      return expression;
    }
    for (Sought part : parts) {
      if (part.in(places).spans().contains(span)) {
        return part.told(span, places);
      }
    }
    return expression;
  }
}
