package org.vigie.dossier;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How alike two titles are: the share of their words' beginnings that both have. A lot's number
 * counts like any word, so lots of one project stay close and two schools' projects do not.
 */
final class TitleSimilarity {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Plurals and most inflections differ after this many letters. */
  private static final int STEM = 7;

  private TitleSimilarity() {}

  /** 0 to 1. */
  static double of(String one, String other) {
    Set<String> first = words(one);
    Set<String> second = words(other);
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    Set<String> both = new HashSet<>(first);
    both.retainAll(second);
    Set<String> either = new HashSet<>(first);
    either.addAll(second);
    return (double) both.size() / either.size();
  }

  private static Set<String> words(String title) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.FRENCH);
    Set<String> words = new HashSet<>();
    for (String word : BETWEEN_WORDS.splitAsStream(plain).toList()) {
      boolean carriesMeaning = word.length() > 3 || word.chars().anyMatch(Character::isDigit);
      if (carriesMeaning) {
        words.add(word.substring(0, Math.min(STEM, word.length())));
      }
    }
    return words;
  }
}
