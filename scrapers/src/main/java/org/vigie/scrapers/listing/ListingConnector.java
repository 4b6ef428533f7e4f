package org.vigie.scrapers.listing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Source;

/**
 * Any site that lists publications, described by selectors in the source's YAML. Made for the
 * prefectures' registers of acts (recueils des actes administratifs), which share one engine and
 * the State design system but arrange it in about ten ways:
 *
 * <ul>
 *   <li>cards that link straight to the PDF, with "Publié le 21/08/2026" (family A);
 *   <li>cards that lead to a page with the PDF: {@code document} (family B);
 *   <li>one flat list of downloads (family C);
 *   <li>years and months in a select box: an {@code option} counts as a link (family D).
 * </ul>
 *
 * <p>The arrangements are kept as {@linkplain Presets presets}, beside those of common content
 * systems; a definition names one and overrides what differs.
 *
 * <p>Oddities (seen in captures of 2024 to 2026): {@code <a id= class="fr-link">} makes the class
 * part of the id, so definitions also select {@code a[href$=.pdf]} and {@code
 * a[href*=/contenu/telechargement/]}; some prefectures list the oldest first; the numbers in {@code
 * /contenu/telechargement/n/m/} identify a file better than its name.
 *
 * <p>The checkpoint is the newest date seen. What is more than 30 days older is not walked again.
 */
public final class ListingConnector extends FamilyConnector<ListingSettings> {
  private final Clock clock;

  public ListingConnector(Clock clock) {
    super("listing", ListingSettings::read);
    this.clock = clock;
  }

  @Override
  protected SettingsReader reader(Source source) {
    return new SettingsReader(Presets.under(source.settings()), type());
  }

  @Override
  protected Outcome walk(
      Source source,
      ListingSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    LocalDate newestSeen = newestSeen(checkpoint);
    var ledger =
        new WalkLedger(source.url(), LocalDate.now(clock.withZone(FrenchDate.PARIS)), newestSeen);
    var reader = new ItemReader(source, settings, asking, ledger, newestSeen, found);
    new ListingWalk(settings, asking, ledger, reader).from(source.url());
    return ledger.outcome(checkpoint);
  }

  /** A checkpoint that cannot be read means reading all again, which is harmless. */
  private static @Nullable LocalDate newestSeen(Checkpoint checkpoint) {
    try {
      return checkpoint.isNone() ? null : LocalDate.parse(checkpoint.value());
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
