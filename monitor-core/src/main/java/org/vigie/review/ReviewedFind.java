package org.vigie.review;

/** What a review is about: one rule in one publication, whatever the revisions of both. */
public record ReviewedFind(long publication, String rule) {}
