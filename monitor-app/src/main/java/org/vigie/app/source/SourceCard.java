package org.vigie.app.source;

import org.vigie.app.page.Badge;

/**
 * A source in a list, ready to print. Times are empty where nothing happened yet.
 *
 * @param state its health for machines; {@code paused} where it is, {@code none} before its first
 *     run
 * @param verified whether it was ever read with success from here
 */
record SourceCard(
    String id,
    String name,
    String type,
    String url,
    String state,
    Badge badge,
    boolean verified,
    String reason,
    String since,
    String lastRun,
    String lastNew,
    String publications,
    String thisWeek) {}
