package org.vigie.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;

/** Counts the values of facets, by their numbers in each part of the index and then by name. */
final class FacetCounts {
  /** No page shows more choices than this. */
  private static final int MOST_VALUES = 200;

  private final Set<Facet> facets;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private final List<Leaf> leaves = new ArrayList<>();

  FacetCounts(Set<Facet> facets) {
    this.facets = facets;
  }

  /** One facet in one part of the index. */
  private static final class Leaf {
    final Facet facet;
    final SortedSetDocValues values;
    final int[] seen;

    Leaf(Facet facet, SortedSetDocValues values) {
      this.facet = facet;
      this.values = values;
      this.seen = new int[Math.toIntExact(values.getValueCount())];
    }
  }

  void open(LeafReader part) throws IOException {
    leaves.clear();
    for (Facet facet : facets) {
      leaves.add(new Leaf(facet, DocValues.getSortedSet(part, facet.field())));
    }
  }

  void count(int doc) throws IOException {
    for (Leaf leaf : leaves) {
      if (leaf.values.advanceExact(doc)) {
        for (int i = leaf.values.docValueCount(); i > 0; i--) {
          leaf.seen[Math.toIntExact(leaf.values.nextOrd())]++;
        }
      }
    }
  }

  void close() throws IOException {
    for (Leaf leaf : leaves) {
      Map<String, Long> byName = counts.computeIfAbsent(leaf.facet, facet -> new HashMap<>());
      for (int number = 0; number < leaf.seen.length; number++) {
        if (leaf.seen[number] > 0) {
          byName.merge(
              leaf.values.lookupOrd(number).utf8ToString(), (long) leaf.seen[number], Long::sum);
        }
      }
    }
    leaves.clear();
  }

  Map<Facet, Map<String, Long>> mostFirst() {
    Map<Facet, Map<String, Long>> sorted = new EnumMap<>(Facet.class);
    counts.forEach((facet, values) -> sorted.put(facet, mostFirst(values)));
    return sorted;
  }

  private static Map<String, Long> mostFirst(Map<String, Long> values) {
    Map<String, Long> most = new LinkedHashMap<>();
    values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
    return most;
  }
}
