package org.vigie.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/** Expressions evaluated on the {@link Places} of a text: whether each holds, and where. */
final class Compiled {
  private final ToIntFunction<Word> ids;
  private final Map<String, Integer> slots = new HashMap<>();

  /**
   * @param ids the numbers under which a reading knows the words
   */
  Compiled(ToIntFunction<Word> ids) {
    this.ids = ids;
  }

  /** An answer; a fact without a place (a CPV code) holds with no span. */
  record Answer(boolean holds, Spans spans) {
    static final Answer NO = new Answer(false, Spans.NONE);
    static final Answer FACT = new Answer(true, Spans.NONE);

    static Answer at(Spans spans) {
      return spans.isEmpty() ? NO : new Answer(true, spans);
    }
  }

  /** Shared lists met so far get a slot in the reading. */
  void prepare(Expression expression) {
    switch (expression) {
      case Expression.WordList list -> {
        slots.putIfAbsent(list.name(), slots.size());
        prepare(list.any());
      }
      default -> parts(expression).forEach(this::prepare);
    }
  }

  int slots() {
    return slots.size();
  }

  static List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.Phrase _,
          Expression.Cpv _,
          Expression.Kind _,
          Expression.Amount _,
          Expression.Place _ ->
          List.of();
      case Expression.Any any -> any.parts();
      case Expression.All all -> all.parts();
      case Expression.AtLeast some -> some.parts();
      case Expression.Near near -> near.parts();
      case Expression.SameSentence same -> same.parts();
      case Expression.Unless unless -> List.of(unless.wanted(), unless.exclusion());
      case Expression.UnlessNear unless -> List.of(unless.wanted(), unless.exclusion());
      case Expression.Field field -> List.of(field.wanted());
      case Expression.WordList list -> List.of(list.any());
    };
  }

  /** All words of the expressions; a part that several share is walked once. */
  static Set<Word> words(List<Expression> expressions) {
    Set<Word> words = new HashSet<>();
    Set<Expression> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    expressions.forEach(expression -> collect(expression, words, walked));
    return words;
  }

  private static void collect(Expression expression, Set<Word> words, Set<Expression> walked) {
    if (!walked.add(expression)) {
      return;
    }
    if (expression instanceof Expression.Phrase phrase) {
      words.addAll(phrase.words());
    }
    parts(expression).forEach(part -> collect(part, words, walked));
  }

  /**
   * Words of which one must stand in the text for the expression to hold, the rarest choice; null
   * where it may hold without any.
   */
  @Nullable Set<Word> keys(Expression expression, Map<Word, Integer> frequency) {
    return switch (expression) {
      case Expression.Phrase phrase ->
          phrase.words().stream()
              .min(
                  java.util.Comparator.<Word>comparingInt(word -> frequency.getOrDefault(word, 0))
                      .thenComparingInt(word -> -word.written().length()))
              .map(Set::of)
              .orElse(null);
      case Expression.Any any -> anyKey(any.parts(), frequency);
      case Expression.AtLeast some -> anyKey(some.parts(), frequency);
      case Expression.All all -> rarestKey(all.parts(), frequency);
      case Expression.Near near -> rarestKey(near.parts(), frequency);
      case Expression.SameSentence same -> rarestKey(same.parts(), frequency);
      case Expression.Unless unless -> keys(unless.wanted(), frequency);
      case Expression.UnlessNear unless -> keys(unless.wanted(), frequency);
      case Expression.Field field -> keys(field.wanted(), frequency);
      case Expression.WordList list -> keys(list.any(), frequency);
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ -> null;
    };
  }

  private @Nullable Set<Word> anyKey(List<Expression> parts, Map<Word, Integer> frequency) {
    Set<Word> all = new HashSet<>();
    for (Expression part : parts) {
      Set<Word> keys = keys(part, frequency);
      if (keys == null) {
        return null;
      }
      all.addAll(keys);
    }
    return all;
  }

  private @Nullable Set<Word> rarestKey(List<Expression> parts, Map<Word, Integer> frequency) {
    Set<Word> best = null;
    int bestWeight = Integer.MAX_VALUE;
    for (Expression part : parts) {
      Set<Word> keys = keys(part, frequency);
      if (keys != null) {
        int weight = keys.stream().mapToInt(word -> 1 + frequency.getOrDefault(word, 0)).sum();
        if (weight < bestWeight) {
          best = keys;
          bestWeight = weight;
        }
      }
    }
    return best;
  }

  Answer answer(Expression expression, Places reading) {
    return switch (expression) {
      case Expression.Phrase phrase -> Answer.at(phrase(phrase, reading));
      case Expression.Any any -> atLeast(1, any.parts(), reading);
      case Expression.All all -> atLeast(all.parts().size(), all.parts(), reading);
      case Expression.AtLeast some -> atLeast(some.number(), some.parts(), reading);
      case Expression.Near near -> near(near, reading);
      case Expression.SameSentence same -> sameSentence(same, reading);
      case Expression.Unless unless ->
          answer(unless.exclusion(), reading).holds()
              ? Answer.NO
              : answer(unless.wanted(), reading);
      case Expression.UnlessNear unless -> unlessNear(unless, reading);
      case Expression.Field field ->
          answer(field.wanted(), reading.field(field.name())).holds() ? Answer.FACT : Answer.NO;
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ ->
          reading.isTrue(expression) ? Answer.FACT : Answer.NO;
      case Expression.WordList list -> list(list, reading);
    };
  }

  /** The part that has its place there, where the expression is one of several. */
  Expression told(Expression expression, long span, Places reading) {
    List<Expression> parts =
        switch (expression) {
          case Expression.Unless unless -> List.of(unless.wanted());
          case Expression.UnlessNear unless -> List.of(unless.wanted());
          case Expression.WordList list -> list.any().parts();
          case Expression.Any any -> any.parts();
          default -> List.of();
        };
    for (Expression part : parts) {
      if (answer(part, reading).spans().contains(span)) {
        return told(part, span, reading);
      }
    }
    return expression;
  }

  private Answer list(Expression.WordList list, Places reading) {
    Integer slot = slots.get(list.name());
    if (slot == null || !list.any().parts().stream().allMatch(Expression::hasPlace)) {
      return answer(list.any(), reading);
    }
    return Answer.at(reading.shared(slot, () -> answer(list.any(), reading).spans()));
  }

  private Spans phrase(Expression.Phrase phrase, Places reading) {
    Spans first = reading.word(ids.applyAsInt(phrase.words().getFirst()));
    if (phrase.words().size() == 1 || first.isEmpty()) {
      return first;
    }
    List<Spans> rest = new ArrayList<>();
    for (Word word : phrase.words().subList(1, phrase.words().size())) {
      Spans spans = reading.word(ids.applyAsInt(word));
      if (spans.isEmpty()) {
        return Spans.NONE;
      }
      rest.add(spans);
    }
    SpanList found = new SpanList();
    for (int i = 0; i < first.size(); i++) {
      follow(first.get(i), rest, 0, Spans.start(first.get(i)), reading, found);
    }
    return found.sorted();
  }

  /** Each word has few readings that begin at one place: at most as many as pieces are joined. */
  private static void follow(
      long last, List<Spans> rest, int next, int start, Places reading, SpanList found) {
    int end = Spans.end(last);
    if (next == rest.size()) {
      found.add(start, end);
      return;
    }
    Spans spans = rest.get(next);
    int i = spans.from(end);
    boolean follows = i < spans.size() && Spans.start(spans.get(i)) == end;
    if (!follows || !reading.isWithinAClause(end)) {
      return;
    }
    for (; i < spans.size() && Spans.start(spans.get(i)) == end; i++) {
      follow(spans.get(i), rest, next + 1, start, reading, found);
    }
  }

  private Answer atLeast(int number, List<Expression> parts, Places reading) {
    int holding = 0;
    SpanList places = new SpanList();
    for (Expression part : parts) {
      Answer answer = answer(part, reading);
      if (answer.holds()) {
        holding++;
        places.addAll(answer.spans());
      }
    }
    return holding >= number ? new Answer(true, places.sorted()) : Answer.NO;
  }

  private Answer near(Expression.Near near, Places reading) {
    List<Spans> others = new ArrayList<>();
    Spans first = answer(near.parts().getFirst(), reading).spans();
    if (first.isEmpty()) {
      return Answer.NO;
    }
    for (Expression part : near.parts().subList(1, near.parts().size())) {
      others.add(answer(part, reading).spans());
    }
    SpanList found = new SpanList();
    for (int i = 0; i < first.size(); i++) {
      long anchor = first.get(i);
      int start = Spans.start(anchor);
      int end = Spans.end(anchor);
      boolean complete = true;
      for (Spans other : others) {
        long companion = other.near(anchor, near.words() * Lexicon.WORD_STEP);
        complete &= companion >= 0;
        if (companion >= 0) {
          start = Math.min(start, Spans.start(companion));
          end = Math.max(end, Spans.end(companion));
        }
      }
      if (complete) {
        found.add(start, end);
      }
    }
    return Answer.at(found.sorted());
  }

  private Answer sameSentence(Expression.SameSentence same, Places reading) {
    Map<Long, long[]> hulls = new HashMap<>();
    int needed = 0;
    for (Expression part : same.parts()) {
      Spans spans = answer(part, reading).spans();
      for (int i = 0; i < spans.size(); i++) {
        long span = spans.get(i);
        long sentence = reading.sentence(Spans.start(span));
        if (needed == 0) {
          hulls.putIfAbsent(sentence, new long[] {1, Integer.MAX_VALUE, 0});
        }
        long[] hull = hulls.get(sentence);
        if (hull != null && hull[0] >= needed) {
          hull[0] = needed + 1L;
          hull[1] = Math.min(hull[1], Spans.start(span));
          hull[2] = Math.max(hull[2], Spans.end(span));
        }
      }
      needed++;
    }
    SpanList found = new SpanList();
    for (long[] hull : hulls.values()) {
      if (hull[0] == needed) {
        found.add((int) hull[1], (int) hull[2]);
      }
    }
    return Answer.at(found.sorted());
  }

  private Answer unlessNear(Expression.UnlessNear unless, Places reading) {
    Spans wanted = answer(unless.wanted(), reading).spans();
    if (wanted.isEmpty()) {
      return Answer.NO;
    }
    Spans exclusions = answer(unless.exclusion(), reading).spans();
    SpanList kept = new SpanList();
    for (int i = 0; i < wanted.size(); i++) {
      if (exclusions.near(wanted.get(i), unless.words() * Lexicon.WORD_STEP) < 0) {
        kept.add(wanted.get(i));
      }
    }
    return Answer.at(kept.sorted());
  }
}
