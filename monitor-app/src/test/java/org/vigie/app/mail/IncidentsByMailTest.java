package org.vigie.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.MovableClock;
import org.vigie.database.TestDatabase;
import org.vigie.incident.Incidents;
import org.vigie.mailer.digest.MailIncidents;
import org.vigie.mailer.outbox.MailSettings;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.mailer.outbox.OutboxSender;
import org.vigie.message.Message;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/** What admins are told of a source in difficulty, over real SMTP. */
class IncidentsByMailTest {
  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void startMailbox() {
    mailbox.start();
  }

  @AfterEach
  void stopMailbox() {
    mailbox.stop();
  }

  @ParameterizedTest
  @EnumSource
  void each_admin_gets_one_mail_a_cause_and_one_when_it_is_solved(TestDatabase database)
      throws MessagingException, IOException {
    var watch = new Watch(database, mailbox.getSmtp().getPort());
    watch.source("blocked", Message.of("harvest.blocked", 12, 14));

    watch.harvestsAndSends();
    watch.clock.advance(Duration.ofHours(6));
    watch.harvestsAndSends();

    assertThat(received())
        .extracting(IncidentsByMailTest::to)
        .containsExactlyInAnyOrder("admin@vigie.example", "autre@vigie.example");
    MimeMessage opened = received().getFirst();
    assertThat(opened.getSubject())
        .isEqualTo("Source en difficulté\u00a0: recueil de la Haute-Brune (bloquée)");
    assertThat(text(opened))
        .contains(
            "lundi 16 novembre 2026",
            "12 fois sur 14 par une page de blocage",
            "https://vigie.example/veille/raa-haute-brune");

    watch.clock.advance(Duration.ofDays(4));
    watch.source("ok", Message.NONE);
    watch.harvestsAndSends();
    watch.harvestsAndSends();

    assertThat(received()).hasSize(4);
    MimeMessage solved = received().getLast();
    assertThat(solved.getSubject()).isEqualTo("De nouveau lue\u00a0: recueil de la Haute-Brune");
    assertThat(text(solved))
        .containsIgnoringWhitespaces("du lundi 16 novembre 2026 au vendredi 20 novembre 2026");
  }

  private List<MimeMessage> received() {
    return List.of(mailbox.getReceivedMessages());
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return String.valueOf(mail.getContent());
  }

  /** One source, two admins, and the mail that leaves. */
  private static final class Watch {
    private final MovableClock clock = new MovableClock("2026-11-16T08:00:00");
    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final OutboxSender sender;

    Watch(TestDatabase database, int smtp) {
      var dataSource = database.fresh();
      jdbc = JdbcClient.create(dataSource);
      var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
      MailSettings settings = MailSettings.local(smtp, "vigie.example");
      var vault = AddressVault.of("a secret that only these tests may know");
      var key = InstallationKey.of("a key that only these tests may know");
      var outbox = new Outbox(jdbc, settings, key, vault, clock);
      sender = new OutboxSender(jdbc, transaction, settings, vault, clock);
      incidents =
          new Incidents(
              jdbc,
              transaction,
              new MailIncidents(outbox, URI.create("https://vigie.example"), "vigie.example"),
              clock);
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values ('raa-haute-brune', 'recueil de la Haute-Brune', 'listing',
                      'https://www.haute-brune.example/raa', '')
              """)
          .update();
      jdbc.sql(
              """
              insert into account (email, name, role, password_hash, created_at, disabled)
              values ('admin@vigie.example', 'a', 'admin', '', now(), false),
                     ('autre@vigie.example', 'b', 'admin', '', now(), false)
              """)
          .update();
    }

    void source(String health, Message reason) {
      Instant now = clock.instant();
      jdbc.sql(
              """
              update source set health = :health, health_reason = :reason, health_since = :now,
                                last_run_at = :now
              """)
          .param("health", health)
          .param("reason", reason.isNone() ? null : reason.store())
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }

    void harvestsAndSends() {
      while (incidents.next()) {}
      while (sender.sendNext()) {}
    }
  }
}
