package org.vigie.reading;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param detail the technical reason, in English, where it is not whole; people read the sentence
 *     of its status
 * @param mediaType as detected from the bytes
 */
public record Extraction(
    ReadingStatus status, String detail, String mediaType, List<PageText> pages) {
  public Extraction {
    pages = List.copyOf(pages);
  }
}
