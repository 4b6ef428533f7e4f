package org.vigie.publication;

/** What recording a publication came to. */
public record Recorded(long publicationId, long revisionId, Change change) {
  /** New, changed since the last harvest, or as it was. */
  public enum Change {
    NEW,
    REVISED,
    UNCHANGED
  }
}
