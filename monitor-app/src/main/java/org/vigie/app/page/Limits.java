package org.vigie.app.page;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often one address on the network may try something that costs others: log in, ask for a mail.
 * Kept in memory, per node, for the 10,000 addresses seen last; nothing is written down.
 */
@Component
public class Limits {
  private static final int REMEMBERED = 10_000;

  /** What is limited: this many tries at once, refilled evenly over the period. */
  public enum Deed {
    LOG_IN(10, Duration.ofMinutes(10)),
    SUBSCRIBE(10, Duration.ofHours(1)),
    REPORT(10, Duration.ofHours(1)),
    EXTRACT(60, Duration.ofMinutes(1));

    private final int tries;
    private final Duration period;

    Deed(int tries, Duration period) {
      this.tries = tries;
      this.period = period;
    }

    private Bucket bucket() {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
          .build();
    }
  }

  private record Key(Deed deed, String address) {}

  private final Map<Key, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** True if the try is allowed; each call counts as one. */
  public synchronized boolean allows(Deed deed, HttpServletRequest request) {
    return buckets
        .computeIfAbsent(new Key(deed, request.getRemoteAddr()), _ -> deed.bucket())
        .tryConsume(1);
  }

  /** True while a try would be allowed; asking counts as nothing. */
  public synchronized boolean hasLeft(Deed deed, HttpServletRequest request) {
    Bucket bucket = buckets.get(new Key(deed, request.getRemoteAddr()));
    return bucket == null || bucket.getAvailableTokens() > 0;
  }
}
