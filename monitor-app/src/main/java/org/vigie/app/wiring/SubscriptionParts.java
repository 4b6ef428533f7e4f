package org.vigie.app.wiring;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Forgetting;
import org.vigie.alert.Installation;
import org.vigie.alert.Notices;
import org.vigie.alert.OwnPage;
import org.vigie.alert.Previews;
import org.vigie.alert.Subscriptions;
import org.vigie.app.journal.Journal;
import org.vigie.app.schedule.Keep;
import org.vigie.app.schedule.Purge;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.place.Places;
import org.vigie.search.ArchiveSearch;

/** The parts that subscribers deal with, and what is forgotten of them. */
@Configuration(proxyBeanMethods = false)
class SubscriptionParts {
  @Bean
  Subscriptions subscriptions(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      Installation installation,
      Notices notices) {
    return new Subscriptions(jdbc, transactions, clock, installation, notices);
  }

  @Bean
  OwnPage ownPage(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      Installation installation,
      Notices notices) {
    return new OwnPage(jdbc, transactions, clock, installation, notices);
  }

  @Bean
  Previews previews(
      JdbcClient jdbc, Places places, ObjectProvider<ArchiveSearch> search, Clock clock) {
    return new Previews(
        jdbc, places, (found, text) -> search.getObject().among(found, text), clock);
  }

  @Bean
  Forgetting forgetting(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      Installation installation,
      Notices notices) {
    return new Forgetting(jdbc, transactions, clock, installation, notices);
  }

  @Bean
  Purge staleSubscriptions(Forgetting forgetting) {
    return forgetting::forgetStale;
  }

  @Bean
  Purge unsealedAddresses(Forgetting forgetting) {
    return forgetting::sealAddresses;
  }

  @Bean
  Purge settledMails(Outbox outbox, TransactionTemplate transactions, Keep keep) {
    return inTransaction(transactions, () -> outbox.forgetSettled(keep.mail()));
  }

  @Bean
  Purge unsealedMails(Outbox outbox, TransactionTemplate transactions) {
    return inTransaction(transactions, outbox::sealMails);
  }

  @Bean
  Purge oldJournal(Journal journal, Keep keep) {
    return () -> journal.forgetBefore(keep.journal());
  }

  private static Purge inTransaction(TransactionTemplate transactions, Purge purge) {
    return () -> {
      Integer purged = transactions.execute(status -> purge.some());
      return purged == null ? 0 : purged;
    };
  }
}
