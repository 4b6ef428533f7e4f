package org.vigie.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.harvest.HarvestSource;
import org.vigie.harvest.Silence;
import org.vigie.match.Excerpts;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.match.RuleBook;
import org.vigie.place.Places;
import org.vigie.publication.Publications;
import org.vigie.reading.ReadDocument;
import org.vigie.reading.Readings;
import org.vigie.rule.Matcher;
import org.vigie.source.Sources;

/**
 * The stages wired by hand over a database and a folder, with {@link FakePortal} outside, a reader
 * that takes bytes as text, and one rule that looks for "caméra".
 */
final class StageWorld implements AutoCloseable {
  static final Places PLACES = Places.builtIn();

  final JdbcClient jdbc;
  final Sources sources;
  final Readings readings;
  final BatchStages stages;
  final JobRepository repository;
  final Rematches rematches;
  final List<Long> grouped = new ArrayList<>();
  private RuleBook rules = new RuleBook(_ -> List.of(), List.of());

  StageWorld(
      DataSource dataSource, Path folder, FakePortal portal, Clock clock, Consumer<String> heard) {
    jdbc = JdbcClient.create(dataSource);
    var transactionManager = new JdbcTransactionManager(dataSource);
    var transactions = new TransactionTemplate(transactionManager);
    var archive = new Archive(folder.resolve("archive"));
    readings = new Readings(jdbc, archive);
    sources = new Sources(jdbc, transactions, clock);
    var publications = new Publications(jdbc, transactions, archive, readings, PLACES);
    var harvest =
        new HarvestSource(
            sources, publications, List.of(portal), portal, new Silence(jdbc, clock), clock);
    var read = new ReadDocument(readings, archive, new FakeReader(heard), clock);
    looksFor("caméra");
    var match =
        new MatchRevision(
            jdbc,
            transactions,
            readings,
            PLACES,
            () -> rules,
            (page, start, end) -> new Excerpts.Excerpt(page, 0),
            publication -> {
              heard.accept("match");
              grouped.add(publication);
            },
            clock);
    rematches = new Rematches(jdbc, transactions, match, clock);
    repository = repository(dataSource, transactionManager);
    stages =
        new BatchStages(
            repository,
            dataSource,
            sources,
            harvest,
            read,
            match,
            rematches,
            List.of(new NotifyStep("alert", () -> mailNext(heard))),
            2,
            clock);
    sources.sync(portal.sources());
  }

  private static JobRepository repository(
      DataSource dataSource, JdbcTransactionManager transactionManager) {
    try {
      var factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(dataSource);
      factory.setTransactionManager(transactionManager);
      factory.afterPropertiesSet();
      return Objects.requireNonNull(factory.getObject());
    } catch (Exception refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The one rule in force, from now on, looks for this word. */
  void looksFor(String word) {
    rules =
        new RuleBook(
            subject -> find(subject, word),
            List.of(
                new RuleBook.RuleText(
                    "cameras", "videosurveillance", "Caméras", "Cameras", word, "live")));
  }

  private static List<Matcher.Found> find(Matcher.Subject subject, String word) {
    List<Matcher.Hit> hits = new ArrayList<>();
    for (int text = 0; text < subject.texts().size(); text++) {
      for (var page : subject.texts().get(text).pages()) {
        int at = page.text().indexOf(word);
        if (at >= 0) {
          hits.add(new Matcher.Hit(text, page.number(), at, at + word.length(), word, false));
        }
      }
    }
    return hits.isEmpty()
        ? List.of()
        : List.of(new Matcher.Found("cameras", "videosurveillance", 5, 5, hits));
  }

  /** One mail a match, by the match's number: writing it twice is refused by its Message-ID. */
  private boolean mailNext(Consumer<String> heard) {
    heard.accept("mail");
    return jdbc.sql(
                """
                insert into outbox (message_id, cause, recipient, subject, body, state,
                                    next_attempt_at, created_at)
                select 'match-' || min(m.id), 'alert', 'a@vigie.example', 'x', 'x', 'READY',
                       current_timestamp, current_timestamp
                  from match_found m
                 where not exists (select 1 from outbox o where o.message_id = 'match-' || m.id)
                having count(*) > 0
                """)
            .update()
        == 1;
  }

  /** All that an undisturbed run and a killed one must agree on. */
  List<String> found() {
    List<String> found = new ArrayList<>();
    for (String question :
        List.of(
            """
            select p.source_id || ' ' || p.external_id || ' ' || r.number || ' ' || r.content_hash
                   || ' ' || case when r.matched_at is null then 'waits' else 'matched' end
              from publication p join revision r on r.publication_id = p.id
            """,
            """
            select p.external_id || ' ' || d.position || ' ' || d.fetch_state || ' '
                   || coalesce(d.sha256, '-')
              from document d join revision r on r.id = d.revision_id
              join publication p on p.id = r.publication_id
            """,
            "select sha256 || ' ' || status || ' ' || characters from reading",
            """
            select p.external_id || ' ' || m.rule_id || ' ' || count(h.id)
              from match_found m join publication p on p.id = m.publication_id
              left join hit h on h.match_id = m.id
             group by p.external_id, m.rule_id
            """,
            "select 'mails ' || count(*) from outbox",
            "select id || ' ' || health from source")) {
      found.addAll(jdbc.sql(question).query((row, number) -> row.getString(1)).list());
    }
    return found.stream().sorted().toList();
  }

  long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  Set<String> healths() {
    return Set.copyOf(
        jdbc.sql("select id || ' ' || health from source")
            .query((row, number) -> row.getString(1))
            .list());
  }

  List<String> reasons() {
    return jdbc.sql("select id || ' ' || health || ' ' || coalesce(health_reason, '') from source")
        .query((row, number) -> row.getString(1))
        .list();
  }

  @Override
  public void close() {
    stages.close();
  }
}
