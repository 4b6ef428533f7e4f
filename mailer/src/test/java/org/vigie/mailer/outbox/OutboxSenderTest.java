package org.vigie.mailer.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.mailer.outbox.OutboxWorld.aMail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;

class OutboxSenderTest {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private ScriptedSmtp scripted;

  @BeforeEach
  void startServers() throws IOException {
    mailbox.start();
    scripted = new ScriptedSmtp();
  }

  @AfterEach
  void stopServers() throws IOException {
    mailbox.stop();
    scripted.close();
  }

  private OutboxWorld world(TestDatabase database) {
    return new OutboxWorld(database, mailbox.getSmtp().getPort());
  }

  private List<String> receivedIds() {
    return Stream.of(mailbox.getReceivedMessages())
        .map(
            mail -> {
              try {
                return mail.getHeader("Message-ID")[0];
              } catch (MessagingException unreadable) {
                throw new AssertionError(unreadable);
              }
            })
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void sends_a_mail_once(TestDatabase database) {
    OutboxWorld vigie = world(database);
    vigie.queue(aMail("digest-1"));
    vigie.queue(aMail("digest-1"));

    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.sender.sendNext()).isFalse();
    assertThat(receivedIds()).containsExactly(vigie.outbox.messageId("digest-1"));
    assertThat(vigie.stateOf("digest-1")).isEqualTo("SENT");
  }

