package org.vigie.mailer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Alerts;
import org.vigie.alert.Answer;
import org.vigie.alert.Choice;
import org.vigie.alert.Digests;
import org.vigie.alert.FoundThings;
import org.vigie.alert.Installation;
import org.vigie.alert.InventedPlaces;
import org.vigie.alert.MovableClock;
import org.vigie.alert.Rhythm;
import org.vigie.alert.Subscriptions;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.mailer.outbox.MailSettings;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.mailer.outbox.OutboxSender;
import org.vigie.place.PlaceCode;
import org.vigie.reading.Readings;
import org.vigie.search.StandingSearches;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/** A subscriber's whole path, over real SMTP. */
class AlertsByMailTest {
  private static final String READER = "lectrice@asso.example";

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
  void a_subscriber_confirms_gets_each_find_once_and_leaves_with_one_click(TestDatabase database)
      throws MessagingException, IOException {
    DataSource dataSource = database.fresh();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    var clock = new MovableClock("2026-11-24T08:00:00");
    InstallationKey key = InstallationKey.of("a key that only these tests may know");
    var vault = AddressVault.of("a secret that only these tests may know");
    var installation =
        new Installation(key, vault, URI.create("https://vigie.example"), InventedPlaces.map());
    MailSettings settings = MailSettings.local(mailbox.getSmtp().getPort(), "vigie.example");
    var outbox = new Outbox(jdbc, settings, key, vault, clock);
    var sender = new OutboxSender(jdbc, transaction, settings, vault, clock);
    var subscriptions =
        new Subscriptions(
            jdbc, transaction, clock, installation, new MailNotices(outbox, settings));
    var alerts =
        new Alerts(
            jdbc,
            transaction,
            clock,
            installation.places(),
            new StandingSearches(
                jdbc,
                new Readings(jdbc, new Archive(Path.of("no archive is needed"))),
                installation.places()));
    var digests =
        new Digests(jdbc, transaction, clock, installation, new MailChannel(outbox, settings));
    var things = new FoundThings(jdbc, clock);

    subscriptions.subscribe(
        READER,
        Locale.FRENCH,
        Choice.of(
            List.of("videoprotection"),
            List.of(PlaceCode.parse("departement:99")),
            Rhythm.AT_ONCE));
    MimeMessage confirmation = next(sender);
    assertThat(confirmation.getSubject()).isEqualTo("Confirmez votre abonnement à Vigie");
    assertThat(confirmation.getHeader("List-Unsubscribe")).isNull();
    assertThat(confirmation.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(
            subscriptions.confirm(
                found("https://vigie.example/abonnement/confirmer/(\\S+)", text(confirmation))))
        .isInstanceOf(Answer.Confirmed.class);

    things.aFind().in("commune:99012").now();
    tellAll(alerts, digests);
    MimeMessage alert = next(sender);
    assertThat(alert.getSubject()).isEqualTo("Vigie\u00a0: caméras dans l'espace public, Valmoire");
    assertThat(alert.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(alert.getHeader("List-Id")).containsExactly("Vigie <alertes.vigie.example>");
    assertThat(text(alert))
        .contains("34 caméras dômes et d'un")
        .contains("mur d'images")
        .contains("(page\u00a03)")
        .contains("Reçu pour\u00a0: Haute-Brune")
        .contains("«\u00a0Caméras urbaines\u00a0»")
        .contains("https://www.haute-brune.example/raa/2026-1.pdf");
    assertThat(html(alert)).contains(">mur d&#39;images</strong>");

    tellAll(alerts, digests);
    assertThat(sender.sendNext()).as("the same find a second time").isFalse();

    String leave =
        found(
            "<https://vigie.example/desabonnement/([^>]+)>",
            alert.getHeader("List-Unsubscribe")[0].replaceAll("\\s+", ""));
    assertThat(subscriptions.end(leave)).isInstanceOf(Answer.Ended.class);
    things.aFind().in("commune:99012").now();
    tellAll(alerts, digests);
    assertThat(sender.sendNext()).as("a find after leaving").isFalse();
    assertThat(mailbox.getReceivedMessages()).hasSize(2);
  }

  private static void tellAll(Alerts alerts, Digests digests) {
    while (alerts.raiseNext()) {}
    while (digests.composeNext()) {}
  }

  private MimeMessage next(OutboxSender sender) {
    int before = mailbox.getReceivedMessages().length;
    assertThat(sender.sendNext()).isTrue();
    MimeMessage[] now = mailbox.getReceivedMessages();
    assertThat(now).hasSize(before + 1);
    return now[before];
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return String.valueOf(part(mail, 0).getContent()).replace("\r\n", "\n");
  }

  private static String html(MimeMessage mail) throws MessagingException, IOException {
    return String.valueOf(part(mail, 1).getContent());
  }

  private static BodyPart part(MimeMessage mail, int index) throws MessagingException, IOException {
    return ((MimeMultipart) mail.getContent()).getBodyPart(index);
  }
}
