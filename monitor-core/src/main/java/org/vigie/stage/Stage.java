package org.vigie.stage;

/** The three stages, in their order; the end of one starts the next. */
public enum Stage {
  HARVEST,
  READ,
  NOTIFY
}
