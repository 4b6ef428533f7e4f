package org.vigie.reading;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.archive.Archive;
import org.vigie.reading.ReadingStore.Unread;

/**
 * Reads fetched documents, one at each call. A file that killed its reader gets a reading that says
 * so, and is therefore not tried again by itself.
 *
 * <p>Several threads may call: each takes another file, so one heavy file delays no other.
 */
public final class ReadDocument {
  private static final Logger LOG = LoggerFactory.getLogger(ReadDocument.class);

  private final Readings readings;
  private final Archive archive;
  private final TextExtractor extractor;
  private final Clock clock;
  private final Set<String> inWork = ConcurrentHashMap.newKeySet();

  public ReadDocument(Readings readings, Archive archive, TextExtractor extractor, Clock clock) {
    this.readings = readings;
    this.archive = archive;
    this.extractor = extractor;
    this.clock = clock;
  }

  /** A document that was read, well or not. */
  public record Done(String name, ReadingStatus status) {}

  /** Reads the next document; empty when all are read or in other threads' hands. */
  public Optional<Done> next() {
    Optional<Unread> claimed = claim();
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    Unread document = claimed.get();
    try {
      Extraction extraction = extract(document);
      readings.keep(document.sha256(), extraction, clock.instant());
      return Optional.of(new Done(document.name(), extraction.status()));
    } finally {
      inWork.remove(document.sha256());
    }
  }

  /** How many contents wait to be read. */
  public long remaining() {
    return readings.countUnread();
  }

  private Optional<Unread> claim() {
    return readings.unread(inWork.size() + 10).stream()
        .filter(document -> inWork.add(document.sha256()))
        // Another thread may have finished it between the query and the claim.
        .filter(this::releaseIfRead)
        .findFirst();
  }

  private boolean releaseIfRead(Unread document) {
    if (readings.status(document.sha256()).isEmpty()) {
      return true;
    }
    inWork.remove(document.sha256());
    return false;
  }

  private Extraction extract(Unread document) {
    Path file = archive.path(document.sha256());
    try {
      if (!archive.holds(document.sha256())) {
        return failed(ReadingStatus.DAMAGED, "not in the archive: " + file);
      }
      return extractor.extract(file, document.name(), document.mediaType());
    } catch (RuntimeException brokenPromise) {
      LOG.error("The reader threw on {}", file, brokenPromise);
      return failed(ReadingStatus.CRASHED, brokenPromise.toString());
    }
  }

  private static Extraction failed(ReadingStatus status, String detail) {
    return new Extraction(status, detail, "", List.of());
  }
}
