package org.vigie.scrapers.sitemap;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.source.Checkpoint;

/**
 * How far a sitemap was read. Dated addresses are read in the order of their change; undated ones
 * in alphabetical order, round and round, so that each harvest reads others.
 *
 * @param changed all that changed before this is read
 * @param lastDated the last dated address read where the harvest ended among those of one time;
 *     empty where all were read
 * @param lastUndated the last undated address read; empty where all were
 */
record SitemapCheckpoint(@Nullable Instant changed, String lastDated, String lastUndated) {
  /** Sitemaps are cached, and some give only the day. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  static SitemapCheckpoint of(Checkpoint checkpoint) {
    String[] parts = (checkpoint.value() + "\n\n").split("\n", -1);
    try {
      return new SitemapCheckpoint(
          parts[0].isEmpty() ? null : Instant.parse(parts[0]), parts[1], parts[2]);
    } catch (DateTimeException unreadable) {
      return new SitemapCheckpoint(null, "", "");
    }
  }

  Checkpoint store() {
    return new Checkpoint((changed == null ? "" : changed) + "\n" + lastDated + "\n" + lastUndated);
  }

  /** Those of the dated that are still to be read. */
  List<Listed> left(List<Listed> dated, Instant earliest) {
    return dated.stream().filter(listed -> isLeft(listed, earliest)).toList();
  }

  /** The undated, those behind the last one read in front. */
  List<Listed> turned(List<Listed> undated) {
    int at = 0;
    while (at < undated.size() && undated.get(at).uri().toString().compareTo(lastUndated) <= 0) {
      at++;
    }
    return java.util.stream.Stream.concat(
            undated.subList(at, undated.size()).stream(), undated.subList(0, at).stream())
        .toList();
  }

  private boolean isLeft(Listed listed, Instant earliest) {
    Instant time = listed.changed();
    if (time == null || changed == null) {
      return time != null && !time.isBefore(earliest);
    }
    if (lastDated.isEmpty()) {
      return !time.isBefore(changed.minus(OVERLAP));
    }
    int order = time.compareTo(changed);
    return order > 0 || (order == 0 && listed.uri().toString().compareTo(lastDated) > 0);
  }
}
