package org.vigie.scrapers.reading;

import org.vigie.reading.ReadingStatus;

/** How the reading of a file or of one attachment ended. */
record Outcome(ReadingStatus status, String detail, String mediaType) {
  static Outcome read(String mediaType) {
    return new Outcome(ReadingStatus.READ, "", mediaType);
  }
}
