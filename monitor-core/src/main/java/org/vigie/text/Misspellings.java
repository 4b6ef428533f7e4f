package org.vigie.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Long words with one letter wrong, missing, added or swapped. Every word is filed under itself and
 * itself less one letter, so that a look-up costs the length of the word, not the size of the list.
 */
final class Misspellings {
  private final Map<String, Set<String>> byDeletion = new HashMap<>();
  private final Map<String, Set<Integer>> ids = new HashMap<>();

  void add(String stem, int id) {
    ids.computeIfAbsent(stem, s -> new HashSet<>()).add(id);
    file(stem, stem);
    for (int i = 1; i < stem.length(); i++) {
      file(stem.substring(0, i) + stem.substring(i + 1), stem);
    }
  }

  private void file(String key, String stem) {
    byDeletion.computeIfAbsent(key, k -> new HashSet<>(2)).add(stem);
  }

  int[] of(String stem) {
    Set<Integer> found = new HashSet<>();
    collect(stem, stem, found);
    for (int i = 1; i < stem.length(); i++) {
      collect(stem.substring(0, i) + stem.substring(i + 1), stem, found);
    }
    return found.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private void collect(String key, String stem, Set<Integer> found) {
    for (String candidate : byDeletion.getOrDefault(key, Set.of())) {
      if (Distance.between(candidate, stem) == 1) {
        found.addAll(ids.getOrDefault(candidate, Set.of()));
      }
    }
  }
}
