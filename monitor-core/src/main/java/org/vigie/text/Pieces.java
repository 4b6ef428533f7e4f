package org.vigie.text;

import java.util.BitSet;
import java.util.List;

/**
 * "vidéo protec tion": up to four neighbours that make a word together. Almost no neighbours do, so
 * their numbers are tried before any string is made.
 */
final class Pieces {
  private static final int MOST = 4;
  private static final int SHORTEST = 6;
  private static final int SHORTEST_MISREAD = 3;
  private static final List<String> ENDINGS = List.of("", "e", "ee", "s", "es", "ees", "x", "ex");

  private final Forms forms;
  private final BitSet beginnings = new BitSet();
  private final BitSet endings = new BitSet();
  private final BitSet prefixBeginnings = new BitSet();
  private final int mask;

  Pieces(Forms forms) {
    this.forms = forms;
    int keys = 0;
    for (String stem : forms.stems()) {
      keys += stem.length() + 2 * ENDINGS.size();
    }
    mask = Hashes.mask(keys);
    for (String stem : forms.stems()) {
      file(stem, beginnings);
      int[] hashes = Hashes.ofBeginnings(stem);
      for (int i = 1; i < stem.length() && stem.length() - i < Lexicon.LONGEST_READ; i++) {
        endings.set(Hashes.spread(Hashes.ofPart(hashes, i, stem.length())) & mask);
      }
      for (String ending : ENDINGS) {
        file(stem.hashCode(), ending);
        if (!stem.isEmpty()) {
          // a stem has lost its doubled letter: "individuel" of "individuelle"
          file((stem + stem.charAt(stem.length() - 1)).hashCode(), ending);
        }
      }
      if (stem.endsWith("al")) {
        int plural = stem.substring(0, stem.length() - 1).hashCode();
        file(plural, "u");
        file(plural, "ux");
      }
    }
    forms.prefixes().forEach(prefix -> file(prefix, prefixBeginnings));
  }

  private static int file(int hash, char next) {
    return Hashes.joined(hash, next, 1);
  }

  private void file(String word, BitSet set) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = file(hash, word.charAt(i));
      set.set(Hashes.spread(hash) & mask);
    }
  }

  private void file(int hash, String ending) {
    beginnings.set(Hashes.spread(Hashes.joined(hash, ending.hashCode(), ending.length())) & mask);
  }

  /**
   * Reports words that begin with this token and go on in the next ones.
   *
   * @param places of the tokens, in words that count
   * @param mayBeMisread this and the next may be a word with a mistake: not where both are words
   */
  void read(
      List<Token> tokens,
      int first,
      int[] places,
      boolean mayBeMisread,
      Lexicon.Recognised recognised) {
    String form = tokens.get(first).form();
    int hash = form.hashCode();
    int length = form.length();
    for (int i = first + 1; i < tokens.size() && i < first + MOST; i++) {
      Token piece = tokens.get(i);
      int before = length;
      length += piece.form().length();
      if (!piece.joinable() || length > Lexicon.LONGEST_READ) {
        return;
      }
      boolean begun = isIn(prefixBeginnings, hash);
      boolean misread =
          mayBeMisread
              && i == first + 1
              && length >= Forms.SHORTEST_CONTAINED
              && hasOneRightHalf(form, piece.form());
      hash = Hashes.joined(hash, piece.form().hashCode(), piece.form().length());
      boolean goesOn = begun || isIn(beginnings, hash) || isIn(prefixBeginnings, hash);
      if (!goesOn && !misread) {
        return;
      }
      int end = Math.max(places[i + 1], places[first] + 1) * Lexicon.WORD_STEP;
      if (length >= SHORTEST && end > places[first] * Lexicon.WORD_STEP) {
        String whole = joined(tokens, first, i, length);
        // a prefix that ends before this piece was found without it
        int[] words = goesOn ? forms.exactly(whole, before) : Forms.NONE;
        if (words.length == 0 && misread) {
          words = forms.nearly(whole);
        }
        for (int word : words) {
          recognised.word(word, places[first] * Lexicon.WORD_STEP, end);
        }
      }
      if (!goesOn) {
        return;
      }
    }
  }

  /** One letter is wrong, so the half without it is right. */
  private boolean hasOneRightHalf(String first, String second) {
    return first.length() >= SHORTEST_MISREAD
        && second.length() >= SHORTEST_MISREAD
        && (isIn(beginnings, first.hashCode()) || isIn(endings, Stem.of(second).hashCode()));
  }

  private boolean isIn(BitSet set, int hash) {
    return set.get(Hashes.spread(hash) & mask);
  }

  private static String joined(List<Token> tokens, int first, int last, int length) {
    StringBuilder joined = new StringBuilder(length);
    for (int i = first; i <= last; i++) {
      joined.append(tokens.get(i).form());
    }
    return joined.toString();
  }
}
