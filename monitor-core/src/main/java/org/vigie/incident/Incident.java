package org.vigie.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/**
 * A source in difficulty, from one cause.
 *
 * @param cause the health's word for machines, for example {@code changed-layout}
 * @param reason the evidence when it began
 * @param solvedAt null while it lasts
 * @param caughtUp publications that were new or changed since it began
 */
public record Incident(
    long id,
    String sourceId,
    String sourceName,
    String cause,
    Message reason,
    Instant openedAt,
    @Nullable Instant solvedAt,
    long caughtUp) {}
