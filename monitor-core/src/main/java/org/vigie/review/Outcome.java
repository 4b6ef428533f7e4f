package org.vigie.review;

/**
 * What became of an answer.
 *
 * @param kept false where it was there already, or the find was decided anew meanwhile
 * @param state of the find afterwards
 */
public record Outcome(boolean kept, ReviewState state) {}
