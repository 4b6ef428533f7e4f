package org.vigie.scrapers.reading;

import java.nio.file.Path;

/**
 * A file to read, or an attachment copied to a file.
 *
 * @param path inside the outermost file, {@code annexes/plan.pdf}; empty for that file itself
 * @param depth 0 for the outermost file
 * @param isDecoration true where it may be a logo or an ornament: a picture that an office program
 *     put into a document, or a very small one beside a mail
 */
record Part(
    Path file,
    String name,
    String declaredMediaType,
    String path,
    int depth,
    boolean isDecoration) {
  static Part whole(Path file, String name, String declaredMediaType) {
    return new Part(file, name, declaredMediaType, "", 0, false);
  }

  Part attachment(Path copy, String attachmentName, String type, boolean decorates) {
    String inside = path.isEmpty() ? attachmentName : path + "/" + attachmentName;
    return new Part(copy, attachmentName, type, inside, depth + 1, decorates);
  }

  /** Where a page of this file is, for a person; empty in the outermost file. */
  String page(int number) {
    return path.isEmpty() ? "" : path + ", p. " + number;
  }

  /** Where a part of this file with a name of its own is: a sheet, an entry. */
  String labelled(String label) {
    if (path.isEmpty()) {
      return label;
    }
    return label.isEmpty() ? path : path + "/" + label;
  }
}
