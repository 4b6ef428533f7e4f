package org.vigie.app.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Highlight.Part;

/**
 * One page of a document's text, ready to print.
 *
 * @param number the page shown, from 1
 * @param label where the page comes from when it is not simply a page of the file
 * @param warning what to know before trusting the text, or empty
 * @param original where the bytes can be had; empty where they cannot
 * @param digest SHA-256, whole
 */
record DocumentPage(
    long id,
    String name,
    String title,
    String find,
    Badge state,
    List<Fact> facts,
    String digest,
    String original,
    String warning,
    int number,
    int pages,
    String label,
    List<Part> text,
    List<PageLink> withHits,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String nextHit) {

  /** A fact with its name. */
  record Fact(String name, String value) {}

  /** A page that has passages. */
  record PageLink(int number, String href, int hits, boolean current) {}
}
