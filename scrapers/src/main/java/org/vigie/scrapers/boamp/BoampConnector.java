package org.vigie.scrapers.boamp;

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
public final class BoampConnector extends FamilyConnector<BoampSettings> {
  private static final int OVERLAP_DAYS = 7;

  private final Clock clock;

  public BoampConnector(Clock clock) {
    super("boamp", BoampSettings::read);
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source,
      BoampSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    LocalDate from = DatedWalk.from(checkpoint, settings.days(), OVERLAP_DAYS, today);
    // notices of tomorrow's date are published in the evening
    LocalDate to = today.plusDays(1);
    var walk = new BoampWalk(source.url(), settings.condition(), asking, found);
    walk.read(from, to);
    return walk.outcome(source.url(), checkpoint, from, to);
  }
}
