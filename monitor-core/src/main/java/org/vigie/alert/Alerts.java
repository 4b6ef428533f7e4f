package org.vigie.alert;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns matches into alerts: one find owed to one subscriber. Each match is one transaction that
 * also marks it, so a killed run goes on with the next match and owes nothing twice.
 */
public final class Alerts {
  private final AlertStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AtomicLong raised = new AtomicLong();

  public Alerts(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.store = new AlertStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Writes the alerts that the oldest new match causes. Owed are finds made after the subscription
   * was confirmed, of its families, in its places.
   *
   * @return false when there was no new match
   */
  public boolean raiseNext() {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              var next = store.nextUnalerted();
              next.ifPresent(this::raise);
              return next.isPresent();
            }));
  }

  private void raise(AlertStore.NewMatch match) {
    var places = store.placesOf(match.id(), match.publicationId());
    var now = Sql.now(clock);
    raised.addAndGet(store.raise(match, Places.concernedBy(places), now));
    store.markAlerted(match.id(), now);
  }

  /** Matches that nobody has looked at. */
  public long waiting() {
    return store.countUnalerted();
  }

  /** Alerts written by this object since it was made, for the record of a run. */
  public long raised() {
    return raised.get();
  }
}
