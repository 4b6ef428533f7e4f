package org.vigie.match;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The archive matched again with the rules in force.
 *
 * @param rule the one to look for, or null for all
 * @param alerting whether people are alerted to old publications that are found only now
 * @param askedBy who asked, for people
 * @param found matches that were not there before
 * @param lost matches that no longer hold
 * @param cancelled whether somebody ended it early
 * @param endedAt null while there is something to do
 */
public record Rematch(
    long id,
    @Nullable String rule,
    boolean alerting,
    String askedBy,
    Instant askedAt,
    long found,
    long lost,
    boolean cancelled,
    @Nullable Instant endedAt) {}
