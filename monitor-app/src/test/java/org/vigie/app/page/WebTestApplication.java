package org.vigie.app.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.EmailAddress;
import org.vigie.alert.InstallationKey;
import org.vigie.alert.Notice;
import org.vigie.alert.Notices;
import org.vigie.alert.Subscriptions;
import org.vigie.app.VigieApplication;
import org.vigie.app.document.Originals;
import org.vigie.app.document.PageTexts;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.dossier.Dossiers;
import org.vigie.dossier.SameTenders;
import org.vigie.incident.Incidents;
import org.vigie.ledger.Ledger;
import org.vigie.mail.Mail;
import org.vigie.mailer.digest.MailIncidents;
import org.vigie.mailer.letter.LetterPdf;
import org.vigie.mailer.letter.RequestPost;
import org.vigie.match.Excerpts;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.match.RuleBook;
import org.vigie.match.RuleWork;
import org.vigie.place.Place;
import org.vigie.place.Places;
import org.vigie.reading.PageText;
import org.vigie.reading.Readings;
import org.vigie.request.Authorities;
import org.vigie.request.DocumentsToAsk;
import org.vigie.request.LetterTemplate;
import org.vigie.request.Requests;
import org.vigie.review.LabelledExport;
import org.vigie.review.Precisions;
import org.vigie.review.Reviews;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.SourceTrial;
import org.vigie.scrapers.fetch.FetchSettings;
import org.vigie.scrapers.fetch.HttpFetcher;
import org.vigie.scrapers.fetch.Pause;
import org.vigie.search.ArchiveSearch;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceFolder;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/**
 * The web pages alone, on an empty database ({@code test.database}), with the clock stopped and an
 * archive in memory.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = QuartzAutoConfiguration.class)
@ComponentScan(
    basePackages = "org.vigie.app",
    excludeFilters = {
      @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = VigieApplication.class),
      @ComponentScan.Filter(
          type = FilterType.REGEX,
          pattern = "org\\.vigie\\.app\\.(wiring|command|schedule)\\..*")
    })
public class WebTestApplication {
  public static final Instant NOW = Instant.parse("2026-11-24T13:12:00Z");

  @Bean
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Bean
  DataSource dataSource(@Value("${test.database:H2}") TestDatabase database) {
    return database.fresh();
  }

  @Bean
  MemoryArchive memoryArchive() {
    return new MemoryArchive();
  }

  @Bean
  PageTexts pageTexts(MemoryArchive archive) {
    return archive::pages;
  }

  @Bean
  Readings readings(JdbcClient jdbc) {
    return new Readings(jdbc, new Archive(Path.of("no-archive")));
  }

  @Bean
  Originals originals(MemoryArchive archive) {
    return archive::original;
  }

  @Bean
  Places places() {
    return Places.builtIn();
  }

  @Bean
  PlaceWords.Directory placeDirectory(Places places) {
    return place -> places.find(place).map(Place::name);
  }

  @Bean
  ArchiveSearch archiveSearch(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      MemoryArchive archive,
      Places places)
      throws IOException {
    Path index = Files.createTempDirectory("index");
    return new ArchiveSearch(
        index, jdbc, new TransactionTemplate(transactions), archive::pages, places);
  }

  @Bean
  RecordedNotices notices() {
    return new RecordedNotices();
  }

  @Bean
  Subscriptions subscriptions(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      Places places,
      RecordedNotices notices) {
    return new Subscriptions(
        jdbc,
        new TransactionTemplate(transactions),
        clock,
        InstallationKey.of("0123456789abcdef0123456789abcdef"),
        URI.create("https://vigie.example"),
        place -> places.find(place).map(Place::name).orElse(place.code()),
        notices);
  }

  @Bean
  RuleWork ruleWork(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new RuleWork(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Dossiers dossiers(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new Dossiers(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  SameTenders sameTenders(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new SameTenders(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Incidents incidents(
      JdbcClient jdbc, PlatformTransactionManager transactions, Posted posted, Clock clock) {
    return new Incidents(
        jdbc,
        new TransactionTemplate(transactions),
        new MailIncidents(posted.mails::add, URI.create("https://vigie.example"), "vigie.example"),
        clock);
  }

  @Bean
  Reviews reviews(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new Reviews(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Precisions precisions(JdbcClient jdbc, Clock clock) {
    return new Precisions(jdbc, clock);
  }

  @Bean
  LabelledExport labelledExport(JdbcClient jdbc) {
    return new LabelledExport(jdbc);
  }

  /** Only asked for and cancelled here: no rule is in force. */
  @Bean
  Rematches rematches(
      JdbcClient jdbc, PlatformTransactionManager manager, Places places, Clock clock) {
    TransactionTemplate transactions = new TransactionTemplate(manager);
    RuleBook none = new RuleBook(_ -> List.of(), List.of());
    return new Rematches(
        jdbc,
        transactions,
        new MatchRevision(
            jdbc,
            transactions,
            new Readings(jdbc, new Archive(Path.of("target", "no-archive"))),
            places,
            () -> none,
            (page, _, _) -> new Excerpts.Excerpt(page, 0),
            _ -> {},
            clock),
        clock);
  }

  @Bean
  Ledger ledger(JdbcClient jdbc) {
    return new Ledger(jdbc);
  }

  @Bean
  Requests requests(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new Requests(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Authorities authorities(JdbcClient jdbc, Clock clock) {
    return new Authorities(jdbc, clock);
  }

  @Bean
  DocumentsToAsk documentsToAsk() {
    return DocumentsToAsk.read(Path.of("../config/letters/documents.yml"));
  }

  @Bean
  LetterTemplate letterTemplate() {
    return LetterTemplate.read(Path.of("../config/letters/demande.txt"));
  }

  @Bean
  RequestPost requestPost(
      Requests requests,
      Authorities authorities,
      PlatformTransactionManager transactions,
      Posted posted) {
    return new RequestPost(
        requests,
        authorities,
        posted.mails::add,
        new TransactionTemplate(transactions),
        new LetterPdf(),
        "vigie.example");
  }

  @Bean(destroyMethod = "close")
  TownSite townSite() throws IOException {
    return new TownSite();
  }

  @Bean
  SourceTrial sourceTrial(TownSite town, Clock clock) throws IOException {
    FetchSettings settings =
        new FetchSettings(
            "Vigie-test",
            FetchSettings.Reach.and(town.host()),
            Duration.ZERO,
            FetchSettings.Patience.STANDARD,
            Files.createTempDirectory("trial"));
    return new SourceTrial(
        Connectors.all(clock), new HttpFetcher(settings, clock, Pause.REAL), clock);
  }

  @Bean
  Sources sources(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new Sources(jdbc, new TransactionTemplate(transactions), clock);
  }

  @Bean
  SourceFolder sourceFolder(Sources sources, Clock clock) throws IOException {
    return new SourceFolder(
        Files.createTempDirectory("sources"), new SourceFiles(Connectors.all(clock)), sources);
  }

  @Bean
  Posted posted() {
    return new Posted();
  }

  @Bean
  RecordedStages stages() {
    return new RecordedStages();
  }

  /** Texts and bytes by their hash. */
  public static final class MemoryArchive {
    private final Map<String, List<PageText>> texts = new ConcurrentHashMap<>();
    private final Map<String, Path> originals = new ConcurrentHashMap<>();

    public void keep(String sha256, String... pages) throws IOException {
      List<PageText> numbered = new ArrayList<>();
      for (String page : pages) {
        numbered.add(new PageText(numbered.size() + 1, "", page));
      }
      texts.put(sha256, numbered);
      Path file = Files.createTempFile("original", ".bin");
      file.toFile().deleteOnExit();
      Files.writeString(file, String.join("\n", pages), StandardCharsets.UTF_8);
      originals.put(sha256, file);
    }

    List<PageText> pages(String sha256) {
      return texts.getOrDefault(sha256, List.of());
    }

    Optional<Path> original(String sha256) {
      return Optional.ofNullable(originals.get(sha256));
    }
  }

  /** Letters that would have left. */
  public static final class Posted {
    public final List<Mail> mails = new CopyOnWriteArrayList<>();
  }

  /** Keeps what would have been mailed. */
  public static final class RecordedNotices implements Notices {
    public final List<Notice> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Notice notice) {
      sent.add(notice);
    }

    @Override
    public void forget(EmailAddress address) {
      sent.clear();
    }
  }

  /** Remembers what was started and tells of one running harvest. */
  public static final class RecordedStages implements Stages {
    public final List<String> started = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    /** Whether the reading still runs. */
    public void running(boolean still) {
      running = still;
    }

    @Override
    public void start(Stage stage, List<SourceId> sources) {
      started.add(stage + " " + sources);
    }

    @Override
    public List<Run> runs(int most) {
      return List.of(
          running
              ? new Run(
                  2, Stage.READ, "running", NOW.minusSeconds(75), null, 412, 1280, 3, "cctp.pdf")
              : new Run(2, Stage.READ, "finished", NOW.minusSeconds(75), NOW, 1280, 1280, 3, ""),
          new Run(
              1,
              Stage.HARVEST,
              "finished",
              NOW.minusSeconds(300),
              NOW.minusSeconds(80),
              14,
              14,
              0,
              ""));
    }
  }
}
