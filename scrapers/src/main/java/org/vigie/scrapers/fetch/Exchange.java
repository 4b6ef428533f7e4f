package org.vigie.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Failed.Cause;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;

/** One request and its response: no redirect followed, no retry. */
final class Exchange {
  private final CloseableHttpClient client;
  private final AddressGuard guard;
  private final FetchSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService watchdog;

  Exchange(
      CloseableHttpClient client,
      AddressGuard guard,
      FetchSettings settings,
      Clock clock,
      ScheduledExecutorService watchdog) {
    this.client = client;
    this.guard = guard;
    this.settings = settings;
    this.clock = clock;
    this.watchdog = watchdog;
  }

  /**
   * @param asked what the caller asked for, named in the result
   * @param uri where this hop goes
   */
  Hop make(FetchRequest asked, URI uri, boolean asGet, Deadline deadline) {
    HttpUriRequestBase request = request(asked, uri, asGet);
    // cancelling closes the socket, so that a header that never ends ends too
    ScheduledFuture<?> kill =
        watchdog.schedule(request::cancel, deadline.millisLeft(), TimeUnit.MILLISECONDS);
    var target = new HttpHost(uri.getScheme(), uri.getHost(), AddressGuard.port(uri));
    try {
      ClassicHttpResponse response = client.executeOpen(target, request, null);
      boolean isWhole = false;
      try {
        Hop hop = read(asked, uri, response);
        isWhole = hop instanceof Hop.Answer(Fetched _);
        return hop;
      } finally {
        leave(request, response, isWhole);
      }
    } catch (IOException e) {
      return new Hop.Answer(failure(asked, uri, e, deadline));
    } finally {
      kill.cancel(false);
    }
  }

  /** A body read whole leaves its connection to the next request; else the socket is closed. */
  private static void leave(
      HttpUriRequestBase request, ClassicHttpResponse response, boolean isWhole) {
    if (!isWhole) {
      request.cancel(); // closing politely would first read the rest of the body
    }
    try {
      response.close();
    } catch (IOException alreadyClosed) {
      // the answer is known, and the socket is gone as was wanted
      request.cancel();
    }
  }

  private HttpUriRequestBase request(FetchRequest asked, URI uri, boolean asGet) {
    HttpUriRequestBase request;
    if (asGet || asked.isGet()) {
      request = new HttpGet(uri);
    } else if (asked.json() != null) {
      request = new HttpPost(uri);
      request.setEntity(new StringEntity(asked.json(), ContentType.APPLICATION_JSON));
    } else {
      request = new HttpPost(uri);
      List<NameValuePair> fields =
          asked.form().entrySet().stream()
              .<NameValuePair>map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
              .toList();
      request.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
    }
    request.setHeader("User-Agent", settings.userAgent());
    request.setHeader("Accept", asked.accept());
    request.setHeader("Accept-Language", "fr,en;q=0.5");
    request.setHeader("Accept-Encoding", "gzip, deflate");
    setIfKnown(request, "If-None-Match", asked.etag());
    setIfKnown(request, "If-Modified-Since", asked.lastModified());
    return request;
  }

