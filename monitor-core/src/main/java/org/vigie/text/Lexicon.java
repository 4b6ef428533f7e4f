package org.vigie.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  static final int LONGEST_READ = 80;

  private final Map<Word, Integer> ids = new LinkedHashMap<>();
  private final Forms forms;
  private final Pieces pieces;

  private final ReadLately lately = new ReadLately();

  /** Receives what {@link #read} recognises, places in {@link #WORD_STEP}s from 0, end excluded. */
  @FunctionalInterface
  public interface Recognised {
    void word(int id, int start, int end);
  }

  public Lexicon(Collection<Word> words) {
    words.forEach(word -> ids.putIfAbsent(word, ids.size()));
    forms = new Forms(ids.keySet());
    pieces = new Pieces(forms);
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

  /** Reports every word of this lexicon that stands in the tokens. */
  public void read(List<Token> tokens, Recognised recognised) {
    int[] places = places(tokens);
    boolean isWord = false;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      WordReading reading = reading(tokens.get(i));
      report(reading, places[i] * WORD_STEP, recognised);
      boolean mayBeMisread = !isWord || !reading.isWord();
      pieces.read(tokens, i, places, mayBeMisread, recognised);
      isWord = reading.isWord();
    }
  }

  private static int[] places(List<Token> tokens) {
    int[] places = new int[tokens.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      places[i + 1] = places[i] + (tokens.get(i).isSmall() ? 0 : 1);
    }
    return places;
  }

  private WordReading reading(Token token) {
    WordReading known = lately.get(token.cased());
    if (known == null) {
      known = WordReading.of(token, forms);
      lately.put(known);
    }
    return known;
  }

  private static void report(WordReading reading, int place, Recognised recognised) {
    for (int id : reading.whole()) {
      recognised.word(id, place, place + WORD_STEP);
    }
    for (WordReading.Part part : reading.parts()) {
      for (int id : part.words()) {
        recognised.word(id, place + part.from(), place + part.to());
      }
    }
  }

  /** Lower case, folded, letters and digits only. */
  public static String lettersOf(String written) {
    return lettersKeepingCase(written).toLowerCase(Locale.ROOT);
  }

  static String lettersKeepingCase(String written) {
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
