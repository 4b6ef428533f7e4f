package org.vigie.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import org.vigie.scrapers.reading.OcrSettings;
import org.vigie.scrapers.reading.ReadingSettings;

/** The parser's processes for a command that runs without the service. */
final class Extractors {
  private Extractors() {}

  static ReadingSettings settings() {
    String cache = System.getProperty("vigie.parser-aot");
    return ReadingSettings.defaults().withAotCache(cache == null ? null : Path.of(cache));
  }

  /** Recognised pages are remembered where the installation has its data. */
  static ForkedTextExtractor forCommand(Folders folders) {
    Path data = folders.data();
    Path cache = Files.isDirectory(data) ? data.resolve("ocr") : null;
    return new ForkedTextExtractor(settings(), OcrSettings.defaults().withCache(cache));
  }
}
