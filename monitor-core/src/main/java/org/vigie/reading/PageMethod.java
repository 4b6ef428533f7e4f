package org.vigie.reading;

import java.util.Locale;

/** How a page's text was obtained. */
public enum PageMethod {
  /** From the file itself. */
  TEXT,
  /** Recognised from the page's picture. */
  OCR,
  /** A picture of a page that was not recognised; its text is what the file itself had. */
  NEEDS_OCR;

  /** The word for machines: {@code needs-ocr}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
