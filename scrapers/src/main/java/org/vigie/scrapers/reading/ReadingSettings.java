package org.vigie.scrapers.reading;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The workers that read foreign files. What a file may hold is fixed in {@link Limits}.
 *
 * @param workers processes that read at the same time, at least 1
 * @param memoryMegabytes heap of one worker, at least 64; below about 128 large PDFs crash
 * @param timeLimit for one file, start of the process included; a file of 20 MB or more has three
 *     times as long
 * @param aotCache JDK ahead-of-time cache of the worker, made by {@link
 *     ForkedTextExtractor#trainAotCache}; used where the file exists
 */
public record ReadingSettings(
    int workers, int memoryMegabytes, Duration timeLimit, @Nullable Path aotCache) {
  private static final long HEAVY_BYTES = 20L << 20;

  public ReadingSettings {
    require(workers >= 1, "workers", workers, "at least 1");
    require(memoryMegabytes >= 64, "memoryMegabytes", memoryMegabytes, "at least 64");
    require(timeLimit.isPositive(), "timeLimit", timeLimit, "more than 0");
  }

  /** Two workers, together well under 1 GB. */
  public static ReadingSettings defaults() {
    return new ReadingSettings(
        Math.min(2, Runtime.getRuntime().availableProcessors()), 384, Duration.ofSeconds(60), null);
  }

  public ReadingSettings withWorkers(int number) {
    return new ReadingSettings(number, memoryMegabytes, timeLimit, aotCache);
  }

  public ReadingSettings withTimeLimit(Duration limit) {
    return new ReadingSettings(workers, memoryMegabytes, limit, aotCache);
  }

  public ReadingSettings withAotCache(@Nullable Path cache) {
    return new ReadingSettings(workers, memoryMegabytes, timeLimit, cache);
  }

  Duration timeLimitFor(long bytes) {
    return bytes >= HEAVY_BYTES ? timeLimit.multipliedBy(3) : timeLimit;
  }

  private static void require(boolean condition, String name, Object value, String expected) {
    if (!condition) {
      throw new IllegalArgumentException(
          "Reading setting " + name + " is " + value + "; expected: " + expected);
    }
  }
}
