package org.vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that are looked for, each recognised in its disguises: inflected, cut in pieces, glued
 * to others, without its accented letters, with a letter misread. Immutable after construction,
 * safe for use by several threads. Reading is linear in the text.
 *
 * <p>Places are counted in {@link #WORD_STEP}s: a word that counts (see {@link Token#isSmall})
 * takes one step, and several found in one glued word share its step.
 */
public final class Lexicon {
  public static final int WORD_STEP = 8;

  private static final int LONGEST_READ = 80;
  private static final int MOST_PIECES = 4;
  private static final int SHORTEST_JOINED = 6;
  private static final int SHORTEST_MISSHAPED = 6;
  private static final int SHORTEST_MISSPELT = 9;
  private static final int SHORTEST_GLUED = 8;
  private static final int SHORTEST_CONTAINED = 12;
  private static final int SHORTEST_WITHOUT_ACCENTS = 5;
  private static final int[] NONE = {};

  private final Map<Word, Integer> ids = new LinkedHashMap<>();
  private final Map<String, int[]> byStem = new HashMap<>();
  private final Map<String, int[]> byShape = new HashMap<>();
  private final Map<String, int[]> byCode = new HashMap<>();
  private final Map<String, int[]> byForm = new HashMap<>();
  private final Map<String, int[]> byPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();
  private final Misspellings misspellings = new Misspellings();
  private final Map<String, int[]> byBeginning = new HashMap<>();
  private final List<String> letters = new ArrayList<>();

  /** Receives what {@link #read} recognises, places in {@link #WORD_STEP}s from 0, end excluded. */
  @FunctionalInterface
  public interface Recognised {
    void word(int id, int start, int end);
  }

  private static final class Part {
    private final int from;
    private final int to;
    private final int[] words;

    Part(int from, int to, int[] words) {
      this.from = from;
      this.to = to;
      this.words = words;
    }
  }

  private static final class Reading {
    private final int[] whole;
    private final List<Part> parts;

    Reading(int[] whole, List<Part> parts) {
      this.whole = whole;
      this.parts = parts;
    }
  }

  public Lexicon(Collection<Word> words) {
    words.forEach(this::add);
  }

  public int size() {
    return ids.size();
  }

  /** The number under which the word is reported. */
  public int id(Word word) {
    Integer id = ids.get(word);
    if (id == null) {
      throw new IllegalArgumentException("not in this lexicon: " + word);
    }
    return id;
  }

  private void add(Word word) {
    if (ids.containsKey(word)) {
      return;
    }
    int id = ids.size();
    ids.put(word, id);
    String form = lettersOf(word.written());
    letters.add(form);
    switch (word) {
      case Word.Code code -> put(byCode, codeShape(lettersKeepingCase(code.written())), id);
      case Word.Exact _ -> put(byForm, form, id);
      case Word.Prefix prefix -> addPrefix(prefix, form, id);
      case Word.Inflected inflected -> addInflected(inflected, form, id);
    }
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
    if (form.length() >= SHORTEST_MISSPELT) {
      misspellings.add(Stem.of(form), id);
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
        (old, added) -> {
          if (Arrays.stream(old).anyMatch(known -> known == id)) {
            return old;
          }
          int[] both = Arrays.copyOf(old, old.length + 1);
          both[old.length] = id;
          return both;
        });
  }

  /** Reports every word of this lexicon that stands in the tokens. */
  public void read(List<Token> tokens, Recognised recognised) {
    int[] places = places(tokens);
    Map<String, Reading> known = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int place = places[i] * WORD_STEP;
      for (int id : byCode.getOrDefault(codeShape(token.cased()), NONE)) {
        recognised.word(id, place, place + WORD_STEP);
      }
      for (int id : byForm.getOrDefault(token.form(), NONE)) {
        recognised.word(id, place, place + WORD_STEP);
      }
      if (token.form().length() <= LONGEST_READ && !token.isSmall()) {
        report(known.computeIfAbsent(token.form(), this::readAlone), place, recognised);
      }
      readJoined(tokens, i, places, recognised);
    }
  }

  private static int[] places(List<Token> tokens) {
    int[] places = new int[tokens.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      places[i + 1] = places[i] + (tokens.get(i).isSmall() ? 0 : 1);
    }
    return places;
  }

  private static void report(Reading reading, int place, Recognised recognised) {
    for (int id : reading.whole) {
      recognised.word(id, place, place + WORD_STEP);
    }
    for (Part part : reading.parts) {
      for (int id : part.words) {
        recognised.word(id, place + part.from, place + part.to);
      }
    }
  }

  /** "vidéo protec tion": up to four pieces that make a word together. */
  private void readJoined(List<Token> tokens, int first, int[] places, Recognised recognised) {
    StringBuilder joined = new StringBuilder(tokens.get(first).form());
    for (int i = first + 1; i < tokens.size() && i < first + MOST_PIECES; i++) {
      Token piece = tokens.get(i);
      if (!piece.joinable() || joined.length() + piece.form().length() > LONGEST_READ) {
        return;
      }
      int before = joined.length();
      joined.append(piece.form());
      int end = Math.max(places[i + 1], places[first] + 1) * WORD_STEP;
      if (joined.length() < SHORTEST_JOINED || end == places[first] * WORD_STEP) {
        continue;
      }
      String form = joined.toString();
      // a prefix that ends before this piece was found without it
      int[] whole = exactly(form, before);
      if (whole.length == 0 && i == first + 1 && form.length() >= SHORTEST_CONTAINED) {
        whole = nearly(form);
      }
      for (int id : whole) {
        recognised.word(id, places[first] * WORD_STEP, end);
      }
    }
  }

  private Reading readAlone(String form) {
    int[] whole = exactly(form);
    if (whole.length == 0) {
      whole = nearly(form);
    }
    List<Part> parts =
        whole.length == 0 && form.length() >= SHORTEST_GLUED ? unglued(form) : List.of();
    return new Reading(whole, parts);
  }

  private int[] exactly(String form) {
    return exactly(form, 0);
  }

  private int[] exactly(String form, int longerThan) {
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

  private int[] nearly(String form) {
    if (form.length() < SHORTEST_MISSHAPED || CommonWords.contains(form)) {
      return NONE;
    }
    int[] words = byShape.getOrDefault(shape(Stem.of(form)), NONE);
    if (words.length == 0 && form.length() >= SHORTEST_MISSPELT - 1) {
      words = misspellings.of(Stem.of(form));
    }
    return words;
  }

  private static int[] together(int[] some, int[] more) {
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

  /** "camérasinstallées": the whole must be words; else the long ones that stand inside. */
  private List<Part> unglued(String form) {
    List<String> pieces = new Segments(piece -> exactly(piece).length > 0).of(form);
    List<Part> parts = new ArrayList<>();
    int step = 0;
    int last = pieces.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (SmallWords.contains(pieces.get(i))) {
        continue;
      }
      int to = i == last ? WORD_STEP : Math.min(step + 1, WORD_STEP);
      parts.add(new Part(Math.min(step, WORD_STEP - 1), to, exactly(pieces.get(i))));
      step++;
    }
    if (parts.isEmpty()) {
      contained(form, parts);
    }
    return parts;
  }

  private void contained(String form, List<Part> parts) {
    for (int i = 0; i + SHORTEST_CONTAINED <= form.length(); i++) {
      int[] candidates = byBeginning.getOrDefault(form.substring(i, i + SHORTEST_CONTAINED), NONE);
      for (int id : candidates) {
        if (form.startsWith(letters.get(id), i) || isDropped(id, form, i)) {
          parts.add(new Part(0, WORD_STEP, new int[] {id}));
        }
      }
    }
  }

  private boolean isDropped(int id, String form, int at) {
    String beginning = form.substring(at, at + SHORTEST_CONTAINED);
    return !letters.get(id).startsWith(beginning);
  }

  /** One shape for letters that a scanner confuses: rn and m, 0 and o, 1, l and i. */
  private static String shape(String form) {
    return form.replace("rn", "m").replace('0', 'o').replace('1', 'l').replace('i', 'l');
  }

  private static String codeShape(String cased) {
    if (cased.length() > 12) {
      return cased;
    }
    return cased.replace('l', 'I').replace('1', 'I').replace('0', 'O');
  }

  /** Lower case, folded, letters and digits only. */
  public static String lettersOf(String written) {
    return lettersKeepingCase(written).toLowerCase(java.util.Locale.ROOT);
  }

  private static String lettersKeepingCase(String written) {
    String folded = new Folding(written).folded();
    StringBuilder only = new StringBuilder();
    for (int i = 0; i < folded.length(); i++) {
      if (Character.isLetterOrDigit(folded.charAt(i))) {
        only.append(folded.charAt(i));
      }
    }
    return only.toString();
  }

  /** For tests and explanations: is the form, standing alone, read as this word? */
  public boolean recognises(String form, @Nullable Word word) {
    boolean[] found = {false};
    read(FrenchText.tokens(form), (id, start, end) -> found[0] |= word == null || id == id(word));
    return found[0];
  }
}
