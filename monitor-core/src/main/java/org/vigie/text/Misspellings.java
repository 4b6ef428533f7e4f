package org.vigie.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Long words with one letter wrong, missing, added or swapped. Every word is filed under itself and
 * itself less one letter, by number and not by name: a look-up costs the length of the word, not
 * the size of the list, and makes no strings.
 */
final class Misspellings {
  private static final int[] NONE = {};

  private final List<String> stems;
  private final List<int[]> ids;
  private final BitSet known = new BitSet();
  private final int mask;

  /** Chains of those with the same number modulo the table's size. */
  private final int[] latest;

  private final int[] earlier;
  private final int[] hashes;
  private final int[] stemOf;

  /**
   * @param ids the words of each stem
   */
  Misspellings(Map<String, int[]> ids) {
    this.stems = List.copyOf(ids.keySet());
    this.ids = stems.stream().map(ids::get).toList();
    int keys = stems.stream().mapToInt(String::length).sum();
    mask = Hashes.mask(keys);
    latest = new int[(Integer.highestOneBit(keys + 1) << 1)];
    Arrays.fill(latest, -1);
    earlier = new int[keys];
    hashes = new int[keys];
    stemOf = new int[keys];
    int size = 0;
    for (int i = 0; i < stems.size(); i++) {
      for (int hash : Hashes.shortened(stems.get(i))) {
        int spread = Hashes.spread(hash);
        known.set(spread & mask);
        hashes[size] = hash;
        stemOf[size] = i;
        earlier[size] = latest[spread & (latest.length - 1)];
        latest[spread & (latest.length - 1)] = size++;
      }
    }
  }

  int[] of(String stem) {
    Set<Integer> found = null;
    for (int hash : Hashes.shortened(stem)) {
      if (known.get(Hashes.spread(hash) & mask)) {
        found = collect(hash, stem, found == null ? new TreeSet<>() : found);
      }
    }
    return found == null ? NONE : found.stream().mapToInt(Integer::intValue).toArray();
  }

  private Set<Integer> collect(int hash, String stem, Set<Integer> found) {
    int at = latest[Hashes.spread(hash) & (latest.length - 1)];
    for (; at >= 0; at = earlier[at]) {
      if (hashes[at] == hash && Distance.between(stems.get(stemOf[at]), stem) == 1) {
        Arrays.stream(ids.get(stemOf[at])).forEach(found::add);
      }
    }
    return found;
  }
}
