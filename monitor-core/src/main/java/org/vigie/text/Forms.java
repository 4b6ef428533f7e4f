package org.vigie.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words of a lexicon by the forms in which each is recognised. Words are numbers. */
final class Forms {
  static final int[] NONE = {};

  /** Nothing is found inside a word that is shorter than this, nor cut out of it. */
  static final int SHORTEST_CONTAINED = 12;

  private static final int SHORTEST_MISSHAPED = 6;
  private static final int SHORTEST_MISSPELT = 9;
  private static final int SHORTEST_GLUED = 8;
  private static final int SHORTEST_WITHOUT_ACCENTS = 5;
  private static final int LONGEST_CODE = 12;

  private final Map<String, int[]> byStem = new HashMap<>();
  private final Map<String, int[]> byShape = new HashMap<>();
  private final Map<String, int[]> byCode = new HashMap<>();
  private final Map<String, int[]> byForm = new HashMap<>();
  private final Map<String, int[]> byPrefix = new HashMap<>();
  private final Map<String, int[]> byBeginning = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();
  private final String[] letters;
  private final Misspellings misspellings;
  private final StemSet likelyStems;
  private final StemSet likelyPrefixes;

  /**
   * @param words in the order of their numbers
   */
  Forms(Collection<Word> words) {
    letters = new String[words.size()];
    Map<String, int[]> misspelt = new HashMap<>();
    int id = 0;
    for (Word word : words) {
      String form = Lexicon.lettersOf(word.written());
      letters[id] = form;
      switch (word) {
        case Word.Code code ->
            put(byCode, codeShape(Lexicon.lettersKeepingCase(code.written())), id);
        case Word.Exact _ -> put(byForm, form, id);
        case Word.Prefix prefix -> addPrefix(prefix, form, id);
        case Word.Inflected inflected -> {
          addInflected(inflected, form, id);
          if (form.length() >= SHORTEST_MISSPELT) {
            put(misspelt, Stem.of(form), id);
          }
        }
      }
      id++;
    }
    misspellings = new Misspellings(misspelt);
    likelyStems = new StemSet(byStem.keySet());
    likelyPrefixes = new StemSet(byPrefix.keySet());
  }

  private void addPrefix(Word.Prefix prefix, String form, int id) {
    for (String variant : new TreeSet<>(List.of(form, Accents.dropped(prefix.written())))) {
      if (variant.equals(form) || variant.length() >= SHORTEST_WITHOUT_ACCENTS) {
        put(byPrefix, variant, id);
        prefixLengths.add(variant.length());
      }
    }
  }

  private void addInflected(Word.Inflected word, String form, int id) {
    put(byStem, Stem.of(form), id);
    String withoutAccents = Accents.dropped(word.written());
    if (!withoutAccents.equals(form) && withoutAccents.length() >= SHORTEST_WITHOUT_ACCENTS) {
      put(byStem, Stem.of(withoutAccents), id);
      addContained(withoutAccents, id);
    }
    if (form.length() >= SHORTEST_GLUED) {
      Accents.withoutLigatures(form).forEach(variant -> put(byStem, Stem.of(variant), id));
    }
    if (form.length() >= SHORTEST_MISSHAPED) {
      put(byShape, shape(Stem.of(form)), id);
    }
    addContained(form, id);
  }

  private void addContained(String form, int id) {
    if (form.length() >= SHORTEST_CONTAINED) {
      put(byBeginning, form.substring(0, SHORTEST_CONTAINED), id);
    }
  }

  private static void put(Map<String, int[]> map, String key, int id) {
    map.merge(
        key,
        new int[] {id},
        (old, added) -> old[old.length - 1] == id ? old : together(old, added));
  }

  static int[] together(int[] some, int[] more) {
    if (some.length == 0) {
      return more;
    }
    if (more.length == 0) {
      return some;
    }
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** The keys under which words are found whole, for who looks for their pieces. */
  Set<String> stems() {
    return byStem.keySet();
  }

  Set<String> prefixes() {
    return byPrefix.keySet();
  }

  /** Codes and exact words, which forgive nothing. */
  int[] strictly(Token token) {
    int[] codes = byCode.isEmpty() ? NONE : byCode.getOrDefault(codeShape(token.cased()), NONE);
    return together(codes, byForm.getOrDefault(token.form(), NONE));
  }

  /** May the part of a form be found {@link #exactly}? */
  boolean mayBeExact(String form, int start, int end, int[] beginnings) {
    if (likelyStems.mayHave(form, start, end, beginnings)) {
      return true;
    }
    for (int length : prefixLengths) {
      if (length <= end - start
          && likelyPrefixes.mayHave(Hashes.ofPart(beginnings, start, start + length))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The word in an inflection, without its accents or its ligatures, or by its beginning.
   *
   * @param longerThan only beginnings longer than this count
   */
  int[] exactly(String form, int longerThan) {
    int[] words = byStem.getOrDefault(Stem.of(form), NONE);
    for (int length : prefixLengths) {
      if (length > form.length()) {
        break;
      }
      if (length > longerThan) {
        words = together(words, byPrefix.getOrDefault(form.substring(0, length), NONE));
      }
    }
    return words;
  }

  /** The word misread by a scanner or with one letter wrong; never where it is another word. */
  int[] nearly(String form) {
    if (form.length() < SHORTEST_MISSHAPED) {
      return NONE;
    }
    String stem = Stem.of(form);
    int[] words = byShape.getOrDefault(shape(stem), NONE);
    if (words.length == 0 && form.length() >= SHORTEST_MISSPELT - 1) {
      words = misspellings.of(stem);
    }
    return words.length == 0 || CommonWords.contains(form) ? NONE : words;
  }

  /** Long words that stand somewhere inside, whole but for accents at their end. */
  int[] contained(String form) {
    int[] words = NONE;
    for (int i = 0; i + SHORTEST_CONTAINED <= form.length(); i++) {
      String beginning = form.substring(i, i + SHORTEST_CONTAINED);
      for (int id : byBeginning.getOrDefault(beginning, NONE)) {
        if (form.startsWith(letters[id], i) || !letters[id].startsWith(beginning)) {
          words = together(words, new int[] {id});
        }
      }
    }
    return words;
  }

  /** One shape for letters that a scanner confuses: rn and m, 0 and o, 1, l and i. */
  private static String shape(String form) {
    return form.replace("rn", "m").replace('0', 'o').replace('1', 'l').replace('i', 'l');
  }

  private static String codeShape(String cased) {
    return cased.length() > LONGEST_CODE
        ? cased
        : cased.replace('l', 'I').replace('1', 'I').replace('0', 'O');
  }
}
