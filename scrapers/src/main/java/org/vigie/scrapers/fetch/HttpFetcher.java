package org.vigie.scrapers.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Failed.Cause;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;

/**
 * Makes every outgoing web request of the service. For each hop of each attempt: the guard, then
 * robots.txt, then the host's turn and pace, then the exchange.
 */
public final class HttpFetcher implements Fetcher, AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final FetchSettings settings;
  private final Clock clock;
  private final Pause pause;
  private final AddressGuard guard;
  private final Robots robots;
  private final Turns turns;
  private final CloseableHttpClient client;
  private final Exchange exchange;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fetch-deadline").factory());

  public HttpFetcher(FetchSettings settings, Clock clock, Pause pause) {
    this(settings, clock, pause, SystemDefaultDnsResolver.INSTANCE);
  }

  HttpFetcher(FetchSettings settings, Clock clock, Pause pause, DnsResolver names) {
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    guard = new AddressGuard(settings, names);
    robots = new Robots(clock);
    turns = new Turns(clock, pause);
    client = client(settings, guard);
    exchange = new Exchange(client, guard, settings, clock, watchdog);
    try {
      Files.createDirectories(settings.temporary());
      Body.sweep(settings.temporary(), clock.instant().minus(LEFT_BEHIND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FetchResult fetch(FetchRequest request) {
    try {
      return withRetries(request);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failed(
          request.uri(),
          Cause.UNREACHABLE,
          0,
          Message.of("fetch.failed.interrupted", request.uri()),
          null);
    }
  }

  private FetchResult withRetries(FetchRequest request) throws InterruptedException {
    Duration backoff = settings.backoff();
    var deadline = new Deadline(deadline(request));
    for (int retriesLeft = settings.retries(); ; retriesLeft--) {
      FetchResult result = follow(request, deadline);
      if (retriesLeft == 0
          || !(result instanceof Failed failed)
          || !isWorthRepeating(request, failed)) {
        return result;
      }
      Duration wait = backoff;
      if (failed.retryAfter() != null) {
        wait = Duration.between(clock.instant(), failed.retryAfter());
        if (wait.compareTo(settings.longestRetryAfter()) > 0) {
          return result;
        }
      }
      if (wait.isPositive()) {
        pause.pause(wait);
      }
      backoff = backoff.multipliedBy(2);
    }
  }

  /** A file that may be larger than a document may take longer in proportion. */
  private Duration deadline(FetchRequest request) {
    long times = Math.ceilDiv(request.maxBytes(), FetchRequest.DOCUMENT_LIMIT);
    return settings.deadline().multipliedBy(Math.max(1, times));
  }

  /**
   * A time-out is not repeated: it has cost its whole limit already, and the stage comes back
   * later. Neither is a form: the other side may have acted on it.
   */
  private static boolean isWorthRepeating(FetchRequest request, Failed failed) {
    if (!request.form().isEmpty() || failed.message().key().equals("fetch.failed.robots")) {
      return false;
    }
    return switch (failed.cause()) {
      case UNREACHABLE -> !failed.message().key().equals("fetch.failed.unknown-host");
      case SERVER_ERROR -> failed.status() >= 500 && failed.status() != 501;
      case BLOCKED -> failed.status() == 429 && failed.retryAfter() != null;
      case GONE, CLIENT_ERROR, TIMEOUT, CERTIFICATE -> false;
    };
  }

  private FetchResult follow(FetchRequest request, Deadline deadline) throws InterruptedException {
    URI uri = request.uri();
    boolean asGet = request.isGet();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Optional<Refused> refused = guard.refusal(uri);
      if (refused.isEmpty() && settings.proxy() != null) {
        refused = guard.refusalBehindProxy(uri);
      }
      if (refused.isPresent()) {
        return new Refused(request.uri(), refused.get().reason(), refused.get().message());
      }
      Duration pace = pace(request.policy());
      if (request.policy().ignoreRobotsReason() == null) {
        Robots.Rules rules = robots.of(uri, request.policy(), this::withRetries);
        Optional<FetchResult> objection = rules.objection(request.uri(), uri);
        if (objection.isPresent()) {
          return objection.get();
        }
        pace = pace.compareTo(rules.crawlDelay()) > 0 ? pace : rules.crawlDelay();
      }
      switch (hop(request, uri, asGet, pace, deadline)) {
        case Hop.Answer(FetchResult result) -> {
          return result;
        }
        case Hop.Redirect(URI to, boolean toGet) -> {
          uri = to;
          asGet |= toGet;
        }
      }
    }
    return new Refused(
        request.uri(),
        Refused.Reason.TOO_MANY_REDIRECTS,
        Message.of("fetch.refused.redirects", request.uri(), MOST_REDIRECTS));
  }

  private Hop hop(FetchRequest request, URI uri, boolean asGet, Duration pace, Deadline deadline)
      throws InterruptedException {
    return turns.visit(
        uri,
        pace,
        () -> {
          deadline.start();
          try {
            return exchange.make(request, uri, asGet, deadline);
          } finally {
            deadline.stop();
          }
        });
  }

  private Duration pace(FetchPolicy policy) {
    Duration asked = policy.pace();
    return asked == null ? settings.pace() : asked;
  }

  private static CloseableHttpClient client(FetchSettings settings, AddressGuard guard) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(guard)
            .setMaxConnPerRoute(2)
            .setMaxConnTotal(100)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                    .build())
            .build();
    HttpClientBuilder builder =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching();
    String proxy = settings.proxy();
    if (proxy != null) {
      int colon = proxy.lastIndexOf(':');
      builder.setProxy(
          new HttpHost(
              "http", proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1))));
    }
    return builder.build();
  }

  @Override
  public void close() throws IOException {
    watchdog.shutdownNow();
    client.close();
  }
}
