package org.vigie.scrapers.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the service behaves on the network.
 *
 * @param version of the service, told in the User-Agent
 * @param contact page or address that an operator of a visited site can turn to
 * @param allowed exact {@code host:port} pairs that the guard lets pass whatever their address and
 *     port: the demo's and the tests' portals, nothing in production
 * @param extraPorts ports beside 80 and 443
 * @param proxy {@code host:port} of an HTTP proxy, or null
 * @param pace least time between two requests to one host, where the source says nothing else
 * @param connectTimeout to open a connection
 * @param responseTimeout longest silence of the other side
 * @param deadline longest time for one fetch with its redirects and retries, however busy the other
 *     side; waiting for the host to be free does not count
 * @param retries further attempts after a failure that may pass
 * @param backoff wait before the first retry, doubled for each further one
 * @param longestRetryAfter longest Retry-After that is waited for; a longer one is reported
 * @param temporary directory for bodies on their way
 */
public record FetchSettings(
    String version,
    URI contact,
    Set<String> allowed,
    Set<Integer> extraPorts,
    @Nullable String proxy,
    Duration pace,
    Duration connectTimeout,
    Duration responseTimeout,
    Duration deadline,
    int retries,
    Duration backoff,
    Duration longestRetryAfter,
    Path temporary) {

  public FetchSettings {
    allowed =
        allowed.stream()
            .map(pair -> pair.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    extraPorts = Set.copyOf(extraPorts);
    if (retries < 0 || retries > 10) {
      throw new IllegalArgumentException("retries: \"" + retries + "\", expected 0 to 10");
    }
    if (proxy != null && !proxy.matches("[^:/\\s]+:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "proxy: \"" + proxy + "\", expected host:port, for example proxy.example:3128");
    }
  }

  /** The manners that sources.md asks for: 2 s apart, two retries. */
  public static FetchSettings standard(String version, URI contact, Path temporary) {
    return new FetchSettings(
        version,
        contact,
        Set.of(),
        Set.of(),
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        2,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        temporary);
  }

  public FetchSettings allowing(Set<String> hostPorts) {
    return new FetchSettings(
        version,
        contact,
        hostPorts,
        extraPorts,
        proxy,
        pace,
        connectTimeout,
        responseTimeout,
        deadline,
        retries,
        backoff,
        longestRetryAfter,
        temporary);
  }

  public FetchSettings pacedBy(Duration other) {
    return new FetchSettings(
        version,
        contact,
        allowed,
        extraPorts,
        proxy,
        other,
        connectTimeout,
        responseTimeout,
        deadline,
        retries,
        backoff,
        longestRetryAfter,
        temporary);
  }

  public FetchSettings limitedTo(Duration response, Duration total) {
    return new FetchSettings(
        version,
        contact,
        allowed,
        extraPorts,
        proxy,
        pace,
        connectTimeout,
        response,
        total,
        retries,
        backoff,
        longestRetryAfter,
        temporary);
  }

  public FetchSettings through(@Nullable String otherProxy) {
    return new FetchSettings(
        version,
        contact,
        allowed,
        extraPorts,
        otherProxy,
        pace,
        connectTimeout,
        responseTimeout,
        deadline,
        retries,
        backoff,
        longestRetryAfter,
        temporary);
  }

  String userAgent() {
    return "Mozilla/5.0 (compatible; Vigie/" + version + "; +" + contact + ")";
  }
}
