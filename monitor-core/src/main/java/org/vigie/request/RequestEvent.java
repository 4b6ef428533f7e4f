package org.vigie.request;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to a request.
 *
 * @param onDate the day that counts in law, Europe/Paris; for a notified document, when it arrived
 * @param at when it was written down
 * @param author who wrote it down
 */
public record RequestEvent(
    long id,
    RequestEventType type,
    LocalDate onDate,
    Instant at,
    EventDetail detail,
    String author) {}
