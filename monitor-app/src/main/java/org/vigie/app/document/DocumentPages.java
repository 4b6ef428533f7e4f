package org.vigie.app.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vigie.app.document.DocumentPage.Citation;
import org.vigie.app.document.DocumentPage.Fact;
import org.vigie.app.document.Passages.Passage;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.BadQuery;
import org.vigie.search.SearchResults.PageHits;

/** Makes the page that shows a document's text. */
@Component
class DocumentPages {
  private static final int QUOTED = 600;

  private final DocumentReadModel documents;
  private final PageTexts texts;
  private final Originals originals;
  private final ArchiveSearch search;
  private final String base;

  DocumentPages(
      DocumentReadModel documents,
      PageTexts texts,
      Originals originals,
      ArchiveSearch search,
      @Value("${vigie.public-url}") URI publicUrl) {
    this.documents = documents;
    this.texts = texts;
    this.originals = originals;
    this.search = search;
    this.base = publicUrl.toString().replaceAll("/+$", "");
  }

  /**
   * @param asked the page; where there is no such page, the nearest one that is
   * @param words looked for in the text, or empty
   */
  DocumentPage page(long id, @Nullable String asked, String words, Say say) {
    DocumentReadModel.Row row = row(id);
    List<PageText> pages = row.sha256() == null ? List.of() : texts.pages(row.sha256());
    int index = index(pages, asked);
    PageText page = pages.isEmpty() ? new PageText(1, "", "") : pages.get(index);
    String problem = "";
    NavigableMap<Integer, List<Passage>> ofWords = Passages.none();
    try {
      ofWords = words.isEmpty() ? ofWords : ofWords(id, words);
    } catch (BadQuery bad) {
      problem = say.text(bad.sentence());
    }
    NavigableMap<Integer, List<Passage>> ofRules = Passages.ofRules(documents.hits(id));
    Passages passages =
        words.isEmpty()
            ? new Passages(id, "", ofRules, Passages.none())
            : new Passages(id, words, ofWords, ofRules);
    int number = page.number();
    String state = state(row);
    String name = row.position() == 0 ? say.text("document.own-text") : Foreign.name(row.name());
    return new DocumentPage(
        id,
        name,
        Foreign.name(row.title()),
        row.match() == null ? "/publications/" + row.publication() : "/reperages/" + row.match(),
        words,
        problem,
        Badge.reading(say, state),
        facts(row, say),
        row.sha256() == null ? "" : row.sha256(),
        row.sha256() != null && originals.original(row.sha256()).isPresent()
            ? "/documents/" + id + "/original"
            : "",
        warning(state, pages, page, say),
        number,
        pages.size(),
        Foreign.name(page.label()),
        method(page, say),
        Highlight.mark(page.text(), passages.spans(number)),
        passages.links(number, page.text()),
        passages.pages(number),
        say.text("document.hits", passages.total()),
        index > 0 ? passages.address(pages.get(index - 1).number()) : null,
        index + 1 < pages.size() ? passages.address(pages.get(index + 1).number()) : null,
        passages.before(number),
        passages.after(number),
        page.text().isBlank() ? null : citation(row, name, page, passages, say));
  }

  private NavigableMap<Integer, List<Passage>> ofWords(long id, String words) {
    NavigableMap<Integer, List<Passage>> byPage = Passages.none();
    for (PageHits page : search.inDocument(id, words)) {
      byPage.put(
          page.page(),
          page.hits().stream().map(hit -> new Passage(hit.start(), hit.end(), false)).toList());
    }
    return byPage;
  }

  DocumentReadModel.Row row(long id) {
    return documents.find(id).orElseThrow(() -> new NotFoundException("document " + id));
  }

  private static int index(List<PageText> pages, @Nullable String asked) {
    int wanted;
    try {
      wanted = asked == null ? 1 : Integer.parseInt(asked.strip());
    } catch (NumberFormatException notANumber) {
      wanted = 1;
    }
    int index = 0;
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).number() <= wanted) {
        index = i;
      }
    }
    return index;
  }

  /** The first passage of the page, else its beginning, and all that is needed to find it again. */
  private Citation citation(
      DocumentReadModel.Row row, String name, PageText page, Passages passages, Say say) {
    List<Passage> here = passages.byPage().getOrDefault(page.number(), List.of());
    String quoted =
        here.isEmpty()
            ? beginning(page.text())
            : Highlight.excerpt(
                    page.text(),
                    List.of(
                        new Highlight.Span(
                            here.getFirst().start(), here.getFirst().end(), false, "")))
                .stream()
                .map(Highlight.Part::text)
                .collect(Collectors.joining());
    List<String> lines = new ArrayList<>();
    lines.add(say.text("document.citation.place", Foreign.name(row.title()), name, page.number()));
    String link = Foreign.link(row.url());
    lines.add(
        row.fetchedAt() == null
            ? say.text("document.citation.source", row.sourceName(), link)
            : say.text(
                "document.citation.fetched",
                row.sourceName(),
                link,
                say.date(say.dayOf(row.fetchedAt()))));
    lines.add(base + passages.address(page.number()));
    if (row.sha256() != null) {
      lines.add("SHA-256 " + row.sha256());
    }
    return new Citation(
        say.text("document.citation.quote", quoted.strip()), String.join("\n", lines));
  }

  private static String beginning(String text) {
    String stripped = text.strip();
    return stripped.length() > QUOTED ? stripped.substring(0, QUOTED) + "…" : stripped;
  }

  private static String method(PageText page, Say say) {
    if (page.method() != PageMethod.OCR) {
      return say.text("document.method.text");
    }
    Integer confidence = page.confidence();
    return confidence == null
        ? say.text("document.method.ocr")
        : say.text("document.method.ocr-confidence", confidence);
  }

  private static String warning(String state, List<PageText> pages, PageText page, Say say) {
    if (pages.isEmpty()) {
      return say.word("document.unread.", state);
    }
    if (page.text().isBlank()) {
      return say.text("document.image-page");
    }
    return page.method() == PageMethod.OCR ? say.text("document.ocr-page") : "";
  }

  private static String state(DocumentReadModel.Row row) {
    if (row.reading() != null) {
      return row.reading().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return row.sha256() == null && row.fetchState().toLowerCase(Locale.ROOT).startsWith("fail")
        ? "not-fetched"
        : "waiting";
  }

  private static List<Fact> facts(DocumentReadModel.Row row, Say say) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(say.text("document.fact.source"), row.sourceName()));
    if (row.fetchedAt() != null) {
      facts.add(new Fact(say.text("document.fact.fetched"), say.moment(row.fetchedAt())));
    }
    if (row.mediaType() != null) {
      facts.add(new Fact(say.text("document.fact.type"), Foreign.name(row.mediaType())));
    }
    if (row.size() != null) {
      facts.add(new Fact(say.text("document.fact.size"), say.size(row.size())));
    }
    return facts;
  }
}
