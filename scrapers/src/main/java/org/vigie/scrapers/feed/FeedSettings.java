package org.vigie.scrapers.feed;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.SettingsReader;

/**
 * The {@code feed} block of a definition. All may be left out.
 *
 * @param most entries read, in the feed's order
 * @param document links to files on the page behind an entry
 * @param text the words worth reading on the page behind an entry
 */
record FeedSettings(
    PublicationKind kind, int most, @Nullable String document, @Nullable String text) {

  static FeedSettings read(SettingsReader reader) {
    String kind = reader.choice("kind", "page", List.of("page", "act", "deliberation", "open"));
    return new FeedSettings(
        PublicationKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        reader.number("most", 200, 1, 2000),
        reader.selector("document"),
        reader.selector("text"));
  }

  boolean readsPages() {
    return document != null || text != null;
  }
}
