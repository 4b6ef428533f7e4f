package org.vigie.match;

/**
 * What follows from a match, in its transaction: above all, putting the publication into a dossier.
 */
@FunctionalInterface
public interface AfterMatch {
  void matched(long publicationId);
}
