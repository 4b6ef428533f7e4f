package org.vigie.app.find;

import java.time.Instant;
import java.util.List;
import org.vigie.search.SearchResults.Hit;
import org.vigie.search.SearchResults.Result;

/**
 * A result for programs; the same names in JSON and CSV.
 *
 * @param url the publication's page
 * @param date of publication, or when it was first seen; ISO
 * @param seen when it was last new to us: seen, changed, or found by a rule
 * @param families ids, of the rules that found it
 * @param document 0 where only the title matched
 * @param page that matches best
 * @param pages how many match
 * @param passage address of the excerpt in the document's text
 * @param hits characters of the page's text
 */
record SearchEntry(
    long publication,
    String url,
    String title,
    String buyer,
    String source,
    String kind,
    String date,
    Instant seen,
    List<String> families,
    long document,
    int page,
    int pages,
    String passage,
    String excerpt,
    List<Hit> hits) {

  /**
   * @param base public address of the service, without a slash at its end
   */
  static SearchEntry of(Result result, String words, String base) {
    return new SearchEntry(
        result.publication(),
        base + "/publications/" + result.publication(),
        result.title(),
        result.buyer(),
        result.source(),
        result.kind(),
        result.date().toString(),
        result.seen(),
        result.families(),
        result.document(),
        result.page(),
        result.pages(),
        base + ResultPassage.address(result, words),
        ResultPassage.text(result),
        result.hits());
  }
}
