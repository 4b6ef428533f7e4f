package org.vigie.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageText;

/**
 * A publication as the index keeps it.
 *
 * @param kind the publication's kind in lower case
 * @param places names and codes that a search for a place should meet
 * @param files its documents in order; without any, its title alone is found
 */
record IndexedPublication(
    long id,
    String title,
    String buyer,
    String source,
    String kind,
    @Nullable LocalDate date,
    Set<String> cpv,
    Set<String> departements,
    Set<String> places,
    Set<String> families,
    List<File> files) {

  /** A document's text by page. */
  record File(long document, List<PageText> pages) {}
}
