package org.vigie.app.command;

import java.nio.file.Path;
import org.vigie.reading.TextExtractor;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import org.vigie.scrapers.reading.ReadingSettings;

/** The parser's processes for a command that runs without the service. */
final class Extractors {
  private Extractors() {}

  static ReadingSettings settings() {
    String cache = System.getProperty("vigie.parser-aot");
    return ReadingSettings.defaults().withAotCache(cache == null ? null : Path.of(cache));
  }

  static TextExtractor forCommand() {
    return new ForkedTextExtractor(settings());
  }
}
