package org.vigie.scrapers.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Failed.Cause;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.fetch.FetchResult.Refused;

/** How the service behaves towards a portal, good or bad. */
class HttpFetcherTest {
  @RegisterExtension
  static final WireMockExtension portal =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().dynamicHttpsPort().gzipDisabled(true))
          .build();

  @TempDir Path temporary;

  private final MovedClock clock = new MovedClock();
  private final List<Duration> pauses = new ArrayList<>();
  private HttpFetcher fetcher;

  @BeforeEach
  void open() {
    fetcher = fetcher(Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  @AfterEach
  void close() throws IOException {
    fetcher.close();
  }

  @Test
  void a_page_arrives_with_its_bytes_hash_and_headers() throws Exception {
    answers("/page", ok("bonjour").withHeader("Content-Type", "text/html; charset=UTF-8"));

    Fetched page = fetched("/page");

    assertThat(Files.readString(page.body())).isEqualTo("bonjour");
    assertThat(page.sha256())
        .isEqualTo("2cb4b1431b84ec15d35ed83bb927e27e8967d75f4bcd9cc4b25c8d879ae23e18");
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.size()).isEqualTo(7);
  }

  @Test
  void the_user_agent_names_the_service_and_a_contact() {
    answers("/page", ok("x"));

    fetch("/page");

    portal.verify(
        getRequestedFor(urlEqualTo("/page"))
            .withHeader(
                "User-Agent",
                equalTo("Mozilla/5.0 (compatible; Vigie/test; +https://vigie.example/contact)")));
  }

  @Test
  void robots_txt_is_asked_once_and_followed() {
    answers("/robots.txt", ok("User-agent: *\nDisallow: /prive/\n"));
    answers("/prive/a", ok("x"));
    answers("/b", ok("x"));

    assertThat(fetch("/prive/a"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.reason()).isEqualTo(Refused.Reason.ROBOTS));
    assertThat(fetch("/b")).isInstanceOf(Fetched.class);
    portal.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    portal.verify(0, getRequestedFor(urlEqualTo("/prive/a")));
  }

  @Test
  void robots_txt_is_not_asked_where_an_admin_wrote_down_why() {
    answers("/robots.txt", ok("User-agent: *\nDisallow: /\n"));
    answers("/api", ok("x"));

    assertThat(
            fetcher.fetch(
                FetchRequest.page(uri("/api"), new FetchPolicy(null, "official open API"))))
        .isInstanceOf(Fetched.class);
    portal.verify(0, getRequestedFor(urlEqualTo("/robots.txt")));
  }

  @Test
  void nothing_is_asked_for_a_while_where_robots_txt_answers_500() {
    answers("/robots.txt", serverError());
    answers("/page", ok("x"));

    assertThat(fetch("/page"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.message().key()).isEqualTo("fetch.failed.robots");
              assertThat(failed.retryAfter()).isAfter(clock.instant());
            });
    portal.verify(0, getRequestedFor(urlEqualTo("/page")));

    answers("/robots.txt", ok(""));
    assertThat(fetch("/page")).isInstanceOf(Failed.class);
    clock.move(Duration.ofMinutes(31));
    assertThat(fetch("/page")).isInstanceOf(Fetched.class);
  }

  @Test
  void a_known_robots_txt_still_counts_when_it_cannot_be_renewed() {
    answers("/robots.txt", ok("User-agent: *\nDisallow: /prive/\n"));
    answers("/page", ok("x"));
    fetch("/page");
    answers("/robots.txt", serverError());
    clock.move(Duration.ofHours(25));

    assertThat(fetch("/page")).isInstanceOf(Fetched.class);
    assertThat(fetch("/prive/a")).isInstanceOf(Refused.class);
  }

  @Test
  void two_requests_to_a_host_are_two_seconds_apart() {
    answers("/a", ok("x"));

    fetch("/a"); // robots.txt, then the page
    fetch("/a");

    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void crawl_delay_is_honoured_where_it_is_longer() {
    answers("/robots.txt", ok("User-agent: *\nCrawl-delay: 7\n"));
    answers("/a", ok("x"));

    fetch("/a");

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void the_source_may_set_the_pace() {
    answers("/a", ok("x"));

    fetcher.fetch(FetchRequest.page(uri("/a"), new FetchPolicy(Duration.ZERO, null)));

    assertThat(pauses).isEmpty();
  }

  @Test
  void an_unchanged_page_is_not_sent_again() {
    portal.stubFor(
        get("/page")
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(aResponse().withStatus(304)));

    assertThat(
            fetcher.fetch(
                FetchRequest.page(uri("/page"), FetchPolicy.DEFAULT).ifChanged("\"v1\"", null)))
        .isInstanceOf(NotModified.class);
  }

  @Test
  void a_body_that_announces_100_MB_is_not_read() {
    answers("/big", aResponse().withBody(new byte[100 * 1024 * 1024]));

    assertTooLarge("/big", FetchRequest.PAGE_LIMIT);
  }

  @Test
  void a_body_that_hides_its_size_is_stopped_at_the_limit() {
    answers("/big", aResponse().withBody(new byte[3_000_000]).withChunkedDribbleDelay(10, 50));

    assertTooLarge("/big", 1_000_000);
  }

  @Test
  void a_gzip_bomb_is_stopped_at_the_limit() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(100_000);
    answers("/bomb", aResponse().withBody(bomb).withHeader("Content-Encoding", "gzip"));

    assertTooLarge("/bomb", 1_000_000);
  }

  @Test
  void gzip_is_undone() throws Exception {
    answers(
        "/page",
        aResponse()
            .withBody(gzip("bonjour".getBytes(StandardCharsets.UTF_8)))
            .withHeader("Content-Encoding", "gzip"));

    assertThat(Files.readString(fetched("/page").body())).isEqualTo("bonjour");
  }

  @ParameterizedTest
  @CsvSource({"gzip", "br", "'gzip, gzip, gzip'"})
  void a_broken_or_unoffered_encoding_is_a_failure(String encoding) {
    answers("/page", ok("not compressed").withHeader("Content-Encoding", encoding));

    assertFailed("/page", Cause.SERVER_ERROR, 0);
  }

  @Test
  void a_server_that_feeds_byte_by_byte_is_left_at_the_deadline() {
    fetcher = fetcher(Duration.ofSeconds(5), Duration.ofMillis(700));
    answers("/drip", aResponse().withBody("x".repeat(1000)).withChunkedDribbleDelay(1000, 60_000));

    long start = System.nanoTime();
    assertFailed("/drip", Cause.TIMEOUT, 0);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_server_that_says_nothing_is_a_time_out_and_is_asked_once() {
    fetcher = fetcher(Duration.ofMillis(300), Duration.ofSeconds(10));
    answers("/silent", ok("late").withFixedDelay(3_000));

    assertFailed("/silent", Cause.TIMEOUT, 0);
    portal.verify(1, getRequestedFor(urlEqualTo("/silent")));
  }

  @Test
  void a_server_error_is_tried_three_times_with_growing_pauses() {
    answers("/broken", serverError());

    assertFailed("/broken", Cause.SERVER_ERROR, 500);
    portal.verify(3, getRequestedFor(urlEqualTo("/broken")));
    assertThat(pauses).contains(Duration.ofSeconds(4));
  }

  @Test
  void a_failure_that_passes_is_not_seen() {
    portal.stubFor(
        get("/shaky")
            .inScenario("shaky")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(serviceUnavailable().withHeader("Retry-After", "9"))
            .willSetStateTo("well"));
    portal.stubFor(
        get("/shaky").inScenario("shaky").whenScenarioStateIs("well").willReturn(ok("x")));

    assertThat(fetch("/shaky")).isInstanceOf(Fetched.class);
    assertThat(pauses).contains(Duration.ofSeconds(9));
  }

  @Test
  void a_long_retry_after_is_reported_instead_of_waited_for() {
    answers("/later", aResponse().withStatus(429).withHeader("Retry-After", "3600"));

    Failed failed = assertFailed("/later", Cause.BLOCKED, 429);

    assertThat(failed.retryAfter()).isEqualTo(clock.instant().plusSeconds(3600));
    portal.verify(1, getRequestedFor(urlEqualTo("/later")));
  }

  @ParameterizedTest
  @CsvSource({"404,GONE", "410,GONE", "403,BLOCKED", "401,CLIENT_ERROR", "400,CLIENT_ERROR"})
  void a_refusal_of_the_server_has_its_own_cause(int status, Cause cause) {
    answers("/x", aResponse().withStatus(status));

    assertFailed("/x", cause, status);
  }

  @Test
  void a_connection_that_breaks_off_is_unreachable() {
    answers("/reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertFailed("/reset", Cause.UNREACHABLE, 0);
  }

  @Test
  void a_certificate_that_nobody_signed_is_not_accepted() {
    URI https = URI.create("https://localhost:" + portal.getHttpsPort() + "/page");

    assertThat(fetcher.fetch(FetchRequest.page(https, new FetchPolicy(null, "test"))))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.CERTIFICATE));
  }

  @Test
  void a_redirect_is_followed_and_the_last_address_told() {
    answers("/old", permanentRedirect("/new page"));
    answers("/new%20page", ok("x"));

    assertThat(fetched("/old").finalUri()).isEqualTo(uri("/new%20page"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1:22/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://a:b@localhost/"
      })
  void a_redirect_to_the_inside_is_refused(String target) {
    answers("/first", temporaryRedirect("/second"));
    answers("/second", temporaryRedirect(target));

    assertThat(fetch("/first"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason()).isIn(Refused.Reason.ADDRESS, Refused.Reason.SCHEME));
  }

  @Test
  void robots_txt_that_leads_inside_stops_the_source() {
    answers("/robots.txt", temporaryRedirect("http://169.254.169.254/robots.txt"));
    answers("/page", ok("x"));

    assertThat(fetch("/page")).isInstanceOf(Refused.class);
  }

  @Test
  void redirects_end_after_five() {
    answers("/round", temporaryRedirect("/round"));

    assertThat(fetch("/round"))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.reason()).isEqualTo(Refused.Reason.TOO_MANY_REDIRECTS));
    portal.verify(6, getRequestedFor(urlEqualTo("/round")));
  }

  @Test
  void challenges_are_recognised() {
    answers("/header", aResponse().withStatus(403).withHeader("cf-mitigated", "challenge"));
    answers("/waf", aResponse().withStatus(202).withHeader("x-amzn-waf-action", "challenge"));
    answers("/empty", aResponse().withStatus(202));
    answers(
        "/page",
        ok("<title>Un instant</title><p>Prouvez que vous n'êtes pas un robot</p>")
            .withHeader("Content-Type", "text/html; charset=utf-8"));

    for (String path : List.of("/header", "/waf", "/empty", "/page")) {
      assertThat(fetch(path))
          .as(path)
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.BLOCKED));
    }
  }

  @Test
  void a_long_page_with_a_captcha_on_its_form_is_a_page() {
    answers(
        "/contact",
        ok("<p>" + "Le conseil municipal. ".repeat(100) + "</p><div class=g-recaptcha></div>")
            .withHeader("Content-Type", "text/html"));

    assertThat(fetch("/contact")).isInstanceOf(Fetched.class);
  }

  @Test
  void a_form_is_posted_once() {
    portal.stubFor(post("/search").willReturn(serverError()));
    var form =
        new FetchRequest(
            uri("/search"), "*/*", null, null, 1000, Map.of("q", "caméra"), FetchPolicy.DEFAULT);

    assertThat(fetcher.fetch(form)).isInstanceOf(Failed.class);
    portal.verify(
        1, postRequestedFor(urlEqualTo("/search")).withRequestBody(equalTo("q=cam%C3%A9ra")));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/html; charset=utf-8, ''",
    "windows-1252, text/html; charset=iso-8859-1, ''",
    "windows-1252, text/html, '<meta charset=windows-1252>'",
    "UTF-8, text/html, ''",
    "windows-1252, text/html, ''",
    "windows-1252, text/html; charset=utf-8, ''",
    "UTF-8, text/html; charset=iso-8859-1, ''",
    "UTF-16LE, text/html, ''"
  })
  void accents_survive_every_way_of_naming_a_charset(String charset, String type, String meta)
      throws Exception {
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    byte[] bytes = (mark + meta + "<p>Vidéoprotection à l'été").getBytes(Charset.forName(charset));
    answers("/page", aResponse().withBody(bytes).withHeader("Content-Type", type));

    assertThat(HtmlPage.of(fetched("/page")).document().text())
        .isEqualTo("Vidéoprotection à l'été");
  }

  @Test
  void nothing_stays_in_the_temporary_directory_after_a_failure() throws Exception {
    answers("/big", aResponse().withBody(new byte[3_000_000]).withChunkedDribbleDelay(3, 10));

    assertTooLarge("/big", 1_000_000);

    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void what_a_killed_process_left_behind_is_swept_at_start() throws Exception {
    Path old = Files.createFile(temporary.resolve("fetch-1.part"));
    Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
    Path young = Files.createFile(temporary.resolve("fetch-2.part"));
    Files.setLastModifiedTime(young, FileTime.from(clock.instant().minus(Duration.ofHours(23))));

    fetcher(Duration.ofSeconds(5), Duration.ofSeconds(20)).close();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void a_host_that_named_a_time_is_left_alone_until_then() {
    answers("/robots.txt", notFound());
    answers("/busy", aResponse().withStatus(503).withHeader("Retry-After", "3600"));
    answers("/other", ok("x"));
    fetch("/busy");

    Failed untouched = assertFailed("/other", Cause.SERVER_ERROR, 503);
    assertThat(untouched.message().key()).isEqualTo("fetch.failed.left-alone");
    portal.verify(0, getRequestedFor(urlEqualTo("/other")));

    clock.move(Duration.ofHours(1));
    assertThat(fetch("/other")).isInstanceOf(Fetched.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300})
  void headers_that_never_end_are_not_kept_in_memory(int lines) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          for (int line = 0; line < lines; line++) {
            exchange.getResponseHeaders().add("X-Long-" + line, "a".repeat(100_000 / lines));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    fetcher.close();
    fetcher = fetcher(Duration.ofSeconds(5), Duration.ofSeconds(20), "localhost:" + port);
    try {
      URI uri = URI.create("http://localhost:" + port + "/page");
      FetchResult result =
          fetcher.fetch(FetchRequest.page(uri, new FetchPolicy(Duration.ZERO, "test")));

      assertThat(result)
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void two_requests_reach_a_host_at_once_only_where_the_source_says_so() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var three = new CyclicBarrier(3);
    server.createContext(
        "/",
        exchange -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          if (exchange.getRequestURI().getPath().startsWith("/together")) {
            meet(three);
          }
          inside.decrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    fetcher.close();
    fetcher = fetcher(Duration.ofSeconds(5), Duration.ofSeconds(20), "localhost:" + port);
    try {
      allAtOnce(port, "/alone", new FetchPolicy(Duration.ZERO, "test"));
      assertThat(most).hasValue(1);

      allAtOnce(port, "/together", new FetchPolicy(Duration.ZERO, "test", null, 3));
      assertThat(most).hasValue(3);
    } finally {
      server.stop(0);
    }
  }

  private static void meet(CyclicBarrier three) {
    try {
      three.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
  }

  private void allAtOnce(int port, String path, FetchPolicy policy) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 9; n++) {
        URI uri = URI.create("http://localhost:" + port + path + n);
        threads.execute(() -> fetcher.fetch(FetchRequest.page(uri, policy)));
      }
    }
  }

  /**
   * A server that closes its connections in its own time: the refusal is told, not a socket's end.
   */
  @Test
  void a_redirect_that_the_guard_refuses_is_told_as_such_every_time() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isRobots = exchange.getRequestURI().getPath().equals("/robots.txt");
          byte[] body = "<p>moved</p>".repeat(2000).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:22/");
          exchange.sendResponseHeaders(isRobots ? 404 : 302, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    try {
      for (int time = 0; time < 60; time++) {
        fetcher.close();
        fetcher = fetcher(Duration.ofSeconds(5), Duration.ofSeconds(20), "localhost:" + port);
        FetchResult result =
            fetcher.fetch(
                FetchRequest.page(URI.create("http://localhost:" + port), FetchPolicy.DEFAULT));
        assertThat(result)
            .isInstanceOfSatisfying(
                Refused.class,
                refused -> assertThat(refused.message().key()).isEqualTo("fetch.refused.port"));
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void redirects_share_one_deadline() {
    answers("/robots.txt", notFound());
    for (int hop = 1; hop <= 4; hop++) {
      answers("/" + hop, temporaryRedirect("/" + (hop + 1)).withFixedDelay(700));
    }
    answers("/5", ok("x").withFixedDelay(700));
    fetcher = fetcher(Duration.ofSeconds(5), Duration.ofMillis(1500));

    Failed failed = assertFailed("/1", Cause.TIMEOUT, 0);

    assertThat(failed.message().key()).isEqualTo("fetch.failed.deadline");
    portal.verify(0, getRequestedFor(urlEqualTo("/4")));
  }

  private void assertTooLarge(String path, long limit) {
    var request =
        new FetchRequest(uri(path), "*/*", null, null, limit, Map.of(), FetchPolicy.DEFAULT);
    assertThat(fetcher.fetch(request))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.reason()).isEqualTo(Refused.Reason.TOO_LARGE));
  }

  private Failed assertFailed(String path, Cause cause, int status) {
    FetchResult result = fetch(path);
    assertThat(result).isInstanceOf(Failed.class);
    Failed failed = (Failed) result;
    assertThat(failed.cause()).isEqualTo(cause);
    assertThat(failed.status()).isEqualTo(status);
    return failed;
  }

  private Fetched fetched(String path) {
    FetchResult result = fetch(path);
    assertThat(result).isInstanceOf(Fetched.class);
    return (Fetched) result;
  }

  private FetchResult fetch(String path) {
    return fetcher.fetch(FetchRequest.page(uri(path), FetchPolicy.DEFAULT));
  }

  private static void answers(String path, ResponseDefinitionBuilder answer) {
    portal.stubFor(get(path).willReturn(answer));
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + portal.getPort() + path);
  }

  private HttpFetcher fetcher(Duration response, Duration deadline) {
    return fetcher(response, deadline, "localhost:" + portal.getPort());
  }

  private HttpFetcher fetcher(Duration response, Duration deadline, String allowed) {
    var settings =
        new FetchSettings(
            FetchSettings.userAgent("test", URI.create("https://vigie.example/contact")),
            FetchSettings.Reach.and(allowed, "localhost:" + portal.getHttpsPort()),
            FetchSettings.POLITE,
            new FetchSettings.Patience(Duration.ofSeconds(10), response, deadline, 2),
            temporary);
    return new HttpFetcher(
        settings,
        clock,
        duration -> {
          pauses.add(duration);
          clock.move(duration);
        });
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Stands still until it is moved. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    void move(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
