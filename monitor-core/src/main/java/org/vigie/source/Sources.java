package org.vigie.source;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.message.Message;

/**
 * The places that are watched: their definitions as loaded from YAML, and how each stands in the
 * database. Safe for use by several threads.
 */
public final class Sources {
  private final SourceStore store;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Map<SourceId, Source> definitions = new ConcurrentHashMap<>();

  public Sources(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.store = new SourceStore(jdbc);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes these definitions as all there are; a source that is not among them is unwatched. */
  public void sync(Collection<Source> all) {
    transactions.executeWithoutResult(
        status -> {
          store.unwatchAll();
          all.forEach(store::save);
        });
    definitions.clear();
    all.forEach(source -> definitions.put(source.id(), source));
  }

  /** Takes one definition more, or a newer one of a source. */
  public void add(Source source) {
    transactions.executeWithoutResult(status -> store.save(source));
    definitions.put(source.id(), source);
  }

  /** The definition, where it is loaded. */
  public Optional<Source> definition(SourceId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** All sources ever watched, by name. */
  public List<SourceState> list() {
    return store.list();
  }

  public Optional<SourceState> find(SourceId id) {
    return store.find(id);
  }

  /** Ids of the sources that are to be harvested: loaded and not paused, in alphabetical order. */
  public List<SourceId> active() {
    return store.list().stream()
        .filter(state -> state.watched() && !state.paused())
        .map(SourceState::id)
        .filter(definitions::containsKey)
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .toList();
  }

  /** The latest harvests of a source, newest first. */
  public List<SourceRun> runs(SourceId id, int most) {
    return store.runs(id, most);
  }

  /**
   * @param reason in the admin's words, at most 500 characters
   */
  public void pause(SourceId id, String reason) {
    store.pause(id, reason);
  }

  public void resume(SourceId id) {
    store.resume(id);
  }

  public Checkpoint checkpoint(SourceId id) {
    return store.checkpoint(id);
  }

  /**
   * Opens the ledger's row of a harvest. What an earlier harvest left open was killed: there is
   * never more than one of a source at once.
   *
   * @return the run's number
   */
  public long beginRun(SourceId id) {
    return transactions.execute(
        status -> {
          store.closeInterrupted(id, Message.of("harvest.interrupted"), clock.instant());
          return store.beginRun(id, clock.instant());
        });
  }

  /** Notes what a run has done so far. */
  public void recordProgress(long run, SourceRun.Counts counts) {
    store.recordProgress(run, counts);
  }

  /** Notes how far a walk came, so that the next begins there. */
  public void saveCheckpoint(SourceId id, Checkpoint next) {
    store.saveCheckpoint(id, next);
  }

  /**
   * Closes a run and sets the source's health.
   *
   * @param reason the evidence; {@link Message#NONE} only when ok
   * @param news whether anything was new or changed
   */
  public SourceRun endRun(
      SourceId id, long run, Health health, Message reason, SourceRun.Counts counts, boolean news) {
    return transactions.execute(
        status -> {
          store.endRun(run, health, reason, counts, clock.instant());
          store.recordHealth(id, health, reason, news, clock.instant());
          return store.run(run);
        });
  }
}
