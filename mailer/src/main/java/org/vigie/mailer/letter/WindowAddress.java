package org.vigie.mailer.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.request.Authority;

/**
 * An address as the window of an envelope shows it: at most six lines of 38 characters, the last
 * one (postcode and town) in capitals, without punctuation at the end.
 */
final class WindowAddress {
  private WindowAddress() {}

  static List<String> lines(Authority authority) {
    String postal = authority.postalAddress();
    List<String> address =
        postal == null
            ? List.of()
            : postal.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var lines = new ArrayList<String>();
    wrap(authority.name(), lines);
    for (int at = 0; at < address.size(); at++) {
      boolean town = at == address.size() - 1;
      wrap(town ? address.get(at).toUpperCase(Locale.FRENCH) : address.get(at), lines);
    }
    if (lines.size() > LetterSheet.WINDOW_LINES) {
      // The end of an address finds the house; the beginning of a long name is enough.
      int excess = lines.size() - LetterSheet.WINDOW_LINES;
      lines.subList(1, 1 + excess).clear();
    }
    return lines;
  }

  private static void wrap(String text, List<String> lines) {
    String line = "";
    for (String word : text.split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (longer.length() <= LetterSheet.WINDOW_COLUMNS) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word.substring(0, Math.min(word.length(), LetterSheet.WINDOW_COLUMNS));
    }
    lines.add(line.replaceAll("[,;.]+$", ""));
  }
}
