package org.vigie.app.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.dossier.Dossiers;
import org.vigie.dossier.SameTenders;
import org.vigie.fetch.Fetcher;
import org.vigie.harvest.HarvestSource;
import org.vigie.harvest.Silence;
import org.vigie.ledger.Ledger;
import org.vigie.match.Excerpts;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.match.RuleWork;
import org.vigie.place.Places;
import org.vigie.publication.Publications;
import org.vigie.reading.ReadDocument;
import org.vigie.reading.Readings;
import org.vigie.reading.TextExtractor;
import org.vigie.review.LabelledExport;
import org.vigie.review.Precisions;
import org.vigie.review.Reviews;
import org.vigie.rule.Excerpt;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import org.vigie.scrapers.reading.OcrSettings;
import org.vigie.scrapers.reading.ReadingSettings;
import org.vigie.source.Connector;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceFolder;
import org.vigie.source.Sources;
import org.vigie.stage.StagesConfiguration;

/** The parts that harvest and read are made of. */
@Configuration(proxyBeanMethods = false)
@Import(StagesConfiguration.class)
class StageParts {
  /** All connectors in one bean: Spring would take a bare list for a request to collect beans. */
  record ConnectorList(List<Connector> list) {}

  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

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
  Sources sources(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Sources(jdbc, transactions, clock);
  }

  @Bean
  ConnectorList connectors(Clock clock) {
    return new ConnectorList(Connectors.all(clock));
  }

  @Bean
  SourceFiles sourceFiles(ConnectorList connectors) {
    return new SourceFiles(connectors.list());
  }

  @Bean
  SourceFolder sourceFolder(VigieSettings settings, SourceFiles files, Sources sources) {
    return new SourceFolder(settings.configDir().resolve("sources"), files, sources);
  }

  @Bean
  Configured configured(VigieSettings settings, SourceFiles files, Sources sources) {
    return new Configured(settings.configDir(), files, sources);
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

  @Bean
  ForkedTextExtractor textExtractor(VigieSettings settings) {
    VigieSettings.Reading reading = settings.reading();
    return new ForkedTextExtractor(
        ReadingSettings.defaults()
            .withWorkers(reading.workers())
            .withTimeLimit(reading.timeLimit())
            .withAotCache(settings.parserAot()),
        OcrSettings.defaults()
            .withCommand(reading.tesseract())
            .withParallel(reading.ocrAtOnce())
            .withCache(settings.dataDir().resolve("ocr")));
  }

  @Bean
  HarvestSource harvestSource(
      Sources sources,
      Publications publications,
      ConnectorList connectors,
      Fetcher fetcher,
      JdbcClient jdbc,
      Clock clock) {
    return new HarvestSource(
        sources, publications, connectors.list(), fetcher, new Silence(jdbc, clock), clock);
  }

  @Bean
  ReadDocument readDocument(
      Readings readings, Archive archive, TextExtractor extractor, Clock clock) {
    return new ReadDocument(readings, archive, extractor, clock);
  }

  @Bean
  Ledger ledger(JdbcClient jdbc) {
    return new Ledger(jdbc);
  }

  @Bean
  Dossiers dossiers(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Dossiers(jdbc, transactions, clock);
  }

  @Bean
  SameTenders sameTenders(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new SameTenders(jdbc, transactions, clock);
  }

  @Bean
  RuleWork ruleWork(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new RuleWork(jdbc, transactions, clock);
  }

  @Bean
  MatchRevision matchRevision(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Readings readings,
      Places places,
      Configured configured,
      Dossiers dossiers,
      SameTenders sameTenders,
      Reviews reviews,
      Clock clock) {
    return new MatchRevision(
        jdbc,
        transactions,
        readings,
        places,
        configured::ruleBook,
        StageParts::excerpt,
        publication -> {
          sameTenders.link(publication);
          dossiers.group(publication);
          reviews.reconsider(publication);
        },
        clock);
  }

  @Bean
  Rematches rematches(
      JdbcClient jdbc, TransactionTemplate transactions, MatchRevision matching, Clock clock) {
    return new Rematches(jdbc, transactions, matching, clock);
  }

  @Bean
  Reviews reviews(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Reviews(jdbc, transactions, clock);
  }

  @Bean
  Precisions precisions(JdbcClient jdbc, Clock clock) {
    return new Precisions(jdbc, clock);
  }

  @Bean
  LabelledExport labelledExport(JdbcClient jdbc) {
    return new LabelledExport(jdbc);
  }

  /** Where the cut text begins in the page, counted so that a hit's place in it is a difference. */
  private static Excerpts.Excerpt excerpt(String page, int start, int end) {
    Excerpt cut = Excerpt.around(page, start, end);
    return new Excerpts.Excerpt(cut.text(), start - cut.start());
  }
}
