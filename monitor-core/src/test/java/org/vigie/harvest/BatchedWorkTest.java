package org.vigie.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.Fetcher;
import org.vigie.place.Places;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import org.vigie.publication.Publications;
import org.vigie.reading.Readings;
import org.vigie.source.Discovery;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;
import tools.jackson.databind.node.JsonNodeFactory;

/** Publications are recorded, and documents fetched and noted, many at a time. */
class BatchedWorkTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
  private static final Places PLACES = Places.builtIn();

  @TempDir private Path folder;
  private JdbcClient jdbc;
  private Publications publications;
  private Sources sources;
  private final Tally tally =
      new Tally(
          1,
          new Observed(
              request -> {
                throw new IllegalStateException("asked of the tally's own fetcher");
              }),
          HarvestProgress.UNHEARD);

  @BeforeEach
  void open() {
    var database = TestDatabase.H2.fresh();
    jdbc = JdbcClient.create(database);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    var archive = new Archive(folder.resolve("archive"));
    publications =
        new Publications(jdbc, transactions, archive, new Readings(jdbc, archive), PLACES);
    sources = new Sources(jdbc, transactions, CLOCK);
  }

  @Test
  void one_publication_that_cannot_be_kept_costs_none_of_its_neighbours() {
    Source source = watched(1);
    var discoveries = new Discoveries(source, publications, tally, () -> {}, CLOCK);

    discoveries.add(publication("arrete-1"));
    discoveries.add(publication("x".repeat(501)));
    discoveries.add(publication("arrete-2"));
    discoveries.record();

    assertThat(
            jdbc.sql("select external_id from publication order by 1").query(String.class).list())
        .containsExactly("arrete-1", "arrete-2");
    assertThat(tally.discovered).isEqualTo(3);
    assertThat(tally.unrecorded).isEqualTo(1);
    assertThat(tally.firstFailure.key()).isEqualTo("harvest.publication-failed");
  }

  @Test
  void a_hundred_publications_are_recorded_without_being_told_to() {
    Source source = watched(1);
    var discoveries = new Discoveries(source, publications, tally, () -> {}, CLOCK);

    for (int n = 0; n < 100; n++) {
      discoveries.add(publication("arrete-" + n));
    }

    assertThat(tally.discovered).isEqualTo(100);
  }

  @Test
  void a_host_answers_one_request_at_a_time() {
    var hosts = new Hosts(1);

    fetch(watched(1), hosts, "https://a.example/1", "https://a.example/2", "https://A.example/3");

    assertThat(hosts.most("a.example")).isEqualTo(1);
    assertThat(tally.fetched).isEqualTo(3);
  }

  @Test
  void a_host_answers_as_many_at_once_as_its_source_says() {
    var hosts = new Hosts(2);

    fetch(
        watched(2),
        hosts,
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3",
        "https://a.example/4");

    assertThat(hosts.most("a.example")).isEqualTo(2);
    assertThat(tally.fetched).isEqualTo(4);
  }

  @Test
  void hosts_are_asked_side_by_side() {
    // each answers only once the other is being asked too
    var hosts = new Hosts(2);

    fetch(watched(1), hosts, "https://a.example/1", "https://b.example/1");

    assertThat(hosts.wereTogether).isTrue();
    assertThat(tally.fetched).isEqualTo(2);
  }

  private void fetch(Source source, Fetcher fetcher, String... documents) {
    var discoveries = new Discoveries(source, publications, tally, () -> {}, CLOCK);
    discoveries.add(publication("arrete", documents));
    discoveries.record();
    new DueDocuments(publications, fetcher, CLOCK).fetch(source, tally, () -> {});
  }

  private Source watched(int atOnce) {
    var source =
        new Source(
            new SourceId("valmoire"),
            "Valmoire",
            "page",
            URI.create("https://valmoire.example/"),
            List.of(),
            null,
            new FetchPolicy(null, null, null, atOnce),
            JsonNodeFactory.instance.objectNode(),
            "id: valmoire");
    sources.sync(List.of(source));
    return source;
  }

  private static Discovery publication(String id, String... documents) {
    var facts =
        new PublicationFacts(
            "Arrêté",
            PublicationKind.ACT,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            URI.create("https://valmoire.example/arrete"));
    List<DocumentLink> links = new ArrayList<>();
    for (String document : documents) {
      links.add(new DocumentLink(URI.create(document), "annexe"));
    }
    return new Discovery(id, facts, "Arrêté " + id, new byte[0], "", links);
  }

  /** Hosts that wait for so many requests together before they answer, at most ten seconds. */
  private final class Hosts implements Fetcher {
    private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
    private final Map<String, Integer> most = new ConcurrentHashMap<>();
    private final CyclicBarrier together;
    private volatile boolean wereTogether;

    Hosts(int together) {
      this.together = new CyclicBarrier(together, () -> wereTogether = true);
    }

    int most(String host) {
      return most.getOrDefault(host, 0);
    }

    @Override
    public FetchResult fetch(FetchRequest request) {
      String host = request.uri().getHost().toLowerCase(Locale.ROOT);
      AtomicInteger inside = now.computeIfAbsent(host, unseen -> new AtomicInteger());
      most.merge(host, inside.incrementAndGet(), Math::max);
      try {
        together.await(10, TimeUnit.SECONDS);
        byte[] body = request.uri().toString().getBytes(UTF_8);
        Path file = Files.write(Files.createTempFile(folder, "body", ""), body);
        String sha256 = new Archive(folder.resolve("hashes")).keep(body);
        return new Fetched(
            request.uri(), request.uri(), 200, Map.of(), file, sha256, body.length, Instant.EPOCH);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
        throw new AssertionError("no other request came beside this one", alone);
      } finally {
        inside.decrementAndGet();
      }
    }
  }
}
