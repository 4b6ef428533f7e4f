package org.vigie.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a glued word into words, all of it or nothing, into as few as possible. At most 24 letters a
 * piece, so the cost is linear in the word.
 */
final class Segments {
  private static final int LONGEST_PIECE = 24;
  private static final int SHORTEST_WANTED = 4;

  private final Forms forms;

  Segments(Forms forms) {
    this.forms = forms;
  }

  /** The pieces, or nothing. */
  List<String> of(String form) {
    int length = form.length();
    int[] hashes = Hashes.ofBeginnings(form);
    int[] fewest = new int[length + 1];
    int[] from = new int[length + 1];
    java.util.Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    for (int end = 1; end <= length; end++) {
      for (int start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
        if (fewest[start] < fewest[end] - 1 && isPiece(form, start, end, hashes)) {
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

  private boolean isPiece(String form, int start, int end, int[] hashes) {
    if (end - start < SHORTEST_WANTED) {
      return SmallWords.contains(form.substring(start, end));
    }
    if (!forms.mayBeExact(form, start, end, hashes)
        && !CommonWords.mayBe(form, start, end, hashes)) {
      return false;
    }
    String piece = form.substring(start, end);
    return forms.exactly(piece, 0).length > 0 || CommonWords.contains(piece);
  }
}
