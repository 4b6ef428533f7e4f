package org.vigie.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A demand for documents with all that has happened to it.
 *
 * @param number for people: {@code D-2026-0142}
 * @param subject one line on the project; one open request per authority and subject
 * @param letter the text from « Madame, Monsieur » to the name
 * @param replyToken makes the request's own address for replies
 * @param version raised by each change; a change made on an older one is a conflict
 * @param territory of the authority, for its public holidays
 * @param events oldest first
 */
public record Request(
    long id,
    String number,
    long dossierId,
    long authorityId,
    long accountId,
    String subject,
    String letter,
    Asker asker,
    String replyToken,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Territory territory,
    List<RequestEvent> events) {
  public Request {
    events = List.copyOf(events);
  }

  /** What stands: events that were taken back are left out, with the taking back. */
  public List<RequestEvent> standingEvents() {
    Set<Long> undone =
        events.stream()
            .map(event -> event.detail().undoes())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return events.stream()
        .filter(event -> !undone.contains(event.id()))
        .filter(event -> event.type() != RequestEventType.UNDONE)
        .toList();
  }

  /** The latest standing event of a type. */
  public Optional<RequestEvent> last(RequestEventType type) {
    return standingEvents().stream()
        .filter(event -> event.type() == type)
        .reduce((_, later) -> later);
  }

  boolean has(RequestEventType type) {
    return last(type).isPresent();
  }

  /** {@code one} stands and no {@code other} was written down after it. */
  boolean hasSince(RequestEventType one, RequestEventType other) {
    return last(one)
        .filter(event -> last(other).filter(later -> later.id() > event.id()).isEmpty())
        .isPresent();
  }
}
