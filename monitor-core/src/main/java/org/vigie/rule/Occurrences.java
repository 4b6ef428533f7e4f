package org.vigie.rule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a lexicon stand in one text. A table with open addresses that grows with the
 * text and not with the lexicon: at 100,000 rules an array of all words would be cleared for each
 * text.
 */
final class Occurrences {
  private static final int FREE = -1;

  private int[] slots = freeSlots(64);
  private int[] words = new int[32];
  private int[] latest = new int[32];
  private @Nullable Spans[] sorted = new Spans[32];
  private int distinct;
  private long[] spans = new long[64];
  private int[] earlier = new int[64];
  private int size;

  private static int[] freeSlots(int size) {
    int[] free = new int[size];
    Arrays.fill(free, FREE);
    return free;
  }

  void add(int word, int start, int end) {
    int index = index(word);
    if (index < 0) {
      index = open(word);
    }
    if (size == spans.length) {
      spans = Arrays.copyOf(spans, size * 2);
      earlier = Arrays.copyOf(earlier, size * 2);
    }
    spans[size] = Spans.span(start, end);
    earlier[size] = latest[index];
    latest[index] = size++;
  }

  boolean has(int word) {
    return index(word) >= 0;
  }

  Spans of(int word) {
    int index = index(word);
    if (index < 0) {
      return Spans.NONE;
    }
    Spans known = sorted[index];
    if (known == null) {
      SpanList list = new SpanList();
      for (int at = latest[index]; at >= 0; at = earlier[at]) {
        list.add(spans[at]);
      }
      known = list.sorted();
      sorted[index] = known;
    }
    return known;
  }

  /** How many different words stand in the text; {@link #word} numbers them. */
  int distinct() {
    return distinct;
  }

  int word(int index) {
    return words[index];
  }

  private int index(int word) {
    int mask = slots.length - 1;
    for (int at = spread(word) & mask; slots[at] != FREE; at = (at + 1) & mask) {
      if (words[slots[at]] == word) {
        return slots[at];
      }
    }
    return FREE;
  }

  private int open(int word) {
    if (distinct == words.length) {
      words = Arrays.copyOf(words, distinct * 2);
      latest = Arrays.copyOf(latest, distinct * 2);
      sorted = Arrays.copyOf(sorted, distinct * 2);
      slots = freeSlots(distinct * 4);
      for (int i = 0; i < distinct; i++) {
        slots[freeSlot(words[i])] = i;
      }
    }
    words[distinct] = word;
    latest[distinct] = -1;
    slots[freeSlot(word)] = distinct;
    return distinct++;
  }

  private int freeSlot(int word) {
    int mask = slots.length - 1;
    int at = spread(word) & mask;
    while (slots[at] != FREE) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int spread(int word) {
    int mixed = word * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }
}
