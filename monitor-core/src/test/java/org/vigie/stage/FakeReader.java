package org.vigie.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import org.vigie.reading.TextExtractor;

/** Takes bytes as text; the word "crash" kills its process. */
record FakeReader(Consumer<String> heard) implements TextExtractor {
  @Override
  public Extraction extract(Path file, String name, String declaredMediaType) {
    heard.accept("read");
    try {
      String text = Files.readString(file);
      return text.contains("crash")
          ? new Extraction(ReadingStatus.CRASHED, "exit 134", "application/pdf", List.of())
          : new Extraction(
              ReadingStatus.READ, "", "text/plain", List.of(new PageText(1, "", text)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
