package org.vigie.review;

/**
 * What a volunteer is asked now. It is theirs for ten minutes; others get other finds meanwhile.
 *
 * @param match to be shown
 * @param answered answers that others gave in this round
 * @param reports of visitors
 */
public record Turn(ReviewedFind find, long match, int round, int answered, int reports) {}
