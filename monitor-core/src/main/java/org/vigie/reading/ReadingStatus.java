package org.vigie.reading;

import java.util.Locale;

/** How the reading of a document ended. */
public enum ReadingStatus {
  READ,
  PARTLY_READ,
  NEEDS_OCR,
  PROTECTED,
  DAMAGED,
  TOO_LARGE,
  TIMED_OUT,
  CRASHED,
  UNSUPPORTED;

  /** The word for machines: {@code partly-read}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
