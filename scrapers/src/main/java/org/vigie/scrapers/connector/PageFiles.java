package org.vigie.scrapers.connector;

import java.util.ArrayList;
import java.util.List;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.fetch.HtmlPage;

/** The files that a page links to. */
public final class PageFiles {
  private PageFiles() {}

  /** In the page's order, each address once; empty where the selector meets nothing. */
  public static List<DocumentLink> of(HtmlPage page, String selector) {
    List<DocumentLink> documents = new ArrayList<>();
    for (var element : page.document().select(selector)) {
      PageLinks.address(page, element)
          .filter(uri -> documents.stream().noneMatch(known -> known.uri().equals(uri)))
          .map(uri -> new DocumentLink(uri, Label.name(Label.of(element))))
          .ifPresent(documents::add);
    }
    return documents;
  }
}
