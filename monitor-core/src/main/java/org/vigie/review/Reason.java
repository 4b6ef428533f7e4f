package org.vigie.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a find is not relevant. */
public enum Reason {
  /** Road works, networks, empty ducts. */
  ROADWORKS,
  /** Surveillance is named in passing. */
  MENTION,
  /** A private place that watches itself. */
  PRIVATE_PLACE,
  /** The same word for another thing. */
  FALSE_FRIEND,
  OTHER;

  /** The word for machines: {@code false-friend}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason with that {@link #id}; empty where there is none. */
  public static Optional<Reason> of(String id) {
    return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
  }
}
