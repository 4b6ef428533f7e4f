package org.vigie.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
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
  private final long[] filed;
  private final BitSet known = new BitSet();
  private final int mask;

  /**
   * @param ids the words of each stem
   */
  Misspellings(Map<String, int[]> ids) {
    this.stems = List.copyOf(ids.keySet());
    this.ids = stems.stream().map(ids::get).toList();
    int keys = stems.stream().mapToInt(String::length).sum();
    mask = Hashes.mask(keys);
    long[] all = new long[keys];
    int size = 0;
    for (int i = 0; i < stems.size(); i++) {
      for (int hash : Hashes.shortened(stems.get(i))) {
        all[size++] = ((long) hash << 32) | i;
        known.set(Hashes.spread(hash) & mask);
      }
    }
    Arrays.sort(all);
    filed = all;
  }

  int[] of(String stem) {
    TreeSet<Integer> found = null;
    for (int hash : Hashes.shortened(stem)) {
      if (known.get(Hashes.spread(hash) & mask)) {
        found = collect(hash, stem, found == null ? new TreeSet<>() : found);
      }
    }
    return found == null ? NONE : found.stream().mapToInt(Integer::intValue).toArray();
  }

  private TreeSet<Integer> collect(int hash, String stem, TreeSet<Integer> found) {
    int at = Arrays.binarySearch(filed, (long) hash << 32);
    for (int i = at < 0 ? -at - 1 : at; i < filed.length && filed[i] >> 32 == hash; i++) {
      int candidate = (int) filed[i];
      if (Distance.between(stems.get(candidate), stem) == 1) {
        Arrays.stream(ids.get(candidate)).forEach(found::add);
      }
    }
    return found;
  }
}
