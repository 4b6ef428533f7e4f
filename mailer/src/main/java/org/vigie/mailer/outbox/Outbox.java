package org.vigie.mailer.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.InstallationKey;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;

/**
 * Keeps mails in their final form until they are sent. The Message-ID is signed from the mail's
 * key, so the same cause gives the same mail on every node and after every crash, and nobody
 * outside can foretell it.
 */
public final class Outbox implements MailQueue {
  private final OutboxStore store;
  private final MailSettings settings;
  private final Composition composition;
  private final InstallationKey key;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException where the settings name a DKIM key that cannot be read
   */
  public Outbox(JdbcClient jdbc, MailSettings settings, InstallationKey key, Clock clock) {
    this.store = new OutboxStore(jdbc);
    this.settings = settings;
    this.composition = new Composition(settings);
    this.key = key;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException where a header's value could forge another header, or the
   *     recipient is not one address
   */
  @Override
  public void queue(Mail mail) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String messageId = messageId(mail.key());
    store.add(
        messageId,
        mail.cause(),
        mail.to(),
        mail.subject(),
        composition.compose(mail, messageId, now),
        now);
  }

  /** The Message-ID, with its angle brackets, that a mail of this key has. */
  public String messageId(String mailKey) {
    return "<" + key.sign("message-id", mailKey) + "@" + settings.domain() + ">";
  }

  /** Removes every mail to this address, sent or not. */
  public void forget(String recipient) {
    store.forget(recipient);
  }
}
