package org.vigie.incident;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens an incident where a source is in difficulty, closes it where the source is read again, and
 * tells all admins of both. One source has at most one open incident; the same cause that comes
 * back within a day is the same incident and is not told again.
 *
 * <p>What often passes by itself has to last: a source that was unreachable or partly read once is
 * no incident before the next harvest says so too, an empty one not before two days.
 */
public final class Incidents {
  private final IncidentStore store;
  private final TransactionOperations transactions;
  private final IncidentNotices notices;
  private final Clock clock;

  public Incidents(
      JdbcClient jdbc, TransactionOperations transactions, IncidentNotices notices, Clock clock) {
    this.store = new IncidentStore(jdbc);
    this.transactions = transactions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Opens or closes one incident and queues its mails, in one transaction.
   *
   * @return false when there was nothing to do
   */
  public boolean next() {
    return Boolean.TRUE.equals(transactions.execute(_ -> closeNext() || openNext()));
  }

  /** Whether anything is to be opened or closed. */
  public boolean areWaiting() {
    return store.nextOver().isPresent() || store.nextTroubled(clock.instant()).isPresent();
  }

  private boolean closeNext() {
    var over = store.nextOver();
    over.ifPresent(
        incident -> {
          store.close(incident.id(), clock.instant());
          // another cause took its place: that is told by the new incident alone
          if (store.isWell(incident.sourceId()) && store.tell(incident.id(), "solved_told")) {
            Incident solved = store.byId(incident.id());
            store.admins().forEach(admin -> notices.solved(solved, admin));
          }
        });
    return over.isPresent();
  }

  private boolean openNext() {
    var troubled = store.nextTroubled(clock.instant());
    troubled.ifPresent(
        source -> {
          long id = store.open(source, clock.instant());
          if (store.tell(id, "told")) {
            Incident opened = store.byId(id);
            store.admins().forEach(admin -> notices.opened(opened, admin));
          }
        });
    return troubled.isPresent();
  }

  /** Open ones first, then the latest. */
  public List<Incident> latest(int most) {
    return store.latest(most);
  }
}
