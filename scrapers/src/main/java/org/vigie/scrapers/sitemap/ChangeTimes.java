package org.vigie.scrapers.sitemap;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a sitemap's times of change from the time at which it was built. */
final class ChangeTimes {
  private static final int TOO_FEW_TO_TELL = 10;

  private ChangeTimes() {}

  /**
   * The addresses, those that changed first in front. Where four in five have one and the same time
   * it is the site's build, and no time is kept.
   */
  static List<Listed> trusted(Map<URI, @Nullable Instant> addresses) {
    long same =
        addresses.values().stream()
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    boolean isBuild = addresses.size() >= TOO_FEW_TO_TELL && same * 5 >= addresses.size() * 4L;
    return addresses.entrySet().stream()
        .map(entry -> new Listed(entry.getKey(), isBuild ? null : entry.getValue()))
        .sorted(
            Comparator.comparing(Listed::changed, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(listed -> listed.uri().toString()))
        .toList();
  }
}
