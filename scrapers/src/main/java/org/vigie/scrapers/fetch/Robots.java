package org.vigie.scrapers.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;

/**
 * robots.txt as RFC 9309 has it: 4xx means no rules; unreachable or 5xx means nothing may be asked
 * for a while, unless an earlier copy is known.
 */
final class Robots {
  private static final String PRODUCT_TOKEN = "vigie";
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(30);

  /** RFC 9309 asks for 500 KiB at least. */
  private static final long LIMIT = 2L * 1024 * 1024;

  private final Clock clock;
  private final Map<String, Rules> byOrigin = new ConcurrentHashMap<>();

  Robots(Clock clock) {
    this.clock = clock;
  }

  /** Fetches robots.txt itself. */
  interface Getting {
    FetchResult get(FetchRequest request) throws InterruptedException;
  }

  /**
   * What one origin's robots.txt says.
   *
   * @param unavailable why it could not be read, or null
   */
  record Rules(SimpleRobotRules rules, Instant until, @Nullable FetchResult unavailable) {
    /** The answer to give instead of asking, if the address may not be asked. */
    Optional<FetchResult> objection(URI asked, URI uri) {
      if (unavailable instanceof Refused refused) {
        return Optional.of(new Refused(asked, refused.reason(), refused.message()));
      }
      if (unavailable instanceof Failed failed) {
        return Optional.of(
            new Failed(
                asked,
                failed.cause(),
                failed.status(),
                Message.of("fetch.failed.robots", uri, failed.status()),
                until));
      }
      return rules.isAllowed(uri.toString())
          ? Optional.empty()
          : Optional.of(
              new Refused(asked, Refused.Reason.ROBOTS, Message.of("fetch.refused.robots", uri)));
    }

    Duration crawlDelay() {
      return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }
  }

  Rules of(URI uri, FetchPolicy policy, Getting getting) throws InterruptedException {
    String origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    Rules known = byOrigin.get(origin);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known;
    }
    URI address = URI.create(origin + "/robots.txt");
    var request =
        new FetchRequest(
            address,
            "text/plain,*/*;q=0.5",
            null,
            null,
            LIMIT,
            Map.of(),
            new FetchPolicy(policy.pace(), "robots.txt itself"));
    Rules read = read(address, getting.get(request), known);
    byOrigin.put(origin, read);
    return read;
  }

  private Rules read(URI address, FetchResult result, @Nullable Rules known) {
    Instant now = clock.instant();
    return switch (result) {
      case Fetched fetched -> new Rules(parsed(address, fetched), now.plus(KEPT), null);
      case Failed failed
          when failed.status() >= 400 && failed.status() < 500 && !isTooMany(failed) ->
          new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now.plus(KEPT), null);
      case Refused refused when refused.reason() == Refused.Reason.TOO_MANY_REDIRECTS ->
          new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now.plus(KEPT), null);
      default -> {
        Instant again = now.plus(UNREACHABLE_KEPT);
        yield known != null && known.unavailable() == null
            ? new Rules(known.rules(), again, null)
            : new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), again, result);
      }
    };
  }

  private static boolean isTooMany(Failed failed) {
    return failed.status() == 429;
  }

  private static SimpleRobotRules parsed(URI address, Fetched fetched) {
    try (fetched) {
      return new SimpleRobotRulesParser()
          .parseContent(
              address.toString(), fetched.bytes(), fetched.mediaType(), List.of(PRODUCT_TOKEN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
