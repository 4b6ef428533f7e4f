package org.vigie.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer.
 *
 * @param reason of a {@link Verdict#NOT_RELEVANT}
 * @param note at most 500 characters, may be empty
 * @param ruling true where an admin decided alone
 */
public record Answer(
    long account,
    String name,
    Verdict verdict,
    @Nullable Reason reason,
    String note,
    boolean ruling,
    Instant at) {}
