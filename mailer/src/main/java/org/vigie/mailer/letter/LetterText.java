package org.vigie.mailer.letter;

import java.util.ArrayList;
import java.util.List;

/** A letter as text of a mail: 72 columns, lists hanging, no word and no address ever broken. */
final class LetterText {
  private static final int COLUMNS = 72;

  private LetterText() {}

  static String of(LetterSheet sheet) {
    var lines = new ArrayList<String>();
    sheet.heading().forEach(line -> wrap("", "", line, lines));
    lines.add("");
    for (LetterBlock block : LetterBlock.of(sheet.body())) {
      block.lines().forEach(line -> wrap("", "", line, lines));
      int number = block.first();
      for (String item : block.items()) {
        String label = number++ + ". ";
        wrap(label, " ".repeat(label.length()), item, lines);
      }
      lines.add("");
    }
    sheet.sender().stream().skip(1).forEach(lines::add);
    return String.join("\n", lines).strip() + "\n";
  }

  private static void wrap(String label, String indent, String text, List<String> lines) {
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    // Only plain spaces: the no-break spaces of French typography keep what they hold together.
    for (String word : text.split(" +", -1)) {
      if (!empty && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
  }
}