  private static void setIfKnown(HttpUriRequestBase request, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      request.setHeader(name, value);
    }
  }

  private Hop read(FetchRequest asked, URI uri, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    Map<String, String> headers = headers(response);
    Optional<String> challenge = Challenge.in(status, headers);
    if (challenge.isPresent()) {
      return failed(asked, Cause.BLOCKED, status, "fetch.blocked", uri, challenge.get());
    }
    if (status == 304 && (asked.etag() != null || asked.lastModified() != null)) {
      return new Hop.Answer(new NotModified(asked.uri(), clock.instant()));
    }
    if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
      return redirect(asked, uri, status, headers.get("location"));
    }
    if (status < 200 || status >= 300 || status == 206) {
      return new Hop.Answer(refusedByServer(asked, uri, status, headers));
    }
    return new Hop.Answer(body(asked, uri, response, headers));
  }

  private Hop redirect(FetchRequest asked, URI uri, int status, @Nullable String location) {
    Optional<URI> to = location == null ? Optional.empty() : WebAddress.resolve(uri, location);
    if (to.isEmpty()) {
      return failed(
          asked, Cause.SERVER_ERROR, status, "fetch.failed.location", uri, shown(location));
    }
    return new Hop.Redirect(to.get(), status < 304);
  }

  private FetchResult body(
      FetchRequest asked, URI uri, ClassicHttpResponse response, Map<String, String> headers)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity != null && entity.getContentLength() > asked.maxBytes()) {
      return tooLarge(asked, uri);
    }
    Body body =
        Body.receive(
            entity == null ? InputStream.nullInputStream() : entity.getContent(),
            headers.getOrDefault("content-encoding", ""),
            asked.maxBytes(),
            settings.temporary());
    var fetched =
        new Fetched(
            asked.uri(),
            uri,
            response.getCode(),
            headers,
            body.file(),
            body.sha256(),
            body.size(),
            clock.instant());
    Optional<String> challenge =
        response.getCode() == 202 && body.size() == 0
            ? Optional.of("202, 0 B")
            : Challenge.in(body.file(), fetched.mediaType());
    if (challenge.isPresent()) {
      Files.deleteIfExists(body.file());
      return new Failed(
          asked.uri(),
          Cause.BLOCKED,
          response.getCode(),
          Message.of("fetch.blocked", uri, challenge.get()),
          null);
    }
    return fetched;
  }

  private Failed refusedByServer(
      FetchRequest asked, URI uri, int status, Map<String, String> headers) {
    Cause cause =
        switch (status) {
          case 404, 410 -> Cause.GONE;
          case 403, 429 -> Cause.BLOCKED;
          case 408 -> Cause.TIMEOUT;
          default -> status >= 400 && status < 500 ? Cause.CLIENT_ERROR : Cause.SERVER_ERROR;
        };
    Instant retryAfter = RetryAfter.read(headers.get("retry-after"), clock.instant());
    return new Failed(
        asked.uri(), cause, status, Message.of("fetch.failed.status", uri, status), retryAfter);
  }

  private FetchResult failure(FetchRequest asked, URI uri, IOException e, Deadline deadline) {
    return switch (e) {
      case ForbiddenAddressException forbidden -> guard.refused(uri, forbidden);
      case TooLargeException _ -> tooLarge(asked, uri);
      case IOException _ when deadline.isOver() ->
          failed(asked, Cause.TIMEOUT, "fetch.failed.deadline", uri, settings.deadline());
      case SocketTimeoutException _ ->
          failed(asked, Cause.TIMEOUT, "fetch.failed.timeout", uri, shown(e.getMessage()));
      case UnknownHostException _ ->
          failed(asked, Cause.UNREACHABLE, "fetch.failed.unknown-host", uri, uri.getHost());
      case SSLException _ ->
          failed(asked, Cause.CERTIFICATE, "fetch.failed.certificate", uri, shown(e.getMessage()));
      case ZipException _ ->
          failed(asked, Cause.SERVER_ERROR, "fetch.failed.encoding", uri, shown(e.getMessage()));
      case UnofferedEncodingException _ ->
          failed(asked, Cause.SERVER_ERROR, "fetch.failed.encoding", uri, shown(e.getMessage()));
      default ->
          failed(asked, Cause.UNREACHABLE, "fetch.failed.connection", uri, shown(e.getMessage()));
    };
  }

  private static Refused tooLarge(FetchRequest asked, URI uri) {
    return new Refused(
        asked.uri(),
        Refused.Reason.TOO_LARGE,
        Message.of("fetch.refused.too-large", uri, asked.maxBytes() / (1024 * 1024)));
  }

  private static Hop failed(
      FetchRequest asked, Cause cause, int status, String key, URI uri, String detail) {
    return new Hop.Answer(
        new Failed(asked.uri(), cause, status, Message.of(key, uri, detail), null));
  }

  private static Failed failed(
      FetchRequest asked, Cause cause, String key, URI uri, Object detail) {
    return new Failed(asked.uri(), cause, 0, Message.of(key, uri, detail), null);
  }

  private static String shown(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      String value = header.getValue() == null ? "" : header.getValue();
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other);
    }
    return headers;
  }
}
