package org.vigie.scrapers.ted;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.DatedWalk;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
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
public final class TedConnector extends FamilyConnector<TedSettings> {
  private static final int OVERLAP_DAYS = 3;

  private final Clock clock;

  public TedConnector(Clock clock) {
    super("ted", TedSettings::read);
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source,
      TedSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    LocalDate from = DatedWalk.from(checkpoint, settings.days(), OVERLAP_DAYS, today);
    var walk = new TedWalk(source.url(), settings, asking, found);
    walk.read(from, today);
    return walk.outcome(source.url(), checkpoint, from, today);
  }
}
