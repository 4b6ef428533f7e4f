package org.vigie.mailer.outbox;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.MovableClock;
import org.vigie.database.TestDatabase;
import org.vigie.mail.Mail;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/** An outbox on one database, and a sender for an SMTP server on this machine. */
final class OutboxWorld {
  static final AddressVault VAULT = AddressVault.of("a secret that only these tests may know");

  final MovableClock clock = new MovableClock("2026-11-24T08:00:00");
  final DataSource dataSource;
  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final MailSettings settings;
  final Outbox outbox;
  final OutboxSender sender;

  OutboxWorld(TestDatabase database, int smtpPort) {
    this(database, MailSettings.local(smtpPort, "vigie.example"));
  }

  OutboxWorld(TestDatabase database, MailSettings settings) {
    this.settings = settings;
    dataSource = database.fresh();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    outbox =
        new Outbox(
            jdbc,
            settings,
            InstallationKey.of("a key that only these tests may know"),
            VAULT,
            clock);
    sender = new OutboxSender(jdbc, transaction, settings, VAULT, clock);
  }

  /** A sender that is killed when it opens the transaction after so many. */
  OutboxSender senderKilledAfter(int transactions) {
    return new OutboxSender(
        jdbc,
        new TransactionTemplate(new KilledAfter(dataSource, transactions)),
        settings,
        VAULT,
        clock);
  }

  void queue(Mail mail) {
    transaction.executeWithoutResult(status -> outbox.queue(mail));
  }

  static Mail aMail(String key) {
    return aMail(key, "Vigie : 4 nouveautés", "lectrice@asso.example", Map.of());
  }

  static Mail aMail(String key, String subject, String to, Map<String, String> headers) {
    return new Mail(
        key,
        "digest",
        null,
        null,
        to,
        subject,
        "Bonjour,\nà Valmoire.\n",
        null,
        headers,
        List.of());
  }

  String stateOf(String key) {
    return column("state", key);
  }

  String replyOf(String key) {
    return column("smtp_reply", key);
  }

  String recipientOf(String key) {
    return column("recipient", key);
  }

  String bodyOf(String key) {
    return column("body", key);
  }

  private String column(String column, String key) {
    return jdbc.sql("select " + column + " from outbox where message_id = :id")
        .param("id", outbox.messageId(key))
        .query(String.class)
        .single();
  }

  long mails() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  private static final class KilledAfter extends DataSourceTransactionManager {
    private int left;

    KilledAfter(DataSource dataSource, int transactions) {
      super(dataSource);
      this.left = transactions;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      if (left-- == 0) {
        throw new IllegalStateException("killed");
      }
      super.doBegin(transaction, definition);
    }
  }
}
