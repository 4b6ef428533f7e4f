package org.vigie.source;

import java.util.Locale;

/** A source's state. Silence is never mistaken for "nothing happened". */
public enum Health {
  OK,
  EMPTY,
  CHANGED_LAYOUT,
  BLOCKED,
  PARTIAL,
  UNREACHABLE,
  STALE,
  PAUSED;

  /** The word for machines: {@code changed-layout}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
