package org.vigie.scrapers.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One request at a time to a host, and a pause between two. Hosts do not wait for each other. */
final class Turns {
  private final Clock clock;
  private final Pause pause;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Turns(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** What is done in one's turn. */
  interface Visit<T> {
    T make();
  }

  /**
   * Waits for the host to be free and for the pause to be over, then makes the visit.
   *
   * @param pace least time since the end of the last visit
   */
  <T> T visit(URI uri, Duration pace, Visit<T> visit) throws InterruptedException {
    Host host = hosts.computeIfAbsent(name(uri), unseen -> new Host());
    host.turn.lockInterruptibly();
    try {
      Duration wait = Duration.between(clock.instant(), host.lastVisit.plus(pace));
      if (wait.isPositive()) {
        pause.pause(wait);
      }
      return visit.make();
    } finally {
      host.lastVisit = clock.instant();
      host.turn.unlock();
    }
  }

  /** http and https are one host; another port is another server. */
  private static String name(URI uri) {
    int port = AddressGuard.port(uri);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return port == 80 || port == 443 ? host : host + ":" + port;
  }

  private static final class Host {
    private final ReentrantLock turn = new ReentrantLock(true);
    private Instant lastVisit = Instant.EPOCH;
  }
}
