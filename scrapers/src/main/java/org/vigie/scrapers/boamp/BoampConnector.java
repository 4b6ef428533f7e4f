package org.vigie.scrapers.boamp;

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
 * The BOAMP, the State's bulletin of public contract notices, through the open API of its publisher
 * (DILA) on Opendatasoft. About 400 notices a working day, back to 2005. Licence Ouverte 2.0.
 *
 * <p>Documentation: https://help.opendatasoft.com/apis/ods-explore-v2/ (API v2.1),
 * https://echanges.dila.gouv.fr/OPENDATA/BOAMP/Schemas/ (the notices inside).
 *
 * <p>Oddities (seen in captures of 2024 to 2026): {@code donnees} and {@code gestion} are JSON
 * inside a string, in one of five shapes; {@code objet} is cut at 200 characters; {@code limit} is
 * at most 100 and {@code offset + limit} at most 10,000, so longer periods are halved; an estimated
 * amount of 0 means "not stated"; a correction is a new notice that points to the old one; notices
 * arrive through the day and late, so each run reads the last 7 days again. robots.txt has a stock
 * {@code Disallow: /api/} although the API is the official one.
 *
 * <p>The checkpoint is the newest {@code dateparution} read.
 */
public final class BoampConnector implements Connector {
  private static final int OVERLAP_DAYS = 7;

  private final Clock clock;

  public BoampConnector(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "boamp";
  }

  @Override
  public List<DefinitionProblem> check(Source source) {
    SettingsReader reader = BoampSettings.reader(source.settings());
    BoampSettings.read(reader);
    return reader.problems();
  }

  @Override
  public Outcome discover(
      Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
    var settings = BoampSettings.read(BoampSettings.reader(source.settings()));
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    LocalDate from = from(checkpoint, today.minusDays(settings.days()), today);
    // notices of tomorrow's date are published in the evening
    LocalDate to = today.plusDays(1);
    var walk =
        new BoampWalk(
            source.url(), settings.condition(), new Asking(fetcher, source.policy()), found);
    try {
      walk.read(from, to);
    } catch (Trouble trouble) {
      return trouble.at(checkpoint);
    }
    if (walk.isEmpty()) {
      return new Outcome(
          checkpoint,
          Health.EMPTY,
          Message.of("connector.empty.window", source.url(), from, to),
          0);
    }
    Checkpoint next = walk.newest().map(date -> new Checkpoint(date.toString())).orElse(checkpoint);
    return walk.shortfall()
        .map(reason -> new Outcome(next, Health.PARTIAL, reason, 0))
        .orElseGet(() -> Outcome.complete(next));
  }

  /** A checkpoint that cannot be read means starting again, which is harmless. */
  private static LocalDate from(Checkpoint checkpoint, LocalDate first, LocalDate today) {
    try {
      if (checkpoint.isNone()) {
        return first;
      }
      LocalDate newest = LocalDate.parse(checkpoint.value());
      // a record dated 2062 must not stop the walks for decades
      return (newest.isAfter(today) ? today : newest).minusDays(OVERLAP_DAYS);
    } catch (DateTimeException unreadable) {
      return first;
    }
  }
}
