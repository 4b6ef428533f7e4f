package org.vigie.scrapers.reading;

import java.util.List;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/** The last word on a file, once it is known which of its pictures could be recognised. */
final class Verdict {
  private Verdict() {}

  static Extraction over(
      ReadingStatus status, String detail, String mediaType, List<PageText> pages) {
    List<PageText> unread =
        pages.stream().filter(page -> page.method() == PageMethod.NEEDS_OCR).toList();
    if (unread.isEmpty() || (status != ReadingStatus.READ && status != ReadingStatus.PARTLY_READ)) {
      return new Extraction(status, detail, mediaType, pages);
    }
    String images =
        unread.size()
            + " of "
            + pages.size()
            + " pages are images: "
            + PageRanges.of(unread.stream().map(PageText::number).toList());
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
}
