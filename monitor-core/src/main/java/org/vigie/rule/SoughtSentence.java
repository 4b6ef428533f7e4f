package org.vigie.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All parts in one sentence: from the first of them to the last. */
record SoughtSentence(Expression.SameSentence expression, List<Sought> parts) implements Sought {
  /** What one sentence has so far: how many of the parts, in order, and how far they reach. */
  private static final class Hull {
    private int parts;
    private int start = Integer.MAX_VALUE;
    private int end;

    void take(long span, int part) {
      if (parts >= part) {
        parts = part + 1;
        start = Math.min(start, Spans.start(span));
        end = Math.max(end, Spans.end(span));
      }
    }
  }

  @Override
  public Answer in(Places places) {
    Map<Long, Hull> hulls = new HashMap<>();
    for (int part = 0; part < parts.size(); part++) {
      Spans spans = parts.get(part).in(places).spans();
      if (spans.isEmpty()) {
        return Answer.NO;
      }
      for (int i = 0; i < spans.size(); i++) {
        long sentence = places.sentence(Spans.start(spans.get(i)));
        Hull hull =
            part == 0 ? hulls.computeIfAbsent(sentence, s -> new Hull()) : hulls.get(sentence);
        if (hull != null) {
          hull.take(spans.get(i), part);
        }
      }
    }
    SpanList found = new SpanList();
    for (Hull hull : hulls.values()) {
      if (hull.parts == parts.size()) {
        found.add(hull.start, hull.end);
      }
    }
    return Answer.at(found.sorted());
  }
}
