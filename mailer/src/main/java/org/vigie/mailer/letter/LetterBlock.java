package org.vigie.mailer.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A paragraph of a letter, or a numbered list.
 *
 * @param lines of the paragraph; empty for a list
 * @param first number of the list's first item
 * @param items of the list; empty for a paragraph
 */
public record LetterBlock(List<String> lines, int first, List<String> items) {
  private static final Pattern ITEM = Pattern.compile("(\\d{1,3})\\. +(.+)");

  public LetterBlock {
    lines = List.copyOf(lines);
    items = List.copyOf(items);
  }

  /** Splits a text at empty lines; a block whose every line begins with a number is a list. */
  static List<LetterBlock> of(String text) {
    var blocks = new ArrayList<LetterBlock>();
    for (String block : text.strip().split("\\R[ \\t]*\\R\\s*", -1)) {
      List<String> lines = block.lines().map(String::strip).toList();
      if (lines.stream().allMatch(line -> ITEM.matcher(line).matches())) {
        blocks.add(list(lines));
      } else {
        blocks.add(new LetterBlock(lines, 0, List.of()));
      }
    }
    return blocks;
  }

  private static LetterBlock list(List<String> lines) {
    int first = 1;
    var items = new ArrayList<String>();
    for (String line : lines) {
      var item = ITEM.matcher(line);
      if (item.matches()) {
        if (items.isEmpty()) {
          first = Integer.parseInt(item.group(1));
        }
        items.add(item.group(2));
      }
    }
    return new LetterBlock(List.of(), first, items);
  }
}
