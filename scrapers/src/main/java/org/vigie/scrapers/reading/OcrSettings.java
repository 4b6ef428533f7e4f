package org.vigie.scrapers.reading;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How pictures of pages are recognised.
 *
 * @param command Tesseract's name or path
 * @param language Tesseract's name of it, {@code fra}
 * @param parallel pages recognised at the same time, each by one process on one core, at least 1
 * @param timeLimit for one page; more is given up and the page stays "needs OCR"
 * @param cache folder where results are kept by the picture's hash; null keeps none
 */
public record OcrSettings(
    String command, String language, int parallel, Duration timeLimit, @Nullable Path cache) {
  public OcrSettings {
    if (parallel < 1 || !timeLimit.isPositive()) {
      throw new IllegalArgumentException(
          "OCR settings parallel %d, timeLimit %s; expected: 1 or more, positive"
              .formatted(parallel, timeLimit));
    }
  }

  /** French, a process for each core. */
  public static OcrSettings defaults() {
    return new OcrSettings(
        "tesseract",
        "fra",
        Runtime.getRuntime().availableProcessors(),
        Duration.ofSeconds(60),
        null);
  }

  public OcrSettings withCache(@Nullable Path folder) {
    return new OcrSettings(command, language, parallel, timeLimit, folder);
  }

  public OcrSettings withCommand(String other) {
    return new OcrSettings(other, language, parallel, timeLimit, cache);
  }

  public OcrSettings withParallel(int pages) {
    return new OcrSettings(command, language, pages, timeLimit, cache);
  }
}
