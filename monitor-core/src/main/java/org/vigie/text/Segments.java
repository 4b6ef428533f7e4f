package org.vigie.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a glued word into words, all of it or nothing, into as few as possible. At most 24 letters a
 * piece, so the cost is linear in the word.
 */
final class Segments {
  private static final int LONGEST_PIECE = 24;
  private static final int SHORTEST_WANTED = 4;

  private final Predicate<String> wanted;

  Segments(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** The pieces, or nothing. */
  List<String> of(String form) {
    int length = form.length();
    int[] fewest = new int[length + 1];
    int[] from = new int[length + 1];
    java.util.Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    for (int end = 1; end <= length; end++) {
      for (int start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
        if (fewest[start] < fewest[end] - 1 && isPiece(form.substring(start, end))) {
          fewest[end] = fewest[start] + 1;
          from[end] = start;
        }
      }
    }
    if (fewest[length] == Integer.MAX_VALUE) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>();
    for (int end = length; end > 0; end = from[end]) {
      pieces.add(form.substring(from[end], end));
    }
    Collections.reverse(pieces);
    return pieces;
  }

  private boolean isPiece(String piece) {
    if (piece.length() < SHORTEST_WANTED) {
      return SmallWords.contains(piece) && piece.length() > 0;
    }
    return wanted.test(piece) || CommonWords.contains(piece);
  }
}
