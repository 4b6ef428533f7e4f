package org.vigie.app.find;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Csv;

/**
 * A search's answer for programs.
 *
 * @param query as it was asked
 * @param total publications that match
 * @param next address of the following results, or null
 * @param facets by the address's parameter: value to publications
 */
record SearchAnswer(
    String query,
    long total,
    List<SearchEntry> results,
    @Nullable String next,
    Map<String, Map<String, Long>> facets) {

  String csv() {
    return results.stream()
        .map(SearchAnswer::line)
        .collect(
            Collectors.joining(
                "",
                "date,title,buyer,kind,source,families,url,page,pages,passage,excerpt\r\n",
                ""));
  }

  private static String line(SearchEntry entry) {
    return Csv.line(
        entry.date(),
        entry.title(),
        entry.buyer(),
        entry.kind(),
        entry.source(),
        String.join(" ", entry.families()),
        entry.url(),
        entry.page(),
        entry.pages(),
        entry.passage(),
        entry.excerpt());
  }
}
