package org.vigie.rule;

import java.util.Arrays;

/** Grows while a text is read. */
final class SpanList {
  private long[] spans = new long[8];
  private int size;

  void add(int start, int end) {
    add(Spans.span(start, end));
  }

  void add(long span) {
    if (size == spans.length) {
      spans = Arrays.copyOf(spans, size * 2);
    }
    spans[size++] = span;
  }

  void addAll(Spans more) {
    for (int i = 0; i < more.size(); i++) {
      add(more.get(i));
    }
  }

  Spans sorted() {
    return Spans.of(spans, size);
  }
}
