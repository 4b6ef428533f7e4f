package org.vigie.text;

/**
 * Numbers of words that are quickly had of words put together or with a letter taken out: those of
 * {@link String#hashCode}.
 */
final class Hashes {
  private static final int BASE = 31;
  private static final int LONGEST = 256;
  private static final int BITS_A_KEY = 8;
  private static final int[] POWERS = powers();

  private Hashes() {}

  private static int[] powers() {
    int[] powers = new int[LONGEST];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
    return powers;
  }

  /**
   * The number of a word and what follows it.
   *
   * @param length of what follows, below {@value #LONGEST}
   */
  static int joined(int before, int after, int length) {
    return before * POWERS[length] + after;
  }

  /** The numbers of the word and of the word without its second letter, its third, and so on. */
  static int[] shortened(String word) {
    int length = word.length();
    int[] hashes = new int[length];
    int whole = word.hashCode();
    int before = 0;
    for (int i = 0; i < length; i++) {
      int letter = word.charAt(i);
      int rest = POWERS[length - 1 - i];
      hashes[i] = i == 0 ? whole : whole - rest * ((BASE - 1) * before + letter);
      before = before * BASE + letter;
    }
    return hashes;
  }

  /** The numbers of the empty beginning, the first letter, the first two, and so on. */
  static int[] ofBeginnings(String word) {
    int[] hashes = new int[word.length() + 1];
    for (int i = 0; i < word.length(); i++) {
      hashes[i + 1] = hashes[i] * BASE + word.charAt(i);
    }
    return hashes;
  }

  /** The number of a part, less than {@value #LONGEST} long. */
  static int ofPart(int[] beginnings, int start, int end) {
    return beginnings[end] - beginnings[start] * POWERS[end - start];
  }

  static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  /** For a set of bits of which so many keys leave nine of ten free, and no fewer than 1,024. */
  static int mask(int keys) {
    return (Integer.highestOneBit(Math.max(64, keys)) << 1) * BITS_A_KEY - 1;
  }
}
