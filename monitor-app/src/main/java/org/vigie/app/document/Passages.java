package org.vigie.app.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.app.document.DocumentPage.HitLink;
import org.vigie.app.document.DocumentPage.PageLink;
import org.vigie.app.page.Highlight;

/**
 * The passages of a document and the way through them. Where words are looked for, theirs are the
 * passages and what rules met is marked beside them.
 *
 * @param byPage what links lead to, by the page's number
 * @param beside marked only
 */
record Passages(
    long document,
    String words,
    NavigableMap<Integer, List<Passage>> byPage,
    NavigableMap<Integer, List<Passage>> beside) {
  private static final int AROUND = 60;

  /** Characters of the page's text. */
  record Passage(int start, int end, boolean companion) {
    boolean meets(Passage other) {
      return start < other.end && other.start < end;
    }
  }

  List<Highlight.Span> spans(int page) {
    List<Passage> here = byPage.getOrDefault(page, List.of());
    List<Highlight.Span> spans = new ArrayList<>();
    for (Passage passage : here) {
      spans.add(
          new Highlight.Span(
              passage.start(), passage.end(), passage.companion(), id(page, spans.size() + 1)));
    }
    beside.getOrDefault(page, List.of()).stream()
        .filter(passage -> here.stream().noneMatch(passage::meets))
        .forEach(
            passage -> spans.add(new Highlight.Span(passage.start(), passage.end(), true, "")));
    return spans;
  }

  List<HitLink> links(int page, String text) {
    List<HitLink> links = new ArrayList<>();
    for (Passage passage : byPage.getOrDefault(page, List.of())) {
      if (passage.end() <= text.length()) {
        links.add(
            new HitLink(round(passage, text), address(page) + "#" + id(page, links.size() + 1)));
      }
    }
    return links;
  }

  private static List<Highlight.Part> round(Passage passage, String text) {
    int from = Math.max(0, passage.start() - AROUND);
    int to = Math.min(text.length(), passage.end() + AROUND);
    return Highlight.excerpt(
        text.substring(from, to),
        List.of(
            new Highlight.Span(
                passage.start() - from, passage.end() - from, passage.companion(), "")));
  }

  List<PageLink> pages(int current) {
    return byPage.entrySet().stream()
        .map(
            entry ->
                new PageLink(
                    entry.getKey(),
                    first(entry.getKey()),
                    entry.getValue().size(),
                    entry.getKey() == current))
        .toList();
  }

  int total() {
    return byPage.values().stream().mapToInt(List::size).sum();
  }

  @Nullable String after(int page) {
    NavigableMap<Integer, List<Passage>> later = byPage.tailMap(page, false);
    return later.isEmpty() ? null : first(later.firstKey());
  }

  @Nullable String before(int page) {
    Map.Entry<Integer, List<Passage>> earlier = byPage.lowerEntry(page);
    return earlier == null
        ? null
        : address(earlier.getKey()) + "#" + id(earlier.getKey(), earlier.getValue().size());
  }

  private String first(int page) {
    return address(page) + "#" + id(page, 1);
  }

  /** Of a page of the document, with the words that are looked for. */
  String address(int page) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/documents/" + document).queryParam("p", page);
    return words.isEmpty()
        ? address.toUriString()
        : address.queryParam("q", "{words}").encode().buildAndExpand(words).toUriString();
  }

  private static String id(int page, int rank) {
    return "p" + page + "-h" + rank;
  }

  static NavigableMap<Integer, List<Passage>> none() {
    return new TreeMap<>();
  }

  static NavigableMap<Integer, List<Passage>> ofRules(List<DocumentReadModel.HitRow> hits) {
    return hits.stream()
        .collect(
            Collectors.groupingBy(
                DocumentReadModel.HitRow::page,
                TreeMap::new,
                Collectors.mapping(
                    hit -> new Passage(hit.start(), hit.end(), hit.companion()),
                    Collectors.toList())));
  }
}
