package org.vigie.scrapers.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/** The last word on a file, once it is known which of its pictures could be recognised. */
final class Verdict {
  private static final int ATTACHMENTS_NAMED = 5;

  private Verdict() {}

  static Extraction over(
      ReadingStatus status, String detail, String mediaType, List<PageText> pages) {
    List<PageText> unread =
        pages.stream().filter(page -> page.method() == PageMethod.NEEDS_OCR).toList();
    if (unread.isEmpty() || (status != ReadingStatus.READ && status != ReadingStatus.PARTLY_READ)) {
      return new Extraction(status, detail, mediaType, pages);
    }
    String images = unread.size() + " of " + pages.size() + " pages are images: " + places(unread);
    if (status == ReadingStatus.PARTLY_READ) {
      return new Extraction(status, detail + "; " + images, mediaType, pages);
    }
    boolean hasText =
        pages.stream()
            .anyMatch(page -> page.method() != PageMethod.NEEDS_OCR && !page.text().isBlank());
    boolean most = unread.size() * 2 > pages.size();
    return new Extraction(
        most || !hasText ? ReadingStatus.NEEDS_OCR : ReadingStatus.PARTLY_READ,
        images,
        mediaType,
        pages);
  }

  private static String places(List<PageText> pages) {
    Map<String, List<Integer>> byLabel =
        pages.stream()
            .collect(
                Collectors.groupingBy(
                    PageText::label,
                    LinkedHashMap::new,
                    Collectors.mapping(PageText::number, Collectors.toList())));
    String named =
        byLabel.entrySet().stream()
            .limit(ATTACHMENTS_NAMED)
            .map(
                entry ->
                    (entry.getKey().isEmpty() ? "" : entry.getKey() + " ")
                        + PageRanges.of(entry.getValue()))
            .collect(Collectors.joining("; "));
    return byLabel.size() > ATTACHMENTS_NAMED ? named + "; …" : named;
  }
}
