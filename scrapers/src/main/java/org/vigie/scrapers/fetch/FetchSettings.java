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
 * @param userAgent names the service and a contact
 * @param reach where it may go
 * @param pace least time between two requests to one host, where the source says nothing else
 * @param patience how long it waits, and how often it asks again
 * @param temporary directory for bodies on their way
 */
public record FetchSettings(
    String userAgent, Reach reach, Duration pace, Patience patience, Path temporary) {

  /** What sources.md asks of a polite visitor of HTML sites. */
  public static final Duration POLITE = Duration.ofSeconds(2);

  /**
   * The User-Agent of a crawler that does not pose as a browser.
   *
   * @param contact page or address that the operator of a visited site can turn to
   */
  public static String userAgent(String version, URI contact) {
    return "Mozilla/5.0 (compatible; Vigie/" + version + "; +" + contact + ")";
  }

  /**
   * Where requests may go.
   *
   * @param allowed exact {@code host:port} pairs that the guard lets pass whatever their address
   *     and port: the demo's and the tests' portals, nothing in production
   * @param extraPorts ports beside 80 and 443
   * @param proxy {@code host:port} of an HTTP proxy, or null
   */
  public record Reach(Set<String> allowed, Set<Integer> extraPorts, @Nullable String proxy) {
    public static final Reach PUBLIC_WEB = new Reach(Set.of(), Set.of(), null);

    public Reach {
      allowed =
          allowed.stream()
              .map(pair -> pair.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      extraPorts = Set.copyOf(extraPorts);
      if (proxy != null && !proxy.matches("[^:/\\s]+:\\d{1,5}")) {
        throw new IllegalArgumentException(
            "proxy: \"" + proxy + "\", expected host:port, for example proxy.example:3128");
      }
    }

    /** The public web and these {@code host:port} pairs. */
    public static Reach and(String... allowed) {
      return new Reach(Set.of(allowed), Set.of(), null);
    }
  }

  /**
   * Limits in time.
   *
   * @param connect to open a connection
   * @param response longest silence of the other side
   * @param deadline longest time for one fetch with its redirects and retries, however busy the
   *     other side; waiting for the host to be free does not count
   * @param retries further attempts after a failure that may pass, 0 to 10
   * @param backoff wait before the first retry, doubled for each further one
   * @param longestRetryAfter longest Retry-After that is waited for; a longer one is reported, and
   *     the host is left alone until then
   */
  public record Patience(
      Duration connect,
      Duration response,
      Duration deadline,
      int retries,
      Duration backoff,
      Duration longestRetryAfter) {
    public static final Patience STANDARD =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5), 2);

    public Patience {
      if (retries < 0 || retries > 10) {
        throw new IllegalArgumentException("retries: \"" + retries + "\", expected 0 to 10");
      }
    }

    public Patience(Duration connect, Duration response, Duration deadline, int retries) {
      this(connect, response, deadline, retries, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }
  }
}
