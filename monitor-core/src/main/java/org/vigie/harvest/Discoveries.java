package org.vigie.harvest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.vigie.message.Message;
import org.vigie.publication.Content;
import org.vigie.publication.Publications;
import org.vigie.publication.Recorded;
import org.vigie.publication.Recorded.Change;
import org.vigie.source.Discovery;
import org.vigie.source.Source;
import tools.jackson.core.JacksonException;

/**
 * What a connector found and is not yet recorded: a hundred publications, or those of half a
 * second, share a transaction and one wait for the disk.
 */
final class Discoveries {
  private static final Logger LOG = LoggerFactory.getLogger(Discoveries.class);
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofMillis(500);

  private final Source source;
  private final Publications publications;
  private final Tally tally;
  private final Runnable report;
  private final Clock clock;
  private final List<Discovery> waiting = new ArrayList<>();
  private long lastRecorded = System.nanoTime();

  Discoveries(Source source, Publications publications, Tally tally, Runnable report, Clock clock) {
    this.source = source;
    this.publications = publications;
    this.tally = tally;
    this.report = report;
    this.clock = clock;
  }

  void add(Discovery found) {
    waiting.add(found);
    if (waiting.size() >= MOST || System.nanoTime() - lastRecorded > LONGEST.toNanos()) {
      record();
    }
  }

  /**
   * Records all that waits. What is not usable is told apart from the rest and recorded as such.
   */
  void record() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Discovery> batch = List.copyOf(waiting);
    waiting.clear();
    try {
      if (!recordTogether(batch)) {
        batch.forEach(this::recordAlone);
      }
      tally.discovered += batch.size();
    } catch (RuntimeException ours) {
      // Kept as well as thrown, because a connector may catch what its consumer throws.
      tally.ourFault = ours;
      throw ours;
    }
    report.run();
    lastRecorded = System.nanoTime();
  }

  private boolean recordTogether(List<Discovery> batch) {
    try {
      record(batch);
      return true;
    } catch (IllegalArgumentException
        | JacksonException
        | DataIntegrityViolationException oneIsUnusable) {
      LOG.debug("Source {}: a batch is recorded one by one", source.id(), oneIsUnusable);
      return false;
    }
  }

  private void recordAlone(Discovery found) {
    try {
      record(List.of(found));
    } catch (IllegalArgumentException
        | JacksonException
        | DataIntegrityViolationException unusable) {
      LOG.warn(
          "Source {}: publication {} is not usable", source.id(), found.externalId(), unusable);
      tally.unrecorded(
          Message.of("harvest.publication-failed", found.externalId(), unusable.toString()));
    }
  }

  private void record(List<Discovery> batch) {
    List<Recorded> recorded =
        publications.record(
            source.id().value(),
            source.places(),
            batch.stream().map(Discoveries::content).toList(),
            clock.instant());
    tally.news |= recorded.stream().anyMatch(one -> one.change() != Change.UNCHANGED);
  }

  private static Content content(Discovery found) {
    return new Content(
        found.externalId(),
        found.facts(),
        found.text(),
        found.raw(),
        found.rawMediaType(),
        found.documents());
  }
}
