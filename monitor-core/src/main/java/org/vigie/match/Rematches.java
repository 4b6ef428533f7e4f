package org.vigie.match;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.match.MatchRevision.Rematched;

/**
 * Matches the whole archive again, one revision at each call: every revision that was ever matched,
 * because an older one may still be the one that is shown. One rematch at a time.
 *
 * <p>Each revision is one transaction, which also moves the mark behind it: killed at any point,
 * the next call goes on with the first revision that was not done.
 */
public final class Rematches {
  private static final Logger LOG = LoggerFactory.getLogger(Rematches.class);

  private final RematchStore store;
  private final MatchRevision matching;
  private final TransactionOperations transactions;
  private final Clock clock;

  public Rematches(
      JdbcClient jdbc, TransactionOperations transactions, MatchRevision matching, Clock clock) {
    this.store = new RematchStore(jdbc);
    this.matching = matching;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A revision that was done, or failed: then its matches stay as they were. */
  public record Done(String title, boolean failed) {}

  /**
   * Asks for a rematch. One that is under way and wants the same is gone on with; another is
   * cancelled.
   */
  public Rematch ask(@Nullable String rule, boolean alerting, String by) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              Optional<Rematch> open = store.open();
              if (open.isPresent()) {
                Rematch known = open.get();
                if (Objects.equals(known.rule(), rule) && known.alerting() == alerting) {
                  return known;
                }
                store.cancel(clock.instant());
              }
              store.insert(rule, alerting, by, clock.instant());
              return store.open().orElseThrow();
            }));
  }

  /** Ends the one under way after the revision it is at; false where there is none. */
  public boolean cancel() {
    return store.cancel(clock.instant()) > 0;
  }

  /** The one under way; empty where there is none. */
  public Optional<Rematch> open() {
    return store.open();
  }

  /** The latest, newest first. */
  public List<Rematch> latest(int most) {
    return store.latest(most);
  }

  /** Whether the latest was ended by somebody before it was done. */
  public boolean wasCancelled() {
    return store.latest(1).stream().anyMatch(Rematch::cancelled);
  }

  /** Does the next revision; empty when there is none left, or nothing is asked for. */
  public Optional<Done> next() {
    Optional<Rematch> open = store.open();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> revision = store.nextRevision(open.get().id());
    if (revision.isEmpty()) {
      store.end(open.get().id(), clock.instant());
      return Optional.empty();
    }
    return Optional.of(again(open.get(), revision.get()));
  }

  /** How many revisions are left. */
  public long remaining() {
    return store.open().map(open -> store.countLeft(open.id())).orElse(0L);
  }

  private Done again(Rematch rematch, long revision) {
    try {
      return Objects.requireNonNull(
          transactions.execute(
              _ -> {
                Optional<Rematched> done =
                    matching.again(revision, rematch.rule(), rematch.alerting());
                store.reached(
                    rematch.id(),
                    revision,
                    done.map(Rematched::found).orElse(0),
                    done.map(Rematched::lost).orElse(0));
                return new Done(done.map(Rematched::title).orElse(""), false);
              }));
    } catch (TransientDataAccessException
        | NonTransientDataAccessResourceException
        | TransactionException databaseFailed) {
      throw databaseFailed;
    } catch (RuntimeException broken) {
      LOG.error("Revision {} could not be matched again", revision, broken);
      store.reached(rematch.id(), revision, 0, 0);
      return new Done("", true);
    }
  }
}
