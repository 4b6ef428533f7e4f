package org.vigie.mailer.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form of a mail's text part: lines of at most 72 columns, links whole. A line that goes on is
 * indented, so text from outside can never look like a heading or a rule, which begin at the edge.
 */
final class MailText {
  static final int WIDTH = 72;
  private static final int CONTINUED = 2;

  private MailText() {}

  /** Wraps each line, and leaves at most one empty line in a row. */
  static String of(String filled) {
    String wrapped =
        filled
            .lines()
            .flatMap(line -> wrap(line).stream())
            .collect(Collectors.joining("\n"))
            .strip();
    return wrapped.replaceAll("\n{3,}", "\n\n") + "\n";
  }

  private static List<String> wrap(String line) {
    if (columns(line) <= WIDTH) {
      return List.of(line.stripTrailing());
    }
    String text = line.strip();
    int indent = line.indexOf(text.charAt(0));
    var lines = new ArrayList<String>();
    var current = new StringBuilder(" ".repeat(indent));
    boolean isEmpty = true;
    String next = " ".repeat(Math.max(indent, CONTINUED));
    for (String word : words(text)) {
      if (!isEmpty && columns(current) + 1 + columns(word) > WIDTH) {
        lines.add(current.toString());
        current = new StringBuilder(next);
        isEmpty = true;
      }
      current.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(current.toString().stripTrailing());
    return lines;
  }

  /** Words without end are cut; links never are. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String word : text.split(" +", -1)) {
      String rest = word;
      while (columns(rest) > WIDTH - CONTINUED && !isLink(rest)) {
        int cut = rest.offsetByCodePoints(0, WIDTH - CONTINUED);
        words.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      words.add(rest);
    }
    return words;
  }

  private static boolean isLink(String word) {
    return word.startsWith("https://") || word.startsWith("http://");
  }

  private static int columns(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
