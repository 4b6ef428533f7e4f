package org.vigie.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Alerts;
import org.vigie.alert.Channel;
import org.vigie.alert.Digests;
import org.vigie.alert.Installation;
import org.vigie.alert.Notices;
import org.vigie.app.schedule.WaitingMail;
import org.vigie.incident.Incidents;
import org.vigie.mailer.digest.MailChannel;
import org.vigie.mailer.digest.MailIncidents;
import org.vigie.mailer.digest.MailNotices;
import org.vigie.mailer.digest.MailQuarantine;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.mailer.outbox.OutboxSender;
import org.vigie.match.RuleWork;
import org.vigie.place.Places;
import org.vigie.reading.Readings;
import org.vigie.search.StandingSearches;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;
import org.vigie.stage.NotifyStep;

/** The parts that notify is made of: alerts, digests, and the mail that carries them. */
@Configuration(proxyBeanMethods = false)
class MailParts {
  @Bean
  InstallationKey installationKey(VigieSettings settings) throws IOException {
    Files.createDirectories(settings.dataDir());
    return InstallationKey.readOrCreate(settings.dataDir().resolve("installation.key"));
  }

  /** From the settings, for who keeps secrets elsewhere; else in a file beside the database. */
  @Bean
  AddressVault addressVault(VigieSettings settings) throws IOException {
    String given = settings.addressKey();
    return given == null || given.isBlank()
        ? AddressVault.readOrCreate(settings.dataDir().resolve("address.key"))
        : AddressVault.of(given);
  }

  @Bean
  Installation installation(
      InstallationKey key, AddressVault vault, VigieSettings settings, Places places) {
    return new Installation(key, vault, settings.publicUrl(), places);
  }

  @Bean
  Outbox outbox(
      JdbcClient jdbc,
      VigieSettings settings,
      InstallationKey key,
      AddressVault vault,
      Clock clock) {
    return new Outbox(jdbc, settings.mail().settings(), key, vault, clock);
  }

  @Bean
  OutboxSender outboxSender(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      VigieSettings settings,
      AddressVault vault,
      Clock clock) {
    return new OutboxSender(jdbc, transactions, settings.mail().settings(), vault, clock);
  }

  @Bean
  Channel mailChannel(Outbox outbox, VigieSettings settings) {
    return new MailChannel(outbox, settings.mail().settings());
  }

  @Bean
  Notices notices(Outbox outbox, VigieSettings settings) {
    return new MailNotices(outbox, settings.mail().settings());
  }

  @Bean
  Alerts alerts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      Places places,
      Readings readings) {
    return new Alerts(
        jdbc, transactions, clock, places, new StandingSearches(jdbc, readings, places));
  }

  @Bean
  Digests digests(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      Installation installation,
      Channel channel) {
    return new Digests(jdbc, transactions, clock, installation, channel);
  }

  @Bean
  @Order(1)
  NotifyStep alertStep(Alerts alerts) {
    return new NotifyStep("alert", alerts::raiseNext);
  }

  @Bean
  @Order(2)
  NotifyStep digestStep(Digests digests) {
    return new NotifyStep("digest", digests::composeNext);
  }

  @Bean
  Incidents incidents(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Outbox outbox,
      VigieSettings settings,
      Clock clock) {
    return new Incidents(
        jdbc,
        transactions,
        new MailIncidents(outbox, settings.publicUrl(), settings.mail().domain()),
        clock);
  }

  @Bean
  @Order(2)
  NotifyStep incidentStep(Incidents incidents) {
    return new NotifyStep("incident", incidents::next);
  }

  @Bean
  @Order(2)
  NotifyStep quarantineStep(RuleWork work, Outbox outbox, VigieSettings settings) {
    var notices = new MailQuarantine(outbox, settings.publicUrl(), settings.mail().domain());
    return new NotifyStep("quarantine", () -> work.tellNext(notices));
  }

  @Bean
  @Order(3)
  NotifyStep sendStep(OutboxSender sender) {
    return new NotifyStep("send", sender::sendNext);
  }

  @Bean
  WaitingMail waitingMail(
      Alerts alerts, Digests digests, Incidents incidents, RuleWork work, OutboxSender sender) {
    return () ->
        alerts.waiting() > 0
            || digests.waiting() > 0
            || incidents.areWaiting()
            || work.isWaiting()
            || sender.waiting() > 0;
  }
}
