package org.vigie.app.find;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.app.find.FindCards.Passage;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.Say;
import org.vigie.search.SearchResults.Hit;
import org.vigie.search.SearchResults.Result;

/** The words round the place where most of what was looked for stands together. */
final class ResultPassage {
  private static final int WINDOW = 300;
  private static final int BEGINNING = 400;

  private ResultPassage() {}

  static Passage of(Result result, String words, Say say) {
    if (result.document() == 0 || result.text().isBlank()) {
      return Passage.NONE;
    }
    String page = say.text("hit.page", result.page());
    String where =
        result.pages() > 1 ? say.text("search.more-pages", page, result.pages() - 1) : page;
    return new Passage(parts(result), where, address(result, words));
  }

  /** The passage as plain text. */
  static String text(Result result) {
    return parts(result).stream().map(Highlight.Part::text).collect(Collectors.joining());
  }

  /** Of the document's page, at the passage; where there is none, of the publication. */
  static String address(Result result, String words) {
    if (result.document() == 0) {
      return "/publications/" + result.publication();
    }
    UriComponentsBuilder page =
        UriComponentsBuilder.fromPath("/documents/" + result.document())
            .queryParam("p", result.page());
    return words.isEmpty()
        ? page.toUriString()
        : page.queryParam("q", "{words}")
            .fragment("p" + result.page() + "-h" + (densest(result.hits()) + 1))
            .encode()
            .buildAndExpand(words)
            .toUriString();
  }

  private static List<Highlight.Part> parts(Result result) {
    List<Hit> hits = result.hits();
    if (hits.isEmpty()) {
      String text = result.text().strip();
      return Highlight.excerpt(
          text.length() > BEGINNING ? text.substring(0, BEGINNING) + "…" : text, List.of());
    }
    int first = densest(hits);
    return Highlight.excerpt(
        result.text(),
        hits.subList(first, hits.size()).stream()
            .map(hit -> new Highlight.Span(hit.start(), hit.end(), false, ""))
            .toList());
  }

  /** Where the most hits stand within a window. */
  private static int densest(List<Hit> hits) {
    int best = 0;
    int most = 0;
    int end = 0;
    for (int start = 0; start < hits.size(); start++) {
      while (end < hits.size() && hits.get(end).end() <= hits.get(start).start() + WINDOW) {
        end++;
      }
      if (end - start > most) {
        most = end - start;
        best = start;
      }
    }
    return best;
  }
}
