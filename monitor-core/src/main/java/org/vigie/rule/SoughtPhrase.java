package org.vigie.rule;

import org.jspecify.annotations.Nullable;

/** Words one after the other, within one part of a sentence. */
@SuppressWarnings("ArrayRecordComponent") // read at every text, and never compared
record SoughtPhrase(Expression.Phrase expression, int[] words) implements Sought {
  @Override
  public Answer in(Places places) {
    for (int word : words) {
      if (!places.has(word)) {
        return Answer.NO;
      }
    }
    Spans first = places.word(words[0]);
    if (words.length == 1) {
      return Answer.at(first);
    }
    SpanList found = null;
    for (int i = 0; i < first.size(); i++) {
      found = follow(first.get(i), 1, Spans.start(first.get(i)), places, found);
    }
    return found == null ? Answer.NO : Answer.at(found.sorted());
  }

  /** Each word has few readings that begin at one place: at most as many as pieces are joined. */
  private @Nullable SpanList follow(
      long last, int next, int start, Places places, @Nullable SpanList found) {
    int end = Spans.end(last);
    if (next == words.length) {
      SpanList list = found == null ? new SpanList() : found;
      list.add(start, end);
      return list;
    }
    Spans spans = places.word(words[next]);
    int i = spans.from(end);
    boolean follows = i < spans.size() && Spans.start(spans.get(i)) == end;
    if (!follows || !places.isWithinAClause(end)) {
      return found;
    }
    SpanList all = found;
    for (; i < spans.size() && Spans.start(spans.get(i)) == end; i++) {
      all = follow(spans.get(i), next + 1, start, places, all);
    }
    return all;
  }
}
