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
    String author) {
  /** A person classified it and may take it back; what the service sent has left for good. */
  public boolean isUndoable() {
    return EventCheck.isUndoable(this);
  }
}
