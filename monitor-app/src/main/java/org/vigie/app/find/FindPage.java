package org.vigie.app.find;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Highlight.Part;
import org.vigie.app.page.Link;
import org.vigie.app.publication.StatedFacts.Fact;
import org.vigie.app.publication.VersionChange;

/**
 * The page of one find, ready to print.
 *
 * @param ask where documents are demanded; empty where the find has no dossier yet
 * @param source address at the publisher, empty where it cannot be opened safely
 * @param publication the page of all its versions
 * @param sameTenders where else the tender is published, each with the reason
 * @param report where anybody says that the find is wrong
 * @param change what the latest revision of the publication changed, or null
 * @param notice what a reader must know first, or null
 */
public record FindPage(
    long id,
    String title,
    String family,
    List<Badge> badges,
    String ask,
    @Nullable Notice notice,
    List<Passage> passages,
    List<Fact> facts,
    Why why,
    @Nullable Dossier dossier,
    String source,
    String sourceHost,
    String sourceName,
    String seen,
    List<File> files,
    List<Other> others,
    String publication,
    int versions,
    List<Link> sameTenders,
    String report,
    @Nullable VersionChange change) {

  /** A sentence above the title. */
  record Notice(String tone, String text) {}

  /**
   * One passage.
   *
   * @param href its place in the document's text
   */
  record Passage(List<Part> text, String where, String rank, String document, String href) {}

  /** Why the rule fired: an admin must be able to check it by eye. */
  record Why(
      String rule,
      String version,
      List<Expression> strong,
      List<Expression> companions,
      String score) {}

  /** An expression of the rule and where it stood. */
  record Expression(String text, String where) {}

  /** The project that this belongs to. */
  record Dossier(String href, String text) {}

  /** A file of the publication. */
  record File(String href, String name, Badge state, String pages) {}

  /** Another rule's find in the same publication. */
  record Other(String href, String rule) {}
}
