package org.vigie.app.publication;

import java.util.List;
import org.vigie.publication.RevisionDifference.Segment;

/**
 * A publication, ready to print.
 *
 * @param notices what a reader must know first: the publication or a document is gone
 * @param url at the publisher, empty where it cannot be opened safely
 * @param versions newest first
 */
record PublicationPage(
    String title,
    String source,
    String url,
    List<String> notices,
    List<Same> sameTenders,
    List<Link> finds,
    List<Version> versions) {

  /** The same tender on another portal, with the reason in a sentence. */
  record Same(String href, String text) {}

  /** An address inside Vigie. */
  record Link(String href, String text) {}

  /**
   * A revision.
   *
   * @param note where there is no difference to show, why
   * @param passages where the text changed
   */
  record Version(
      String name,
      String note,
      List<Fact> facts,
      List<List<Segment>> passages,
      List<Link> documents) {}

  /** A fact that changed. */
  record Fact(String name, String before, String after) {}
}
