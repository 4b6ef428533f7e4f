package org.vigie.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.DigestStore.Owed;
import org.vigie.alert.DigestStore.Waiting;

/**
 * Tells people what they are owed. One person's mail is one transaction: the alerts are marked as
 * told, and the channel writes what will be sent; a killed run leaves both or neither.
 */
public final class Digests {
  private final DigestStore store;
  private final SubscriberStore subscribers;
  private final DigestComposer composer;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Channel channel;

  /** People to look at next. Each is checked again under a lock, so a stale entry is harmless. */
  private final Queue<Long> readAhead = new ConcurrentLinkedQueue<>();

  public Digests(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Installation installation,
      Channel channel) {
    this.store = new DigestStore(jdbc);
    this.subscribers = new SubscriberStore(jdbc, installation.vault());
    this.composer = new DigestComposer(jdbc, installation);
    this.transaction = transaction;
    this.clock = clock;
    this.channel = channel;
  }

  /**
   * Composes and delivers the digest of one person to whom something is due.
   *
   * @return false when nothing is due to anybody
   */
  public boolean composeNext() {
    while (true) {
      Long person = readAhead.poll();
      if (person == null) {
        composer.beginRound();
        readAhead.addAll(due(Sql.now(clock)));
        person = readAhead.poll();
      }
      if (person == null) {
        return false;
      }
      if (compose(person)) {
        return true;
      }
    }
  }

  /** People to whom something is due now. */
  public long waiting() {
    return due(Sql.now(clock)).size();
  }

  private Set<Long> due(Instant now) {
    return store.waiting().stream()
        .filter(waiting -> waiting.isDue(now))
        .map(Waiting::subscriberId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean compose(long subscriberId) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> subscribers.lock(subscriberId).map(this::compose).orElse(false)));
  }

  private boolean compose(Subscriber subscriber) {
    Instant now = Sql.now(clock);
    Set<Long> due =
        store.waitingFor(subscriber.id()).stream()
            .filter(waiting -> waiting.isDue(now))
            .map(Waiting::subscriptionId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (due.isEmpty()) {
      return false;
    }
    Map<Long, List<Owed>> owed = owedWith(due, store.owedTo(subscriber.id()));
    long digestId = store.addDigest(subscriber.id(), now);
    Digest digest = composer.compose(digestId, subscriber, due, owed, now);
    store.markTold(
        owed.values().stream().flatMap(Collection::stream).map(Owed::alertId).toList(),
        due,
        digestId,
        now);
    channel.deliver(digest);
    return true;
  }

  /**
   * What is told now, by publication: all that is owed to the due subscriptions, and with it what
   * the person's other subscriptions owe for the same publications, so that it is told once.
   */
  private static Map<Long, List<Owed>> owedWith(Set<Long> due, List<Owed> all) {
    Set<Long> publications =
        all.stream()
            .filter(owed -> due.contains(owed.subscriptionId()))
            .map(Owed::publicationId)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(owed -> publications.contains(owed.publicationId()))
        .collect(
            Collectors.groupingBy(Owed::publicationId, LinkedHashMap::new, Collectors.toList()));
  }
}
