package org.vigie.review;

/**
 * How far a volunteer is.
 *
 * @param today answers given today, Europe/Paris
 * @param left finds that wait for an answer of theirs
 */
public record Progress(long today, long left) {}
