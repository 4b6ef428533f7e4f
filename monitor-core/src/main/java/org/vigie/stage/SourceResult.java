package org.vigie.stage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.vigie.source.Health;
import org.vigie.source.SourceId;

/**
 * What a run of all stages did for one source.
 *
 * @param health null where it was never harvested
 * @param discovered publications that the portal gave
 * @param fetched documents that arrived
 * @param notModified answers "you have the current copy"
 * @param extracted documents that were read
 * @param failed publications or documents that failed
 * @param matches new matches
 * @param alerts new alerts
 * @param seconds that its harvest took
 */
public record SourceResult(
    SourceId source,
    @Nullable Health health,
    int discovered,
    int fetched,
    int notModified,
    int extracted,
    int failed,
    int matches,
    int alerts,
    BigDecimal seconds) {}
