package org.vigie.request;

import java.time.LocalDate;
import java.util.Locale;

/** Where a request stands, derived from its events, the clock and today's date; never stored. */
public enum RequestState {
  DRAFT,
  VALIDATED,
  SENT,
  BOUNCED,
  RECEIVED,
  CLARIFICATION_ASKED,
  FORWARDED,
  PARTIAL_ANSWER,
  ANSWERED_FULL,
  ANSWERED_PUBLISHED_ELSEWHERE,
  NOT_HELD,
  REFUSED_EXPRESS,
  REFUSED_IMPLICIT,
  CADA_READY,
  CADA_SENT,
  CADA_INCOMPLETE,
  CADA_REGISTERED,
  REFUSAL_CONFIRMED_EXPRESS,
  REFUSAL_CONFIRMED_IMPLICIT,
  CADA_OPINION,
  RELEASED_AFTER_CADA,
  COURT_READY,
  COURT_FILED,
  CLOSED_WITHDRAWN,
  CLOSED_TIME_BARRED;

  /** The word for machines: {@code refused_implicit}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String messageKey() {
    return "request.state." + id();
  }

  /** Something may still come of it: a second request for the same would be one too many. */
  public boolean isOpen() {
    return switch (this) {
      case ANSWERED_FULL,
          ANSWERED_PUBLISHED_ELSEWHERE,
          NOT_HELD,
          RELEASED_AFTER_CADA,
          CLOSED_WITHDRAWN,
          CLOSED_TIME_BARRED ->
          false;
      default -> true;
    };
  }

  /** Nothing has left yet. */
  public boolean isBeforeSending() {
    return this == DRAFT || this == VALIDATED;
  }

  static RequestState of(Request request, LegalPosition position, LocalDate today) {
    if (request.has(RequestEventType.WITHDRAWN)) {
      return CLOSED_WITHDRAWN;
    }
    if (request.has(RequestEventType.ANSWERED)) {
      return request.has(RequestEventType.CADA_SENT) ? RELEASED_AFTER_CADA : ANSWERED_FULL;
    }
    if (request.has(RequestEventType.COURT_FILED)) {
      return COURT_FILED;
    }
    if (request.has(RequestEventType.CADA_SENT)) {
      return afterReferral(request, position, today);
    }
    if (request.has(RequestEventType.SENT)) {
      return afterSending(request, position, today);
    }
    return request.hasSince(RequestEventType.VALIDATED, RequestEventType.EDITED)
        ? VALIDATED
        : DRAFT;
  }

  private static RequestState afterSending(
      Request request, LegalPosition position, LocalDate today) {
    if (request.hasSince(RequestEventType.BOUNCED, RequestEventType.SENT)) {
      return BOUNCED;
    }
    if (request.has(RequestEventType.PUBLISHED_ELSEWHERE)) {
      return ANSWERED_PUBLISHED_ELSEWHERE;
    }
    if (request.has(RequestEventType.NOT_HELD)) {
      return NOT_HELD;
    }
    if (position.isClosed(ClockRule.K5, today)) {
      return CLOSED_TIME_BARRED;
    }
    if (request.has(RequestEventType.CADA_PREPARED)) {
      return CADA_READY;
    }
    if (request.has(RequestEventType.REFUSED)) {
      return REFUSED_EXPRESS;
    }
    if (request.has(RequestEventType.PARTLY_ANSWERED)) {
      return PARTIAL_ANSWER;
    }
    if (request.hasSince(
        RequestEventType.CLARIFICATION_ASKED, RequestEventType.CLARIFICATION_ANSWERED)) {
      return CLARIFICATION_ASKED;
    }
    boolean silenceHasLasted =
        position
            .of(ClockRule.K4)
            .map(Deadline::from)
            .filter(from -> !today.isBefore(from))
            .isPresent();
    if (silenceHasLasted) {
      return REFUSED_IMPLICIT;
    }
    if (request.has(RequestEventType.FORWARDED)) {
      return FORWARDED;
    }
    boolean proved =
        request.has(RequestEventType.ACKNOWLEDGED) || request.has(RequestEventType.DELIVERY_PROOF);
    return proved ? RECEIVED : SENT;
  }

  private static RequestState afterReferral(
      Request request, LegalPosition position, LocalDate today) {
    if (position.isClosed(ClockRule.K12, today)) {
      return CLOSED_TIME_BARRED;
    }
    if (request.has(RequestEventType.COURT_PREPARED)) {
      return COURT_READY;
    }
    if (position.of(ClockRule.K10).isPresent()) {
      return REFUSAL_CONFIRMED_EXPRESS;
    }
    boolean confirmed =
        position
            .of(ClockRule.K9)
            .map(Deadline::nominal)
            .filter(on -> today.isAfter(on))
            .isPresent();
    if (confirmed) {
      // Even after an opinion: the court's period runs, and that is what matters now.
      return REFUSAL_CONFIRMED_IMPLICIT;
    }
    if (request.has(RequestEventType.CADA_OPINION)) {
      return CADA_OPINION;
    }
    if (request.has(RequestEventType.CADA_REGISTERED)) {
      return CADA_REGISTERED;
    }
    return request.hasSince(RequestEventType.CADA_INCOMPLETE, RequestEventType.CADA_SENT)
        ? CADA_INCOMPLETE
        : CADA_SENT;
  }
}
