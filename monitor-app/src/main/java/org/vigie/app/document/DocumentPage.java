package org.vigie.app.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Highlight.Part;

/**
 * One page of a document's text, ready to print.
 *
 * @param words that are looked for in it, or empty: then what rules met is the passages
 * @param problem why the words cannot be looked for, or empty
 * @param original where the bytes can be had; empty where they cannot
 * @param digest SHA-256, whole
 * @param warning what to know before trusting the text, or empty
 * @param number the page shown, from 1
 * @param label where the page comes from when it is not simply a page of the file
 * @param method how its text was read
 * @param hits of the page shown; following one leads to its place
 * @param withHits pages that have passages
 * @param citation null where the page has no text
 */
record DocumentPage(
    long id,
    String name,
    String title,
    String find,
    String words,
    String problem,
    Badge state,
    List<Fact> facts,
    String digest,
    String original,
    String warning,
    int number,
    int pages,
    String label,
    String method,
    List<Part> text,
    List<HitLink> hits,
    List<PageLink> withHits,
    String total,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String previousHit,
    @Nullable String nextHit,
    @Nullable Citation citation) {

  /** A fact with its name. */
  record Fact(String name, String value) {}

  /** A passage of the page shown, with a few words round it. */
  record HitLink(List<Part> text, String href) {}

  /** A page that has passages. */
  record PageLink(int number, String href, int hits, boolean current) {}

  /**
   * A passage to take along.
   *
   * @param source document, source, date and address, without the passage
   */
  record Citation(String passage, String source) {
    public String text() {
      return passage + "\n\n" + source;
    }
  }
}
