package org.vigie.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/**
 * How a source stands.
 *
 * @param watched false where its definition is gone or broken
 * @param pausedReason why an admin paused it, in their words; null where it is not paused
 * @param health null where it was never harvested; {@link Health#PAUSED} while paused
 * @param reason the evidence for its health; none when ok
 * @param healthSince since when it is in this health
 * @param lastSuccessAt when it was last read whole
 * @param lastNewAt when it last had something new
 */
public record SourceState(
    SourceId id,
    String name,
    String type,
    String url,
    boolean watched,
    boolean paused,
    @Nullable String pausedReason,
    @Nullable Health health,
    Message reason,
    @Nullable Instant healthSince,
    @Nullable Instant lastRunAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastNewAt) {}
