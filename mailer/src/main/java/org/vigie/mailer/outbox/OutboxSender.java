package org.vigie.mailer.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.mailer.outbox.OutboxStore.Claimed;
import org.vigie.secret.AddressVault;

/**
 * Sends what is in the outbox. A mail is claimed with a lease, and that is committed before the
 * server hears of it; so two senders never hold the same mail, and one that dies leaves it to
 * another after the lease. What can happen twice is only the same Message-ID: when a sender dies
 * between the server's "250" and the mark.
 */
public final class OutboxSender implements AutoCloseable {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofDays(5);
  private static final Duration SERVER_PAUSE = Duration.ofMinutes(1);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4));

  private final OutboxStore store;
  private final TransactionTemplate transaction;
  private final SmtpConnection connection;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /**
   * @param transaction whose manager is used; each step is a transaction of its own, even within
   *     another, because the claim must be committed before the server hears of the mail
   */
  public OutboxSender(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      MailSettings settings,
      AddressVault vault,
      Clock clock) {
    this(new OutboxStore(jdbc, vault), transaction, new SmtpConnection(settings), clock);
  }

  OutboxSender(
      OutboxStore store, TransactionTemplate transaction, SmtpConnection connection, Clock clock) {
    this.store = store;
    this.transaction = new TransactionTemplate(managerOf(transaction), transaction);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.connection = connection;
    this.clock = clock;
  }

  private static PlatformTransactionManager managerOf(TransactionTemplate transaction) {
    return Objects.requireNonNull(transaction.getTransactionManager());
  }

  /**
   * Sends the mail that has been due longest, and keeps what the server answered.
   *
   * @return false when no mail is due, or the server cannot be reached now
   */
  public boolean sendNext() {
    oneAtATime.lock();
    try {
      Optional<Claimed> claimed = claim();
      return claimed.isPresent() && send(claimed.get());
    } finally {
      oneAtATime.unlock();
    }
  }

  private Optional<Claimed> claim() {
    Instant now = now();
    Optional<Claimed> claimed = transaction.execute(status -> store.claim(now, now.plus(LEASE)));
    return claimed == null ? Optional.empty() : claimed;
  }

  private boolean send(Claimed mail) {
    SmtpResult result = connection.send(mail.recipient(), mail.body());
    Instant now = now();
    transaction.executeWithoutResult(status -> record(mail, result, now));
    return !(result instanceof SmtpResult.Unreachable);
  }

  private void record(Claimed mail, SmtpResult result, Instant now) {
    boolean tooOld = mail.createdAt().plus(PATIENCE).isBefore(now);
    switch (result) {
      case SmtpResult.Accepted accepted -> store.markSent(mail, accepted.reply(), now);
      case SmtpResult.Rejected rejected -> store.markNotSent(mail, "FAILED", rejected.reply(), now);
      case SmtpResult.Deferred deferred ->
          store.markNotSent(
              mail,
              tooOld ? "FAILED" : "DEFERRED",
              deferred.reply(),
              now.plus(pauseAfter(mail.attempts())));
      case SmtpResult.Unreachable unreachable ->
          store.markNotSent(mail, "DEFERRED", unreachable.reply(), now.plus(SERVER_PAUSE));
    }
  }

  private static Duration pauseAfter(int attempts) {
    return PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
  }

  /** Mails that could be sent now. */
  public long waiting() {
    return store.countDue(now());
  }

  /** All mails by state: WAITING, SENDING, DEFERRED, SENT, FAILED. */
  public Map<String, Long> countByState() {
    return store.countByState();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void close() {
    oneAtATime.lock();
    try {
      connection.close();
    } finally {
      oneAtATime.unlock();
    }
  }
}
