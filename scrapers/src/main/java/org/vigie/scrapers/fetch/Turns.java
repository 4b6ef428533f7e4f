package org.vigie.scrapers.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Failed;

/**
 * One request at a time to a host unless the source allows more, a pause between two, and none at
 * all until the time that the host named in Retry-After. Hosts do not wait for each other.
 */
final class Turns {
  /** A host that asks for more than a day is asked again after a day. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

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
   * @param pace least time since the last visit
   * @param atOnce visits that this one may be made beside, itself included
   */
  <T> T visit(URI uri, Duration pace, int atOnce, Visit<T> visit) throws InterruptedException {
    Host host = host(uri);
    host.enter(pace, atOnce);
    try {
      return visit.make();
    } finally {
      host.leave();
    }
  }

  /** The host said when it wants to be asked again. */
  void leaveAlone(URI uri, Failed answer, Instant until) {
    Instant latest = clock.instant().plus(LONGEST_REST);
    host(uri).rest = new Rest(answer, until.isBefore(latest) ? until : latest);
  }

  /** What the host said, while the time that it named has not come. */
  Optional<Rest> rest(URI uri) {
    Rest rest = host(uri).rest;
    return rest == null || !clock.instant().isBefore(rest.until())
        ? Optional.empty()
        : Optional.of(rest);
  }

  /** A host that wants no request before a time. */
  record Rest(Failed answer, Instant until) {}

  private Host host(URI uri) {
    return hosts.computeIfAbsent(name(uri), unseen -> new Host());
  }

  /** http and https are one host; another port is another server. */
  private static String name(URI uri) {
    int port = AddressGuard.port(uri);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return port == 80 || port == 443 ? host : host + ":" + port;
  }

  /** The door lets one in after the other, in the order of their coming. */
  private final class Host {
    private final ReentrantLock door = new ReentrantLock(true);
    private int inside;
    private Instant lastVisit = Instant.EPOCH;
    private volatile @Nullable Rest rest;

    void enter(Duration pace, int atOnce) throws InterruptedException {
      door.lockInterruptibly();
      try {
        Duration wait = take(pace, atOnce);
        if (wait.isPositive()) {
          pauseInside(wait);
        }
      } finally {
        door.unlock();
      }
    }

    private synchronized Duration take(Duration pace, int atOnce) throws InterruptedException {
      while (inside >= atOnce) {
        wait();
      }
      inside++;
      return Duration.between(clock.instant(), lastVisit.plus(pace));
    }

    private void pauseInside(Duration wait) throws InterruptedException {
      boolean over = false;
      try {
        pause.pause(wait);
        begun();
        over = true;
      } finally {
        if (!over) {
          leave();
        }
      }
    }

    private synchronized void begun() {
      lastVisit = clock.instant();
    }

    synchronized void leave() {
      inside--;
      lastVisit = clock.instant();
      notifyAll();
    }
  }
}
