package org.vigie.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word somebody probably meant, by edit distance. */
final class NearestWord {
  /** Nobody mistypes a word into more than this. */
  private static final int LONGEST = 40;

  private NearestWord() {}

  /** The known word with the fewest edits, if these are at most a third of its letters. */
  static Optional<String> to(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    String wanted = lower.substring(0, Math.min(lower.length(), LONGEST));
    return known.stream()
        .filter(word -> edits(wanted, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> edits(wanted, word)));
  }

  /** Letters to add, drop, replace or swap with their neighbour. */
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int row = 0; row <= from.length(); row++) {
      for (int column = 0; column <= to.length(); column++) {
        if (row == 0 || column == 0) {
          cost[row][column] = row + column;
          continue;
        }
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int least = cost[row - 1][column - 1] + (same ? 0 : 1);
        least = Math.min(least, Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
        if (row > 1
            && column > 1
            && from.charAt(row - 1) == to.charAt(column - 2)
            && from.charAt(row - 2) == to.charAt(column - 1)) {
          least = Math.min(least, cost[row - 2][column - 2] + 1);
        }
        cost[row][column] = least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
