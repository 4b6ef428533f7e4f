package org.vigie.scrapers.sitemap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.PageBehind;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/** Makes a publication of each address of a sitemap: a file, or a page with its files. */
final class PageReader {
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final Source source;
  private final SitemapSettings settings;
  private final Asking asking;
  private final Consumer<Discovery> found;
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable Trouble lastTrouble;
  private int failuresInARow;
  private int read;

  PageReader(Source source, SitemapSettings settings, Asking asking, Consumer<Discovery> found) {
    this.source = source;
    this.settings = settings;
    this.asking = asking;
    this.found = found;
  }

  List<String> unreadable() {
    return unreadable;
  }

  void read(List<Listed> addresses) throws Trouble {
    for (Listed listed : addresses) {
      try {
        found.accept(PageLinks.isFile(listed.uri()) ? file(listed) : page(listed.uri()));
        read++;
        failuresInARow = 0;
      } catch (Trouble trouble) {
        failuresInARow++;
        boolean isSitesTrouble =
            trouble.health() == Health.UNREACHABLE && failuresInARow >= MOST_FAILURES_IN_A_ROW;
        if (trouble.health() == Health.BLOCKED || isSitesTrouble) {
          throw trouble;
        }
        lastTrouble = trouble;
        unreadable.add(listed.uri().toString());
      }
    }
    if (read == 0 && lastTrouble != null) {
      throw lastTrouble;
    }
  }

  private Discovery file(Listed listed) {
    String path = listed.uri().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    LocalDate date =
        FrenchDate.in(path)
            .orElseGet(
                () ->
                    listed.changed() == null
                        ? null
                        : listed.changed().atZone(FrenchDate.PARIS).toLocalDate());
    return new Discovery(
        PageLinks.identity(listed.uri()),
        facts(Label.title(name), date, listed.uri()),
        name,
        listed.uri().toString().getBytes(StandardCharsets.UTF_8),
        "text/plain;charset=UTF-8",
        List.of(new DocumentLink(listed.uri(), Label.name(name))));
  }

  /** The sitemap's time is not among the facts: it often is the build's, and no date of the act. */
  private Discovery page(URI uri) throws Trouble {
    PageBehind page = PageBehind.read(asking, uri, settings.text(), settings.document());
    String title = page.title().isBlank() ? uri.toString() : page.title();
    return new Discovery(
        PageLinks.identity(uri),
        facts(Label.title(title), FrenchDate.in(title).orElse(null), uri),
        title + "\n" + page.text(),
        page.raw(),
        "text/html;charset=UTF-8",
        page.documents());
  }

  private PublicationFacts facts(String title, @Nullable LocalDate date, URI link) {
    return new PublicationFacts(
        title,
        settings.kind(),
        source.authority(),
        null,
        null,
        source.places(),
        List.of(),
        null,
        date,
        null,
        null,
        List.of(),
        List.of(),
        link);
  }
}
