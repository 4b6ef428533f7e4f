package org.vigie.scrapers.boamp;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Source;

/**
 * The BOAMP as the XML files that its publisher puts down each day: {@code
 * https://echanges.dila.gouv.fr/OPENDATA/BOAMP/2026/11/24/26-90123.xml}. They say the same as the
 * API and are what remains where the API is down or has changed. Licence Ouverte 2.0.
 *
 * <p>A day is a directory with the server's own list of files, their time and size; days without
 * notices have none. Files are added to a day later, so the last 7 days' lists are read again, and
 * of their files those whose time is not before the checkpoint.
 *
 * <p>The checkpoint is the newest time in the lists read.
 */
public final class BoampXmlConnector extends FamilyConnector<Integer> {
  private static final int OVERLAP_DAYS = 7;

  private final Clock clock;

  public BoampXmlConnector(Clock clock) {
    super("boamp-xml", reader -> reader.number("days", 7, 1, 3660));
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source, Integer days, Checkpoint checkpoint, Asking asking, Consumer<Discovery> found)
      throws Trouble {
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    LocalDateTime since = since(checkpoint, today.minusDays(days), today);
    LocalDate from =
        checkpoint.isNone() ? since.toLocalDate() : since.toLocalDate().minusDays(OVERLAP_DAYS);
    var walk = new BoampDays(source.url(), asking, found);
    walk.read(from, today, since);
    // files that did not change are listed but not read again
    return walk.outcome(source.url(), checkpoint, from, today).meetingAllSince(null);
  }

  /** A checkpoint that cannot be read means starting again, which is harmless. */
  private static LocalDateTime since(Checkpoint checkpoint, LocalDate first, LocalDate today) {
    try {
      if (checkpoint.isNone()) {
        return first.atStartOfDay();
      }
      LocalDateTime newest = LocalDateTime.parse(checkpoint.value());
      return newest.toLocalDate().isAfter(today) ? today.atStartOfDay() : newest;
    } catch (DateTimeException unreadable) {
      return first.atStartOfDay();
    }
  }
}
