package org.vigie.request;

import java.util.Locale;

/** How sure the law behind a date is, as shown beside it. */
public enum Certainty {
  /** Text or settled case law read. */
  HIGH,
  /** The period is sure, whether it ends on that day or the day before is disputed. */
  DAY_DISPUTED,
  /** Case law by analogy, or commentary. */
  GOOD,
  /** Not checked against an official text yet: shown as « à confirmer », never relied on. */
  TO_BE_CONFIRMED;

  /** The word for machines: {@code day-disputed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String messageKey() {
    return "request.certainty." + id();
  }
}
