package org.vigie.scrapers.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one file may hold, attachments included, as the worker enforces it itself; heap and time are
 * the service's.
 *
 * @param maxBytes a larger file, or a larger attachment, is not opened
 * @param maxCharacters of text; the rest is left out and said so
 * @param maxPages more are left out and said so
 * @param maxEmbedded attachments, at all depths together
 * @param maxDepth attachments within attachments; an archive that contains itself ends here
 * @param maxPictures pages whose picture is drawn for recognition; the rest stays "needs OCR"
 */
record Limits(
    long maxBytes,
    int maxCharacters,
    int maxPages,
    int maxEmbedded,
    int maxDepth,
    int maxPictures) {
  /** HTML and text are read into memory; 20 MB of them fit a worker's heap. */
  static final int MAX_BYTES_IN_MEMORY = 20 << 20;

  /** Reads every ordinary council file whole. */
  static final Limits DEFAULT = new Limits(100L << 20, 5_000_000, 5_000, 500, 8, 500);

  /** Where nobody recognises pictures, none is drawn. */
  Limits withoutPictures() {
    return new Limits(maxBytes, maxCharacters, maxPages, maxEmbedded, maxDepth, 0);
  }

  String asArgument() {
    return Stream.of(maxBytes, maxCharacters, maxPages, maxEmbedded, maxDepth, maxPictures)
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  static Limits parse(String argument) {
    List<String> parts = List.of(argument.split(",", -1));
    if (parts.size() != 6) {
      throw new IllegalArgumentException("Limits \"" + argument + "\"; expected: six numbers");
    }
    return new Limits(
        Long.parseLong(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        Integer.parseInt(parts.get(3)),
        Integer.parseInt(parts.get(4)),
        Integer.parseInt(parts.get(5)));
  }
}
