package org.vigie.scrapers.sitemap;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * A site through its sitemap (sitemaps.org): one file or an index of files, compressed or not, text
 * or XML, or the robots.txt that names them.
 *
 * <p>Of pages that say when they changed, those changed since the last harvest are read; the others
 * in turn. No harvest reads more than {@code most} pages: where more are left the source is
 * partial, and the next harvest goes on behind them. A {@code lastmod} that four in five addresses
 * share is the site's build and is not believed.
 */
public final class SitemapConnector extends FamilyConnector<SitemapSettings> {
  private final Clock clock;

  public SitemapConnector(Clock clock) {
    super("sitemap", SitemapSettings::read);
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source,
      SitemapSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    var files = new SitemapFiles(asking, settings);
    var reader = new PageReader(source, settings, asking, found);
    SitemapCheckpoint last = SitemapCheckpoint.of(checkpoint);
    List<Listed> all = files.read(source.url());
    List<Listed> dated =
        last.left(
            all.stream().filter(listed -> listed.changed() != null).toList(),
            clock.instant().minus(Duration.ofDays(settings.days())));
    List<Listed> undated =
        last.turned(all.stream().filter(listed -> listed.changed() == null).toList());
    List<Listed> turn = new ArrayList<>(dated);
    turn.addAll(undated);
    List<Listed> now = turn.subList(0, Math.min(turn.size(), settings.most()));
    reader.read(now);
    if (all.isEmpty() && files.met() > 0) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.none-wanted", source.url(), files.met()));
    }
    if (all.isEmpty() && files.shortfalls().isEmpty()) {
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty", source.url()), 0);
    }
    return outcome(source, checkpoint, files, reader, next(last, dated, undated, now), now, turn);
  }

  private static Outcome outcome(
      Source source,
      Checkpoint began,
      SitemapFiles files,
      PageReader reader,
      SitemapCheckpoint next,
      List<Listed> now,
      List<Listed> turn) {
    List<String> unreadable = reader.unreadable();
    if (!unreadable.isEmpty()) {
      Message counts =
          Message.of(
              "connector.partial.items",
              source.url(),
              unreadable.size(),
              Label.name(unreadable.getFirst()));
      return new Outcome(began, Health.PARTIAL, counts, 0);
    }
    if (!files.shortfalls().isEmpty()) {
      return new Outcome(began, Health.PARTIAL, files.shortfalls().getFirst(), 0);
    }
    if (now.size() < turn.size()) {
      // what was read was read whole, so the next harvest goes on behind it
      Message left =
          Message.of("connector.partial.pages-left", source.url(), now.size(), turn.size());
      return new Outcome(next.store(), Health.PARTIAL, left, 0);
    }
    return Outcome.complete(next.store());
  }

  private static SitemapCheckpoint next(
      SitemapCheckpoint last, List<Listed> dated, List<Listed> undated, List<Listed> now) {
    int datedNow = Math.min(dated.size(), now.size());
    boolean allDated = datedNow == dated.size();
    var changed = datedNow == 0 ? last.changed() : dated.get(datedNow - 1).changed();
    String lastDated =
        allDated ? "" : datedNow == 0 ? last.lastDated() : dated.get(datedNow - 1).uri().toString();
    int undatedNow = now.size() - datedNow;
    String lastUndated =
        undatedNow == undated.size()
            ? ""
            : undatedNow == 0 ? last.lastUndated() : now.getLast().uri().toString();
    return new SitemapCheckpoint(changed, lastDated, lastUndated);
  }
}
