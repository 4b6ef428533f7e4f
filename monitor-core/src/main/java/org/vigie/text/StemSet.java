package org.vigie.text;

import java.util.BitSet;
import java.util.Collection;

/** Whether a part of a word may be an inflection of one of these stems: quick, and seldom wrong. */
final class StemSet {
  private final BitSet known = new BitSet();
  private final int mask;

  StemSet(Collection<String> stems) {
    mask = Hashes.mask(stems.size());
    stems.forEach(stem -> known.set(Hashes.spread(stem.hashCode()) & mask));
  }

  /**
   * @param beginnings the word's {@link Hashes#ofBeginnings}
   */
  boolean mayHave(String word, int start, int end, int[] beginnings) {
    return Stem.isPluralOfAl(word, start, end)
        || mayHave(Hashes.ofPart(beginnings, start, Stem.end(word, start, end)));
  }

  boolean mayHave(int hash) {
    return known.get(Hashes.spread(hash) & mask);
  }
}
