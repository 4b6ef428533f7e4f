package org.vigie.scrapers.feed;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.source.Checkpoint;

/** The validators of the copy that was read whole, and the newest entry in it. */
record FeedCheckpoint(String etag, String lastModified, @Nullable Instant newest) {
  static FeedCheckpoint of(Checkpoint checkpoint) {
    String[] parts = (checkpoint.value() + "\n\n").split("\n", -1);
    return new FeedCheckpoint(parts[0], parts[1], instant(parts[2]));
  }

  static FeedCheckpoint of(Fetched fetched, @Nullable Instant newest) {
    return new FeedCheckpoint(
        fetched.headers().getOrDefault("etag", ""),
        fetched.headers().getOrDefault("last-modified", ""),
        newest);
  }

  Checkpoint store() {
    return new Checkpoint(etag + "\n" + lastModified + "\n" + (newest == null ? "" : newest));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
