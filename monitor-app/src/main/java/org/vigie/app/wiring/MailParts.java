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
import org.vigie.alert.InstallationKey;
import org.vigie.alert.Notices;
import org.vigie.alert.PlaceNames;
import org.vigie.alert.Subscriptions;
import org.vigie.app.schedule.WaitingMail;
import org.vigie.incident.Incidents;
import org.vigie.mailer.digest.MailChannel;
import org.vigie.mailer.digest.MailIncidents;
import org.vigie.mailer.digest.MailNotices;
import org.vigie.mailer.digest.MailQuarantine;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.mailer.outbox.OutboxSender;
import org.vigie.match.RuleWork;
import org.vigie.place.Place;
import org.vigie.place.Places;
import org.vigie.stage.NotifyStep;

/** The parts that notify is made of: alerts, digests, and the mail that carries them. */
@Configuration(proxyBeanMethods = false)
class MailParts {
  @Bean
  InstallationKey installationKey(VigieSettings settings) throws IOException {
    Files.createDirectories(settings.dataDir());
    return InstallationKey.readOrCreate(settings.dataDir().resolve("installation.key"));
  }

  @Bean
  Outbox outbox(JdbcClient jdbc, VigieSettings settings, InstallationKey key, Clock clock) {
    return new Outbox(jdbc, settings.mail().settings(), key, clock);
  }

  @Bean
  OutboxSender outboxSender(
      JdbcClient jdbc, TransactionTemplate transactions, VigieSettings settings, Clock clock) {
    return new OutboxSender(jdbc, transactions, settings.mail().settings(), clock);
  }

  @Bean
  PlaceNames placeNames(Places places) {
    return code -> places.find(code).map(Place::name).orElse(code.code());
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
  Subscriptions subscriptions(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      InstallationKey key,
      VigieSettings settings,
      PlaceNames names,
      Notices notices) {
    return new Subscriptions(jdbc, transactions, clock, key, settings.publicUrl(), names, notices);
  }

  @Bean
  Alerts alerts(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Alerts(jdbc, transactions, clock);
  }

  @Bean
  Digests digests(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      InstallationKey key,
      VigieSettings settings,
      PlaceNames names,
      Channel channel) {
    return new Digests(jdbc, transactions, clock, key, settings.publicUrl(), names, channel);
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