  @ParameterizedTest
  @EnumSource
  void sends_nothing_whose_cause_was_rolled_back(TestDatabase database) {
    OutboxWorld vigie = world(database);
    vigie.transaction.executeWithoutResult(
        status -> {
          vigie.outbox.queue(aMail("digest-1"));
          status.setRollbackOnly();
        });

    assertThat(vigie.sender.sendNext()).isFalse();
    assertThat(receivedIds()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void repeats_only_the_same_message_id_when_killed_before_the_mark(TestDatabase database) {
    OutboxWorld vigie = world(database);
    vigie.queue(aMail("digest-1"));
    OutboxSender killed = vigie.senderKilledAfter(1);
    assertThatThrownBy(killed::sendNext).hasMessage("killed");
    assertThat(receivedIds()).hasSize(1);

    vigie.clock.advance(LEASE.minusSeconds(1));
    assertThat(vigie.sender.sendNext()).isFalse();
    vigie.clock.advance(Duration.ofSeconds(1));
    assertThat(vigie.sender.sendNext()).isTrue();

    assertThat(receivedIds()).hasSize(2).containsOnly(vigie.outbox.messageId("digest-1"));
    assertThat(vigie.stateOf("digest-1")).isEqualTo("SENT");
    assertThat(vigie.sender.sendNext()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sends_once_after_the_lease_when_killed_after_the_claim(TestDatabase database) {
    OutboxWorld vigie = world(database);
    vigie.queue(aMail("digest-1"));
    var now = vigie.clock.instant();
    vigie.transaction.execute(status -> new OutboxStore(vigie.jdbc).claim(now, now.plus(LEASE)));

    assertThat(vigie.sender.sendNext()).isFalse();
    vigie.clock.advance(LEASE);
    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(receivedIds()).containsExactly(vigie.outbox.messageId("digest-1"));
  }

  @ParameterizedTest
  @EnumSource
  void the_claim_is_committed_before_the_server_hears_of_the_mail(TestDatabase database) {
    var vigie = new OutboxWorld(database, scripted.port());
    vigie.queue(aMail("digest-1"));
    var seen = new CopyOnWriteArrayList<String>();
    scripted.atCommand("DATA", () -> seen.add(vigie.stateOf("digest-1")));

    vigie.transaction.executeWithoutResult(status -> vigie.sender.sendNext());

    assertThat(seen).containsExactly("SENDING");
    assertThat(vigie.stateOf("digest-1")).isEqualTo("SENT");
  }

  @ParameterizedTest
  @EnumSource
  void a_recipient_refused_for_good_fails_with_the_servers_words(TestDatabase database) {
    var vigie = new OutboxWorld(database, scripted.port());
    vigie.queue(aMail("digest-1"));
    scripted.answering("RCPT", "550 5.1.1 no such mailbox");

    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.stateOf("digest-1")).isEqualTo("FAILED");
    assertThat(vigie.replyOf("digest-1")).contains("550 5.1.1 no such mailbox");
    vigie.clock.advance(Duration.ofDays(1));
    assertThat(vigie.sender.sendNext()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_refused_for_good_does_not_stop_the_next(TestDatabase database) {
    var vigie = new OutboxWorld(database, scripted.port());
    vigie.queue(aMail("digest-1"));
    vigie.queue(aMail("digest-2"));
    scripted.answering(ScriptedSmtp.END_OF_DATA, "554 5.7.1 looks like spam");
    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.replyOf("digest-1")).contains("554 5.7.1 looks like spam");

    scripted.answeringAsUsual();
    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.stateOf("digest-2")).isEqualTo("SENT");
    assertThat(scripted.accepted).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_put_off_is_sent_later(TestDatabase database) {
    var vigie = new OutboxWorld(database, scripted.port());
    vigie.queue(aMail("digest-1"));
    scripted.answering("RCPT", "451 4.7.1 greylisted");
    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.stateOf("digest-1")).isEqualTo("DEFERRED");
    assertThat(vigie.replyOf("digest-1")).contains("451 4.7.1 greylisted");
    assertThat(vigie.sender.sendNext()).isFalse();

    scripted.answeringAsUsual();
    vigie.clock.advance(Duration.ofMinutes(1));
    assertThat(vigie.sender.sendNext()).isTrue();
    assertThat(vigie.stateOf("digest-1")).isEqualTo("SENT");
    assertThat(scripted.accepted).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void while_the_server_is_down_all_mails_wait(TestDatabase database) throws IOException {
    int port;
    try (var nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    var vigie = new OutboxWorld(database, port);
    vigie.queue(aMail("digest-1"));
    vigie.queue(aMail("digest-2"));
    assertThat(vigie.sender.sendNext()).isFalse();
    assertThat(vigie.stateOf("digest-1")).isEqualTo("DEFERRED");
    assertThat(vigie.stateOf("digest-2")).isEqualTo("WAITING");

    var back =
        new OutboxSender(
            vigie.jdbc,
            vigie.transaction,
            MailSettings.local(scripted.port(), "vigie.example"),
            vigie.clock);
    vigie.clock.advance(Duration.ofMinutes(1));
    assertThat(back.sendNext()).isTrue();
    assertThat(back.sendNext()).isTrue();
    assertThat(scripted.accepted).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void text_from_outside_cannot_forge_a_header(TestDatabase database) {
    OutboxWorld vigie = world(database);
    String forged = "Vigie\r\nBcc: all@asso.example";

    assertThatThrownBy(
            () -> vigie.queue(aMail("digest-1", forged, "lectrice@asso.example", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Subject");
    assertThatThrownBy(
            () ->
                vigie.queue(aMail("digest-1", "Vigie", "a@asso.example, b@asso.example", Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                vigie.queue(
                    aMail("digest-1", "Vigie", "a@asso.example", Map.of("List-Id", forged))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("List-Id");
    assertThat(vigie.mails()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void forgets_every_mail_to_an_address(TestDatabase database) {
    OutboxWorld vigie = world(database);
    vigie.queue(aMail("digest-1"));
    vigie.queue(aMail("digest-2", "Vigie", "autre@asso.example", Map.of()));

    vigie.outbox.forget("lectrice@asso.example");

    assertThat(vigie.mails()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_signature_covers_the_one_click_headers(TestDatabase database, @TempDir Path folder)
      throws IOException, NoSuchAlgorithmException, MessagingException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    Path key = folder.resolve("dkim.der");
    Files.write(key, generator.generateKeyPair().getPrivate().getEncoded());
    MailSettings local = MailSettings.local(mailbox.getSmtp().getPort(), "vigie.example");
    var vigie =
        new OutboxWorld(
            database,
            new MailSettings(
                local.host(),
                local.port(),
                null,
                null,
                local.tls(),
                local.from(),
                local.fromName(),
                local.domain(),
                null,
                local.timeout(),
                new MailSettings.Dkim(key, "v2026")));
    vigie.queue(
        aMail(
            "digest-1",
            "Vigie",
            "lectrice@asso.example",
            Map.of(
                "List-Unsubscribe",
                "<https://vigie.example/desabonnement/l1-x>",
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click")));

    assertThat(vigie.sender.sendNext()).isTrue();

    assertThat(receivedIds()).containsExactly(vigie.outbox.messageId("digest-1"));
    String signature =
        mailbox.getReceivedMessages()[0].getHeader("DKIM-Signature")[0].replaceAll("\\s+", "");
    assertThat(signature.toLowerCase(java.util.Locale.ROOT))
        .contains("d=vigie.example", "s=v2026")
        .containsPattern("h=[^;]*\\blist-unsubscribe\\b[^-;]")
        .containsPattern("h=[^;]*\\blist-unsubscribe-post\\b");
  }
}
