package org.vigie.mailer.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.Notices;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/**
 * Keeps mails in their final form until they are sent. The Message-ID is signed from the mail's
 * key, so the same cause gives the same mail on every node and after every crash, and nobody
 * outside can foretell it.
 */
public final class Outbox implements MailQueue {
  private static final int AT_ONCE = 200;

  private final OutboxStore store;
  private final MailSettings settings;
  private final Composition composition;
  private final InstallationKey key;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException where the settings name a DKIM key that cannot be read
   */
  public Outbox(
      JdbcClient jdbc,
      MailSettings settings,
      InstallationKey key,
      AddressVault vault,
      Clock clock) {
    this.store = new OutboxStore(jdbc, vault);
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

  /** What of mails to this address is kept, oldest first. */
  public List<Notices.KeptMail> keptOf(String recipient) {
    return store.keptOf(recipient);
  }

  /** To whom a mail is, for an admin who gave a reason; empty where there is no such mail. */
  public Optional<String> recipient(long id) {
    return store.recipient(id);
  }

  /**
   * Forgets some mails that were sent, or given up, so long ago.
   *
   * @return how many; 0 when none is left to forget
   */
  public int forgetSettled(Duration age) {
    return store.deleteSettledBefore(clock.instant().minus(age), AT_ONCE);
  }

  /**
   * Seals some mails that are in clear or sealed with a key no longer in use. Belongs inside a
   * transaction.
   *
   * @return how many; 0 when all are sealed with the key in use
   */
  public int sealMails() {
    return store.sealAsNow(AT_ONCE);
  }
}
