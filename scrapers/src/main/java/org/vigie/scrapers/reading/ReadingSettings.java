package org.vigie.scrapers.reading;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a file may cost. The defaults keep two workers well under 1 GB together and read every
 * ordinary council file whole.
 *
 * @param workers processes that read at the same time, at least 1
 * @param memoryMegabytes heap of one worker, at least 64; below about 128 large PDFs crash
 * @param timeLimit for one file, start of the process included
 * @param heavyTimeLimit the same for a file of {@code heavyBytes} or more
 * @param maxBytes a larger file, or a larger attachment, is not opened
 * @param maxCharacters of text per file, attachments included; the rest is left out and said so
 * @param maxPages per file, attachments included
 * @param maxEmbedded attachments per file, at all depths together
 * @param maxDepth attachments within attachments; an archive that contains itself ends here
 * @param maxPictures pages per file whose picture is drawn for recognition; set by the extractor
 * @param aotCache JDK ahead-of-time cache of the worker, made by {@link
 *     ForkedTextExtractor#trainAotCache}; used where the file exists
 */
public record ReadingSettings(
    int workers,
    int memoryMegabytes,
    Duration timeLimit,
    Duration heavyTimeLimit,
    long heavyBytes,
    long maxBytes,
    int maxCharacters,
    int maxPages,
    int maxEmbedded,
    int maxDepth,
    int maxPictures,
    @Nullable Path aotCache) {

  public ReadingSettings {
    require(workers >= 1, "workers", workers, "at least 1");
    require(memoryMegabytes >= 64, "memoryMegabytes", memoryMegabytes, "at least 64");
    require(timeLimit.isPositive(), "timeLimit", timeLimit, "more than 0");
    require(
        heavyTimeLimit.compareTo(timeLimit) >= 0,
        "heavyTimeLimit",
        heavyTimeLimit,
        "at least timeLimit, " + timeLimit);
    require(maxBytes >= 1, "maxBytes", maxBytes, "at least 1");
    require(maxCharacters >= 1, "maxCharacters", maxCharacters, "at least 1");
    require(maxPages >= 1, "maxPages", maxPages, "at least 1");
    require(maxEmbedded >= 0, "maxEmbedded", maxEmbedded, "0 or more");
    require(maxDepth >= 0, "maxDepth", maxDepth, "0 or more");
    require(maxPictures >= 0, "maxPictures", maxPictures, "0 or more");
  }

  public static ReadingSettings defaults() {
    return new ReadingSettings(
        Math.min(2, Runtime.getRuntime().availableProcessors()),
        384,
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        20L << 20,
        100L << 20,
        5_000_000,
        5_000,
        500,
        8,
        0,
        null);
  }

  /** How many pictures of pages a worker hands out per file; 0 where nobody recognises them. */
  ReadingSettings withPictures(int most) {
    return new ReadingSettings(
        workers,
        memoryMegabytes,
        timeLimit,
        heavyTimeLimit,
        heavyBytes,
        maxBytes,
        maxCharacters,
        maxPages,
        maxEmbedded,
        maxDepth,
        most,
        aotCache);
  }

  public ReadingSettings withWorkers(int number) {
    return new ReadingSettings(
        number,
        memoryMegabytes,
        timeLimit,
        heavyTimeLimit,
        heavyBytes,
        maxBytes,
        maxCharacters,
        maxPages,
        maxEmbedded,
        maxDepth,
        maxPictures,
        aotCache);
  }

  public ReadingSettings withTimeLimit(Duration limit, Duration heavyLimit) {
    return new ReadingSettings(
        workers,
        memoryMegabytes,
        limit,
        heavyLimit,
        heavyBytes,
        maxBytes,
        maxCharacters,
        maxPages,
        maxEmbedded,
        maxDepth,
        maxPictures,
        aotCache);
  }

  public ReadingSettings withAotCache(@Nullable Path cache) {
    return new ReadingSettings(
        workers,
        memoryMegabytes,
        timeLimit,
        heavyTimeLimit,
        heavyBytes,
        maxBytes,
        maxCharacters,
        maxPages,
        maxEmbedded,
        maxDepth,
        maxPictures,
        cache);
  }

  Duration timeLimitFor(long bytes) {
    return bytes >= heavyBytes ? heavyTimeLimit : timeLimit;
  }

  private static void require(boolean condition, String name, Object value, String expected) {
    if (!condition) {
      throw new IllegalArgumentException(
          "Reading setting " + name + " is " + value + "; expected: " + expected);
    }
  }
}
