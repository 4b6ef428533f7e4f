package org.vigie.app.publication;

import java.util.List;
import org.vigie.app.page.Link;
import org.vigie.app.publication.StatedFacts.Fact;

/**
 * A publication, ready to print.
 *
 * @param notices what a reader must know first: the publication or a document is gone
 * @param url at the publisher, empty where it cannot be opened safely
 * @param text its own words as the portal gave them, at most the beginning; may be empty
 * @param more the page that shows all of its own words; empty where {@code text} is whole
 * @param versions newest first
 */
record PublicationPage(
    String title,
    String source,
    String url,
    List<String> notices,
    List<Fact> facts,
    List<Link> sameTenders,
    List<Link> finds,
    String text,
    String more,
    List<Version> versions) {

  /** A revision with its documents. */
  record Version(VersionChange change, List<Link> documents) {}
}
