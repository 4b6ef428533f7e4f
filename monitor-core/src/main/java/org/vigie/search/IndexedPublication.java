package org.vigie.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageText;

/**
 * A publication as the index keeps it.
 *
 * @param date of publication; where nobody said, when it was first seen
 * @param seen when its newest revision was seen or a rule found it, whichever is later
 * @param facets what it can be narrowed by, beside its year
 * @param places names and codes that a search for a place should meet
 * @param files its documents in order; without any, its title alone is found
 */
record IndexedPublication(
    long id,
    String title,
    String buyer,
    LocalDate date,
    Instant seen,
    @Nullable BigDecimal amount,
    Map<Facet, Set<String>> facets,
    Set<String> places,
    List<File> files) {

  /** A document's text by page. */
  record File(long document, List<PageText> pages) {}
}
