package org.vigie.scrapers.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Ends a worker whose heap stays full after a collection. Left alone the JVM collects again and
 * again for half a minute (measured with a 384 MB heap) before it gives up by itself.
 */
final class MemoryWatch {
  /** What the JVM's own {@code ExitOnOutOfMemoryError} ends with. */
  private static final int OUT_OF_MEMORY = 3;

  private static final double FULL = 0.95;
  private static final long LOOKS_EVERY_MILLIS = 200;

  private MemoryWatch() {}

  static void start() {
    Thread.ofPlatform().daemon().name("memory-watch").start(MemoryWatch::watch);
  }

  private static void watch() {
    List<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(MemoryPoolMXBean::isUsageThresholdSupported)
            .toList();
    for (MemoryPoolMXBean pool : old) {
      pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * FULL));
    }
    try {
      while (old.stream().noneMatch(MemoryPoolMXBean::isCollectionUsageThresholdExceeded)) {
        Thread.sleep(LOOKS_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      return;
    }
    System.err.println("OutOfMemoryError: the heap stays full");
    Runtime.getRuntime().halt(OUT_OF_MEMORY);
  }
}
