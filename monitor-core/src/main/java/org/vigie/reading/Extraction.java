package org.vigie.reading;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param message one French sentence that says why it is not whole; empty when it is
 * @param mediaType as detected from the bytes
 */
public record Extraction(
    ReadingStatus status, String message, String mediaType, List<PageText> pages) {
  public Extraction {
    pages = List.copyOf(pages);
  }
}
