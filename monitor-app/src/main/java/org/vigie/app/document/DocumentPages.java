package org.vigie.app.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.document.DocumentPage.Fact;
import org.vigie.app.document.DocumentPage.PageLink;
import org.vigie.app.document.DocumentReadModel.HitRow;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.reading.PageText;

/** Makes the page that shows a document's text. */
@Component
class DocumentPages {
  private final DocumentReadModel documents;
  private final PageTexts texts;
  private final Originals originals;

  DocumentPages(DocumentReadModel documents, PageTexts texts, Originals originals) {
    this.documents = documents;
    this.texts = texts;
    this.originals = originals;
  }

  /**
   * @param asked the page; where there is no such page, the nearest one that is
   */
  DocumentPage page(long id, @Nullable String asked, Say say) {
    DocumentReadModel.Row row = row(id);
    List<PageText> pages = row.sha256() == null ? List.of() : texts.pages(row.sha256());
    List<HitRow> hits = documents.hits(id);
    int index = index(pages, asked);
    PageText page = pages.isEmpty() ? new PageText(1, "", "") : pages.get(index);
    List<HitRow> here = hits.stream().filter(hit -> hit.page() == page.number()).toList();
    String state = state(row);
    return new DocumentPage(
        id,
        row.position() == 0 ? say.text("document.own-text") : Foreign.name(row.name()),
        Foreign.name(row.title()),
        row.match() == null ? "" : "/reperages/" + row.match(),
        Badge.reading(say, state),
        facts(row, say),
        row.sha256() == null ? "" : row.sha256(),
        row.sha256() != null && originals.original(row.sha256()).isPresent()
            ? "/documents/" + id + "/original"
            : "",
        warning(state, pages, page, say),
        page.number(),
        pages.size(),
        Foreign.name(page.label()),
        Highlight.mark(page.text(), spans(page.number(), here)),
        withHits(id, hits, page.number()),
        index > 0 ? address(id, pages.get(index - 1).number()) : null,
        index + 1 < pages.size() ? address(id, pages.get(index + 1).number()) : null,
        nextHit(id, hits, page.number()));
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

  private static List<Highlight.Span> spans(int page, List<HitRow> hits) {
    List<Highlight.Span> spans = new ArrayList<>();
    for (HitRow hit : hits) {
      spans.add(
          new Highlight.Span(
              hit.start(), hit.end(), hit.companion(), "p" + page + "-h" + (spans.size() + 1)));
    }
    return spans;
  }

  private static List<PageLink> withHits(long id, List<HitRow> hits, int current) {
    Map<Integer, Long> byPage =
        hits.stream()
            .collect(Collectors.groupingBy(HitRow::page, TreeMap::new, Collectors.counting()));
    return byPage.entrySet().stream()
        .map(
            entry ->
                new PageLink(
                    entry.getKey(),
                    address(id, entry.getKey()) + "#p" + entry.getKey() + "-h1",
                    entry.getValue().intValue(),
                    entry.getKey() == current))
        .toList();
  }

  private static @Nullable String nextHit(long id, List<HitRow> hits, int current) {
    return hits.stream()
        .map(HitRow::page)
        .filter(page -> page > current)
        .findFirst()
        .map(page -> address(id, page) + "#p" + page + "-h1")
        .orElse(null);
  }

  private static String address(long id, int page) {
    return "/documents/" + id + "?p=" + page;
  }

  private static String warning(String state, List<PageText> pages, PageText page, Say say) {
    if (pages.isEmpty()) {
      return say.word("document.unread.", state);
    }
    if (page.text().isBlank()) {
      return say.text("document.image-page");
    }
    return "";
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
