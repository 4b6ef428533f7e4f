package org.vigie.review;

import java.util.Locale;

/** What a person says of a find. */
public enum Verdict {
  RELEVANT,
  NOT_RELEVANT,
  UNSURE;

  /** The word for machines: {@code not-relevant}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
