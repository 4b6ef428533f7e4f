package org.vigie.scrapers.reading;

import java.util.List;

/** What one file may cost, as the worker enforces it itself; heap and time are the service's. */
record Limits(long maxBytes, int maxCharacters, int maxPages, int maxEmbedded, int maxDepth) {
  /** HTML and text are read into memory; 20 MB of them fit a worker's heap. */
  static final int MAX_BYTES_IN_MEMORY = 20 << 20;

  static Limits of(ReadingSettings settings) {
    return new Limits(
        settings.maxBytes(),
        settings.maxCharacters(),
        settings.maxPages(),
        settings.maxEmbedded(),
        settings.maxDepth());
  }

  String asArgument() {
    return maxBytes + "," + maxCharacters + "," + maxPages + "," + maxEmbedded + "," + maxDepth;
  }

  static Limits parse(String argument) {
    List<String> parts = List.of(argument.split(",", -1));
    if (parts.size() != 5) {
      throw new IllegalArgumentException("Limits \"" + argument + "\"; expected: five numbers");
    }
    return new Limits(
        Long.parseLong(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        Integer.parseInt(parts.get(3)),
        Integer.parseInt(parts.get(4)));
  }
}
