package org.vigie.app.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Alerts;
import org.vigie.alert.Digests;
import org.vigie.archive.Archive;
import org.vigie.dossier.Dossiers;
import org.vigie.fetch.Fetcher;
import org.vigie.harvest.HarvestSource;
import org.vigie.mailer.outbox.OutboxSender;
import org.vigie.match.Excerpts;
import org.vigie.match.MatchRevision;
import org.vigie.place.Places;
import org.vigie.publication.Publications;
import org.vigie.reading.ReadDocument;
import org.vigie.reading.Readings;
import org.vigie.reading.TextExtractor;
import org.vigie.rule.Excerpt;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.fetch.FetchSettings;
import org.vigie.scrapers.fetch.HttpFetcher;
import org.vigie.scrapers.fetch.Pause;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import org.vigie.scrapers.reading.ReadingSettings;
import org.vigie.source.Connector;
import org.vigie.source.Sources;
import org.vigie.stage.NotifyStep;
import org.vigie.stage.StagesConfiguration;

/** The parts that the three stages are made of. */
@Configuration(proxyBeanMethods = false)
@Import(StagesConfiguration.class)
class StageParts {
  @Bean
  Places places(VigieSettings settings) {
    return Places.builtInAnd(settings.configDir().resolve("places.tsv"));
  }

  @Bean
  Archive archive(VigieSettings settings) {
    return new Archive(settings.dataDir().resolve("archive"));
  }

  @Bean
  Readings readings(JdbcClient jdbc, Archive archive) {
    return new Readings(jdbc, archive);
  }

  @Bean
  List<Connector> connectors(Clock clock) {
    return Connectors.all(clock);
  }

  @Bean
  Sources sources(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Sources(jdbc, transactions, clock);
  }

  @Bean
  Publications publications(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Archive archive,
      Readings readings,
      Places places) {
    return new Publications(jdbc, transactions, archive, readings, places);
  }
}
