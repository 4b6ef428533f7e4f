package org.vigie.review;

import java.util.Locale;

/** How far a find is reviewed. */
public enum ReviewState {
  /** Fewer than two answers. */
  OPEN,
  /** Shown as verified. */
  RELEVANT,
  /** Hidden from lists, and nobody is alerted to it any more. */
  NOT_RELEVANT,
  /** The answers differ or somebody is unsure: an admin decides. */
  DISPUTED;

  /** The word for machines: {@code not-relevant}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
