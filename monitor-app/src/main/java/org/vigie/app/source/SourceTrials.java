package org.vigie.app.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.vigie.message.Message;
import org.vigie.scrapers.SourceTrial;
import org.vigie.scrapers.SourceTrial.Report;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * Trials that admins asked for. Each runs in a thread of its own, so that a slow site keeps no page
 * waiting, and is ended after two minutes. The latest are remembered until the service stops.
 */
@Component
class SourceTrials implements DisposableBean {
  static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int REMEMBERED = 20;

  private final SourceTrial trial;
  private final Clock clock;
  private final Duration longest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Trial> trials = new LinkedHashMap<>();
  private long last;

  @Autowired
  SourceTrials(SourceTrial trial, Clock clock) {
    this(trial, clock, LONGEST);
  }

  SourceTrials(SourceTrial trial, Clock clock, Duration longest) {
    this.trial = trial;
    this.clock = clock;
    this.longest = longest;
  }

  /** A trial as it stands. */
  static final class Trial implements SourceTrial.Progress {
    private final String address;
    private final Instant since;
    private final List<Discovery> found = new CopyOnWriteArrayList<>();
    private volatile String definition;
    private volatile @Nullable Report report;

    private Trial(String address, String definition, Instant since) {
      this.address = address;
      this.definition = definition;
      this.since = since;
    }

    String address() {
      return address;
    }

    Instant since() {
      return since;
    }

    /** Items so far, at most ten. */
    List<Discovery> found() {
      return found;
    }

    /** Null while it runs. */
    @Nullable Report report() {
      return report;
    }

    @Override
    public void proposed(String yaml) {
      definition = yaml;
    }

    @Override
    public void found(Discovery item) {
      found.add(item);
    }

    private void broken(Message reason) {
      report =
          new Report(
              "", Message.NONE, Health.PARTIAL, reason, found, List.of(), definition, List.of());
    }
  }

  /** Tries an address; returns the trial's number. */
  long start(URI address) {
    Trial begun = new Trial(address.toString(), "", clock.instant());
    return begin(begun, () -> trial.ofAddress(address, begun));
  }

  /** Tries a definition; returns the trial's number. */
  long start(Source source) {
    Trial begun = new Trial(source.url().toString(), source.definition(), clock.instant());
    return begin(begun, () -> trial.ofDefinition(source, begun));
  }

  /** Empty where it is forgotten. */
  synchronized Optional<Trial> find(long number) {
    return Optional.ofNullable(trials.get(number));
  }

  private synchronized long begin(Trial begun, Callable<Report> walk) {
    long number = ++last;
    trials.put(number, begun);
    trials.keySet().removeIf(old -> old <= number - REMEMBERED);
    Future<Report> walking = threads.submit(walk);
    var _ = threads.submit(() -> await(walking, begun));
    return number;
  }

  private void await(Future<Report> walking, Trial begun) {
    try {
      begun.report = walking.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      walking.cancel(true);
      begun.broken(Message.of("trial.late", longest.toSeconds()));
    } catch (ExecutionException ours) {
      begun.broken(Message.of("trial.failed", String.valueOf(ours.getCause())));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
