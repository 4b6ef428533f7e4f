package org.vigie.scrapers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.fetch.FetchPolicy;
import org.vigie.harvest.HarvestProgress;
import org.vigie.harvest.HarvestSource;
import org.vigie.harvest.Silence;
import org.vigie.ledger.Ledger;
import org.vigie.ledger.SourceDay;
import org.vigie.message.Messages;
import org.vigie.place.Places;
import org.vigie.publication.Publications;
import org.vigie.reading.Readings;
import org.vigie.scrapers.fetch.FetchSettings;
import org.vigie.scrapers.fetch.HttpFetcher;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Five sources that fail beside three that do not, each on a host of its own, harvested at the same
 * time by the real connectors and the real client. What the ledger then says is what people see.
 */
class FailingSourcesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
  private static final long TOO_MUCH = 100L * 1024 * 1024;
  private static final String COUNCIL = "<body><main>Conseil municipal de Valmoire</main></body>";

  @TempDir private Path folder;

  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Source> all = new ArrayList<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/robots.txt", exchange -> answer(exchange, 404, ""));
    server.createContext("/page", exchange -> answer(exchange, 200, COUNCIL));
    server.createContext("/500", exchange -> answer(exchange, 500, "panne"));
    server.createContext("/lent", this::neverAnswer);
    server.createContext("/enorme", FailingSourcesTest::pourOut);
    server.createContext("/html", exchange -> answer(exchange, 200, "<html>Bienvenue</html>"));
    server.createContext("/dedans", this::sendInside);
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void five_failing_sources_harm_no_other_and_each_says_why_in_the_ledger() throws Exception {
    watch("erreur", "page", "/500");
    watch("lente", "page", "/lent");
    watch("enorme", "page", "/enorme");
    watch("html", "boamp", "/html");
    watch("dedans", "page", "/dedans");
    watch("valmoire", "page", "/page");
    watch("brunelles", "page", "/page");
    watch("saint-orme", "page", "/page");

    List<SourceDay> ledger = harvestAll();

    assertThat(ledger)
        .extracting(day -> day.source() + " " + day.health() + " " + day.items())
        .containsExactly(
            "brunelles ok 1",
            "dedans unreachable 0",
            "enorme unreachable 0",
            "erreur unreachable 0",
            "html changed-layout 0",
            "lente unreachable 0",
            "saint-orme ok 1",
            "valmoire ok 1");
    var french = new Messages(Locale.FRENCH, "core", "scrapers");
    assertThat(ledger)
        .filteredOn(day -> !"ok".equals(day.health()))
        .allSatisfy(
            day -> {
              String reason = french.get(day.reason());
              assertThat(reason).as(day.source()).isNotBlank().doesNotContain("{0}");
              assertThat(reason).as(day.source()).isNotEqualTo(day.reason().key());
            })
        .extracting(day -> day.reason().key())
        .doesNotHaveDuplicates();
  }

  private void watch(String id, String type, String path) {
    String host = "127.0.0." + (10 + all.size());
    hosts.add(host + ":" + server.getAddress().getPort());
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    all.add(
        new Source(
            new SourceId(id),
            id,
            type,
            URI.create("http://" + host + ":" + server.getAddress().getPort() + path),
            List.of(),
            null,
            FetchPolicy.DEFAULT,
            settings,
            "id: " + id));
  }

  private List<SourceDay> harvestAll() throws Exception {
    var database = TestDatabase.H2.fresh();
    var jdbc = JdbcClient.create(database);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    var archive = new Archive(folder.resolve("archive"));
    var sources = new Sources(jdbc, transactions, CLOCK);
    sources.sync(all);
    var publications =
        new Publications(
            jdbc, transactions, archive, new Readings(jdbc, archive), Places.builtIn());
    FetchSettings manners =
        new FetchSettings(
            FetchSettings.userAgent("test", URI.create("https://vigie.example")),
            FetchSettings.Reach.and(hosts.toArray(String[]::new)),
            Duration.ZERO,
            new FetchSettings.Patience(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), 2),
            Files.createDirectories(folder.resolve("tmp")));
    try (var fetcher = new HttpFetcher(manners, Clock.systemUTC(), pause -> {});
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var harvest =
          new HarvestSource(
              sources,
              publications,
              Connectors.all(CLOCK),
              fetcher,
              new Silence(jdbc, CLOCK),
              CLOCK);
      List<Callable<Object>> harvests = new ArrayList<>();
      all.forEach(
          source ->
              harvests.add(
                  () -> harvest.harvest(source.id(), HarvestProgress.UNHEARD).orElseThrow()));
      for (var done : threads.invokeAll(harvests, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    }
    return new Ledger(jdbc).days(TODAY, TODAY);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void neverAnswer(HttpExchange exchange) throws IOException {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void pourOut(HttpExchange exchange) throws IOException {
    byte[] block = new byte[65_536];
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      for (long sent = 0; sent < TOO_MUCH; sent += block.length) {
        body.write(block);
      }
    }
  }

  private void sendInside(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/page");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
