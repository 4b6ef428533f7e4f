package org.vigie.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/**
 * One source on one civil day of Europe/Paris.
 *
 * @param health the state's word for machines after the day's last harvest, for example {@code
 *     changed-layout}; null where it was not harvested that day
 * @param reason the evidence; none when ok
 * @param items publications that were new or came in a new revision
 * @param documents files that arrived
 * @param pagesRead pages of those files whose text is known
 * @param pagesUnreadable pages, or files that have no pages, whose text is not known
 */
public record SourceDay(
    String source,
    String name,
    LocalDate day,
    @Nullable String health,
    Message reason,
    long items,
    long documents,
    long pagesRead,
    long pagesUnreadable) {}
