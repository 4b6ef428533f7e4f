package org.vigie.scrapers.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;

/**
 * A feed as it was read.
 *
 * @param unreadable what little there is of the entries that have neither title, link nor words
 * @param isRepaired whether the feed was not well-formed; entries may have been lost in it
 */
record Feed(List<Entry> entries, List<String> unreadable, boolean isRepaired) {
  Feed {
    entries = List.copyOf(entries);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * @param id as the feed gives it; null where it gives none
   * @param link null where there is none that leads to the web
   * @param html its words, which may be plain text
   * @param raw the entry as the feed has it
   */
  record Entry(
      @Nullable String id,
      String title,
      @Nullable URI link,
      @Nullable Instant published,
      String html,
      List<DocumentLink> enclosures,
      String raw) {
    Entry {
      enclosures = List.copyOf(enclosures);
    }

    boolean isEmpty() {
      return title.isBlank() && link == null && html.isBlank();
    }
  }
}
