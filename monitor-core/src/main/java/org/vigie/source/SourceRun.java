package org.vigie.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/**
 * One harvest of a source.
 *
 * @param endedAt null while it runs
 * @param health null while it runs
 * @param discovered publications that the connector handed over
 * @param fetched documents that arrived
 * @param notModified answers "you have the current copy"
 * @param failed publications or documents that failed this time
 */
public record SourceRun(
    long id,
    SourceId source,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Health health,
    Message reason,
    int discovered,
    int fetched,
    int notModified,
    int failed) {

  /** What a run has done so far. */
  public record Counts(int discovered, int fetched, int notModified, int failed) {}
}
