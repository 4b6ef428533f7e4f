package org.vigie.rule;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Word;

/** The words of expressions, and those that one cannot do without. */
final class Keys {
  private final Map<Word, Integer> frequency;

  /**
   * @param frequency how often the words are met; a word that is missing is the rarest
   */
  Keys(Map<Word, Integer> frequency) {
    this.frequency = frequency;
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
    expression.parts().forEach(part -> collect(part, words, walked));
  }

  /**
   * Words of which one must stand in the text for the expression to hold, the rarest choice; null
   * where it may hold without any.
   */
  @Nullable Set<Word> of(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase ->
          phrase.words().stream()
              .min(
                  Comparator.comparingInt(this::frequency)
                      .thenComparingInt(word -> -word.written().length()))
              .map(Set::of)
              .orElse(null);
      case Expression.Any any -> any(any.parts());
      case Expression.AtLeast some -> any(some.parts());
      case Expression.All all -> rarest(all.parts());
      case Expression.Near near -> rarest(near.parts());
      case Expression.SameSentence same -> rarest(same.parts());
      case Expression.Unless unless -> of(unless.wanted());
      case Expression.UnlessNear unless -> of(unless.wanted());
      case Expression.Field field -> of(field.wanted());
      case Expression.WordList list -> of(list.any());
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ -> null;
    };
  }

  private int frequency(Word word) {
    return frequency.getOrDefault(word, 0);
  }

  private @Nullable Set<Word> any(List<Expression> parts) {
    Set<Word> all = new HashSet<>();
    for (Expression part : parts) {
      Set<Word> keys = of(part);
      if (keys == null) {
        return null;
      }
      all.addAll(keys);
    }
    return all;
  }

  private @Nullable Set<Word> rarest(List<Expression> parts) {
    Set<Word> best = null;
    int bestWeight = Integer.MAX_VALUE;
    for (Expression part : parts) {
      Set<Word> keys = of(part);
      if (keys != null) {
        int weight = keys.stream().mapToInt(word -> 1 + frequency(word)).sum();
        if (weight < bestWeight) {
          best = keys;
          bestWeight = weight;
        }
      }
    }
    return best;
  }
}
