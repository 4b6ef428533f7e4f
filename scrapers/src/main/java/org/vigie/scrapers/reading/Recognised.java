package org.vigie.scrapers.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a picture.
 *
 * @param confidence 0 to 100, the mean over the words weighted by their length; null without words
 */
record Recognised(String text, @Nullable Integer confidence, int words) {
  private static final int COLUMNS = 12;
  private static final String WORD_LEVEL = "5";

  /**
   * Reads Tesseract's TSV: level, page, block, paragraph, line, word, box, confidence, text. Lines
   * end as on the page; a blank line stands between paragraphs.
   */
  static Recognised fromTsv(String tsv) {
    var text = new StringBuilder();
    List<String> before = List.of();
    double sum = 0;
    long letters = 0;
    int words = 0;
    for (String row : tsv.split("\n", -1)) {
      String[] column = row.split("\t", COLUMNS);
      if (column.length < COLUMNS || !column[0].equals(WORD_LEVEL) || column[11].isBlank()) {
        continue;
      }
      var line = new ArrayList<>(List.of(column[2], column[3], column[4]));
      if (!before.isEmpty()) {
        boolean sameParagraph = line.subList(0, 2).equals(before.subList(0, 2));
        text.append(line.equals(before) ? " " : sameParagraph ? "\n" : "\n\n");
      }
      before = line;
      String word = column[11].strip();
      text.append(word);
      sum += Math.max(0, Double.parseDouble(column[10])) * word.length();
      letters += word.length();
      words++;
    }
    return new Recognised(
        text.toString(), letters == 0 ? null : (int) Math.round(sum / letters), words);
  }

  boolean isSurerThan(Recognised other) {
    return weight() > other.weight();
  }

  /** Both matter: a wrong rotation can give two "sure" words. */
  private double weight() {
    return confidence == null ? 0 : confidence * Math.sqrt(words);
  }
}
