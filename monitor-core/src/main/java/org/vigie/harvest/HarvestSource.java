package org.vigie.harvest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.publication.Publications;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import org.vigie.source.SourceRun;
import org.vigie.source.Sources;

/**
 * Harvests one source: discovers what it publishes, records each publication, fetches the documents
 * that are due, and says how healthy the source is.
 *
 * <p>Publications and documents are saved as they come, in small batches where they come quickly; a
 * killed harvest loses the batch it was at, and meets it again. Whatever goes wrong, a connector's
 * own mistakes included, becomes the source's health with its reason; only when that itself cannot
 * be written something is thrown.
 */
public final class HarvestSource {
  private static final Logger LOG = LoggerFactory.getLogger(HarvestSource.class);

  private final Sources sources;
  private final Publications publications;
  private final Map<String, Connector> connectors = new HashMap<>();
  private final Fetcher fetcher;
  private final Silence silence;
  private final Clock clock;

  public HarvestSource(
      Sources sources,
      Publications publications,
      Collection<? extends Connector> connectors,
      Fetcher fetcher,
      Silence silence,
      Clock clock) {
    this.sources = sources;
    this.publications = publications;
    connectors.forEach(connector -> this.connectors.put(connector.type(), connector));
    this.fetcher = fetcher;
    this.silence = silence;
    this.clock = clock;
  }

  /**
   * @return how it went; empty where the source is paused or its definition is not loaded
   */
  public Optional<SourceRun> harvest(SourceId id, HarvestProgress progress) {
    Optional<Source> definition = sources.definition(id);
    if (definition.isEmpty() || sources.find(id).isEmpty() || isPaused(id)) {
      return Optional.empty();
    }
    Source source = definition.get();
    Tally tally = new Tally(sources.beginRun(id), new Observed(fetcher), progress);

    Verdict verdict = harvest(source, tally);
    return Optional.of(
        sources.endRun(
            id, tally.run, verdict.health(), verdict.reason(), tally.counts(), tally.news));
  }

  private Verdict harvest(Source source, Tally tally) {
    Instant began = clock.instant();
    try {
      Connector.Outcome outcome = discover(source, tally);
      sources.saveCheckpoint(source.id(), outcome.next());
      flagVanished(source, outcome, began, tally);
      new DueDocuments(publications, tally.fetcher, clock)
          .fetch(source, tally, () -> report(tally));
      return Verdict.of(outcome, tally, () -> silence.judge(source.id()));
    } catch (RuntimeException ours) {
      LOG.error("The harvest of source {} stopped through our own fault", source.id(), ours);
      return new Verdict(Health.PARTIAL, Message.of("harvest.stopped", ours.toString()));
    }
  }

  private boolean isPaused(SourceId id) {
    return sources.find(id).orElseThrow().paused();
  }

  private Connector.Outcome discover(Source source, Tally tally) {
    Checkpoint from = sources.checkpoint(source.id());
    Connector connector = connectors.get(source.type());
    if (connector == null) {
      return new Connector.Outcome(
          from, Health.UNREACHABLE, Message.of("harvest.no-connector", source.type()), 0);
    }
    var discoveries = new Discoveries(source, publications, tally, () -> report(tally), clock);
    try {
      Connector.Outcome outcome;
      try {
        outcome = connector.discover(source, from, tally.fetcher, discoveries::add);
      } finally {
        discoveries.record();
      }
      tally.notModified += outcome.notModified();
      if (tally.ourFault != null) {
        throw tally.ourFault;
      }
      // A publication that could not be recorded must be met again: do not walk past it.
      return tally.unrecorded == 0 ? outcome : withCheckpoint(outcome, from);
    } catch (RuntimeException | StackOverflowError broken) {
      if (tally.ourFault != null) {
        throw tally.ourFault;
      }
      LOG.error("Connector {} failed on source {}", source.type(), source.id(), broken);
      return new Connector.Outcome(
          from,
          Health.PARTIAL,
          Message.of("harvest.connector-failed", source.type(), broken.toString()),
          0);
    }
  }

  /** What could not be recorded was met all the same, so then nothing is said to have vanished. */
  private void flagVanished(Source source, Connector.Outcome outcome, Instant began, Tally tally) {
    LocalDate since = outcome.wholeSince();
    if (since == null || tally.unrecorded > 0) {
      return;
    }
    Publications.Unlisted unlisted =
        publications.vanish(source.id().value(), since, began, clock.instant());
    if (unlisted.isDoubtful()) {
      tally.doubt(Message.of("harvest.half-missing", unlisted.missing(), unlisted.known()));
    }
  }

  private static Connector.Outcome withCheckpoint(Connector.Outcome outcome, Checkpoint from) {
    return new Connector.Outcome(
        from, outcome.health(), outcome.reason(), outcome.notModified(), outcome.wholeSince());
  }

  private void report(Tally tally) {
    sources.recordProgress(tally.run, tally.counts());
    tally.report();
  }
}
