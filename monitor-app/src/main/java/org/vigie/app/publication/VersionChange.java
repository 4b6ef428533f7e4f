package org.vigie.app.publication;

import java.util.List;
import org.vigie.publication.RevisionDifference.Segment;

/**
 * What a revision changed, ready to print.
 *
 * @param name its number and when it was seen
 * @param note where there is no difference to show, why
 * @param passages where the text changed
 */
public record VersionChange(
    String name, String note, List<Fact> facts, List<List<Segment>> passages) {

  /** A fact that changed. */
  public record Fact(String name, String before, String after) {}
}
