package org.vigie.rule;

import java.util.Arrays;

/**
 * Places of an expression, each packed as start and end in the lexicon's steps, sorted by start.
 * Searches are by bisection.
 */
final class Spans {
  static final Spans NONE = new Spans(new long[0]);

  private final long[] byStart;
  private long[] byEnd = new long[0];
  private int[] furthestEnd = new int[0];

  private Spans(long[] byStart) {
    this.byStart = byStart;
  }

  static long span(int start, int end) {
    return ((long) start << 32) | end;
  }

  private static long swapped(long span) {
    return Long.rotateLeft(span, 32);
  }

  static int start(long span) {
    return (int) (span >>> 32);
  }

  static int end(long span) {
    return (int) span;
  }

  static Spans of(long[] unsorted, int size) {
    if (size == 0) {
      return NONE;
    }
    long[] sorted = Arrays.copyOf(unsorted, size);
    Arrays.sort(sorted);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return new Spans(kept == size ? sorted : Arrays.copyOf(sorted, kept));
  }

  int size() {
    return byStart.length;
  }

  boolean isEmpty() {
    return byStart.length == 0;
  }

  long get(int index) {
    return byStart[index];
  }

  boolean contains(long span) {
    return Arrays.binarySearch(byStart, span) >= 0;
  }

  /** First index whose start is at least this. */
  int from(int start) {
    int found = Arrays.binarySearch(byStart, span(start, 0));
    return found < 0 ? -found - 1 : found;
  }

  /** A span at most so far from the given one, the nearest; -1 where there is none. */
  long near(long span, int reach) {
    prepare();
    int overlapping = from(end(span)) - 1;
    if (overlapping >= 0 && furthestEnd[overlapping] > start(span)) {
      return byStart[firstWithFurthest(overlapping)];
    }
    return apart(span, reach);
  }

  /** As {@link #near}, but none that overlaps. */
  long apart(long span, int reach) {
    prepare();
    long best = -1;
    int distance = reach;
    int after = from(end(span));
    if (after < byStart.length && start(byStart[after]) - end(span) <= distance) {
      best = byStart[after];
      distance = start(best) - end(span);
    }
    int found = Arrays.binarySearch(byEnd, span(start(span) + 1, 0));
    int before = (found < 0 ? -found - 1 : found) - 1;
    if (before >= 0 && start(span) - start(byEnd[before]) <= distance) {
      best = swapped(byEnd[before]);
    }
    return best;
  }

  /** The span, among the first ones, that reaches furthest. */
  private int firstWithFurthest(int upTo) {
    int low = 0;
    int high = upTo;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (furthestEnd[middle] >= furthestEnd[upTo]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void prepare() {
    if (byEnd.length == byStart.length) {
      return;
    }
    long[] ends = new long[byStart.length];
    int[] furthest = new int[byStart.length];
    int most = 0;
    for (int i = 0; i < byStart.length; i++) {
      ends[i] = swapped(byStart[i]);
      most = Math.max(most, end(byStart[i]));
      furthest[i] = most;
    }
    Arrays.sort(ends);
    byEnd = ends;
    furthestEnd = furthest;
  }
}
