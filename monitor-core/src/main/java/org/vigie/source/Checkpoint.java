package org.vigie.source;

/**
 * How far a connector has read a source; text that only the connector understands, empty at first.
 */
public record Checkpoint(String value) {
  public static final Checkpoint NONE = new Checkpoint("");

  public boolean isNone() {
    return value.isEmpty();
  }
}
