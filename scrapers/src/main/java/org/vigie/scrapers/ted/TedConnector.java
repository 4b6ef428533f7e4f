package org.vigie.scrapers.ted;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.DefinitionProblem;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * TED, where all contracts above the European thresholds are announced, through its search API v3.
 * Reuse is free with attribution (Decision 2011/833/EU).
 *
 * <p>Documentation: https://docs.ted.europa.eu/api/latest/search.html.
 *
 * <p>Oddities (seen in 2024 to 2026): a value is a text, a list, or an object by language, and not
 * always the same; a page number beyond 15,000 notices is refused, so pages follow a token; the
 * token may go on after the last notice, and may repeat itself, which is an incomplete answer like
 * {@code timedOut}; a date in another form than 20261124 is accepted and ignored; dates have an
 * offset (2026-09-15+02:00) whose day is what counts. The XML of a notice is on another host than
 * the API, which since September 2026 challenges clients that do not say who they are.
 *
 * <p>The checkpoint is the newest {@code publication-date} read; the last 3 days are read again.
 */
public final class TedConnector implements Connector {
  private static final int OVERLAP_DAYS = 3;

  private final Clock clock;

  public TedConnector(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "ted";
  }

  @Override
  public List<DefinitionProblem> check(Source source) {
    SettingsReader reader = TedSettings.reader(source.settings());
    TedSettings.read(reader);
    return reader.problems();
  }

  @Override
  public Outcome discover(
      Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
    var settings = TedSettings.read(TedSettings.reader(source.settings()));
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    LocalDate from = from(checkpoint, today.minusDays(settings.days()), today);
    var walk = new TedWalk(source.url(), settings, new Asking(fetcher, source.policy()), found);
    try {
      walk.read(from, today);
    } catch (Trouble trouble) {
      return trouble.at(checkpoint);
    }
    if (walk.isEmpty()) {
      return new Outcome(
          checkpoint,
          Health.EMPTY,
          Message.of("connector.empty.window", source.url(), from, today),
          0);
    }
    Checkpoint next = walk.newest().map(date -> new Checkpoint(date.toString())).orElse(checkpoint);
    return walk.shortfall()
        .map(
            reason ->
                new Outcome(walk.isIncomplete() ? checkpoint : next, Health.PARTIAL, reason, 0))
        .orElseGet(() -> Outcome.complete(next));
  }

  /** A checkpoint that cannot be read means starting again, which is harmless. */
  private static LocalDate from(Checkpoint checkpoint, LocalDate first, LocalDate today) {
    try {
      if (checkpoint.isNone()) {
        return first;
      }
      LocalDate newest = LocalDate.parse(checkpoint.value());
      return (newest.isAfter(today) ? today : newest).minusDays(OVERLAP_DAYS);
    } catch (DateTimeException unreadable) {
      return first;
    }
  }
}
