package org.vigie.app.find;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vigie.app.find.FindFilter.Field;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.Facet;
import org.vigie.search.SearchResults;
import org.vigie.search.Slice;

/** Answers searches of programs. */
@Component
class SearchFormats {
  private final ArchiveSearch search;
  private final String base;

  SearchFormats(ArchiveSearch search, @Value("${vigie.public-url}") URI publicUrl) {
    this.search = search;
    this.base = publicUrl.toString().replaceAll("/+$", "");
  }

  /** Address of a page of ours as the world sees it. */
  String absolute(String path) {
    return base + path;
  }

  /** Changes with whatever the answers may depend on. */
  long version() {
    return search.sequence();
  }

  /**
   * @param after the mark where an answer before ended, or null
   * @param asked results, or 0 for as many as the format gives by itself
   */
  SearchAnswer answer(FindFilter filter, SearchFormat format, @Nullable String after, int asked) {
    int size = Math.clamp(asked > 0 ? asked : format.size(), 1, format.most());
    Set<Facet> counted = format == SearchFormat.JSON && after == null ? facets() : Set.of();
    SearchResults found = search.search(filter.question(), Slice.after(after, size), counted);
    List<SearchEntry> entries =
        found.results().stream()
            .map(result -> SearchEntry.of(result, filter.words(), base))
            .toList();
    Map<String, Object> more = new LinkedHashMap<>();
    if (found.next() != null) {
      more.put("apres", found.next());
      more.put("par", size);
    }
    return new SearchAnswer(
        filter.words(),
        found.total(),
        entries,
        more.isEmpty() ? null : base + filter.href(SearchPages.PATH + format.suffix(), more),
        named(found.facets()));
  }

  private static Set<Facet> facets() {
    return Stream.of(Field.values())
        .flatMap(field -> Stream.ofNullable(field.facet()))
        .collect(Collectors.toSet());
  }

  private static Map<String, Map<String, Long>> named(Map<Facet, Map<String, Long>> facets) {
    Map<String, Map<String, Long>> named = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      Map<String, Long> counts = field.facet() == null ? null : facets.get(field.facet());
      if (counts != null) {
        named.put(field.parameter(), counts);
      }
    }
    return named;
  }
}
