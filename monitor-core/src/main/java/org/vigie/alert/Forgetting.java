package org.vigie.alert;

import java.time.Clock;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps no more of people than is needed, and that unreadable to who has the database alone. */
public final class Forgetting {
  private static final int AT_ONCE = 100;

  private final SubscriberStore subscribers;
  private final SubscriptionStore subscriptions;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Notices notices;

  public Forgetting(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Installation installation,
      Notices notices) {
    this.subscribers = new SubscriberStore(jdbc, installation.vault());
    this.subscriptions = new SubscriptionStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Forgets some of what was never confirmed, or ended, more than {@link Subscriptions#GRACE} ago;
   * and with a person's last subscription the person.
   *
   * @return how many subscriptions; 0 when none is left to forget
   */
  public int forgetStale() {
    return inTransaction(
        () -> {
          var stale = subscriptions.staleSince(Sql.now(clock).minus(Subscriptions.GRACE), AT_ONCE);
          for (Subscription subscription : stale) {
            subscriptions.delete(subscription.id());
            if (subscriptions.of(subscription.subscriberId()).isEmpty()) {
              EmailAddress address =
                  subscribers.byId(subscription.subscriberId()).orElseThrow().address();
              subscribers.delete(subscription.subscriberId());
              notices.forget(address);
            }
          }
          return stale.size();
        });
  }

  /**
   * Seals some of the addresses that are in clear, from before they were sealed, or that are sealed
   * with a key no longer in use.
   *
   * @return how many; 0 when all are sealed with the key in use
   */
  public int sealAddresses() {
    return inTransaction(
        () -> {
          var toSeal = subscribers.notSealedAsNow(AT_ONCE);
          toSeal.forEach(subscribers::seal);
          return toSeal.size();
        });
  }

  private int inTransaction(java.util.function.IntSupplier deed) {
    return Objects.requireNonNull(transaction.execute(status -> deed.getAsInt()));
  }
}
