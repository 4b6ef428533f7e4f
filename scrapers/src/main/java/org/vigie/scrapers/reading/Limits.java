package org.vigie.scrapers.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one file may cost, as the worker enforces it itself; heap and time are the service's. */
record Limits(
    long maxBytes,
    int maxCharacters,
    int maxPages,
    int maxEmbedded,
    int maxDepth,
    int maxPictures) {
  /** HTML and text are read into memory; 20 MB of them fit a worker's heap. */
  static final int MAX_BYTES_IN_MEMORY = 20 << 20;

  static Limits of(ReadingSettings settings) {
    return new Limits(
        settings.maxBytes(),
        settings.maxCharacters(),
        settings.maxPages(),
        settings.maxEmbedded(),
        settings.maxDepth(),
        settings.maxPictures());
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
