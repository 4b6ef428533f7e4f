package org.vigie.request;

import java.util.Locale;

/** What can happen to a request. Events are only ever added; {@link #UNDONE} takes one back. */
public enum RequestEventType {
  DRAFTED,
  EDITED,
  VALIDATED,
  SENT,
  /** A delivery notice or a signed postal receipt. */
  DELIVERY_PROOF,
  BOUNCED,
  /** The authority's acknowledgement (L112-3 CRPA); it moves nothing but proves receipt. */
  ACKNOWLEDGED,
  CLARIFICATION_ASKED,
  CLARIFICATION_ANSWERED,
  FORWARDED,
  /** A neutral reminder left. */
  REMINDED,
  REFUSED,
  PARTLY_ANSWERED,
  ANSWERED,
  PUBLISHED_ELSEWHERE,
  NOT_HELD,
  /** An exchange that expressly mentions the silent refusal (K13). */
  REFUSAL_REVEALED,
  CADA_PREPARED,
  CADA_SENT,
  CADA_INCOMPLETE,
  CADA_REGISTERED,
  CADA_OPINION,
  REASONS_ASKED,
  REASONS_GIVEN,
  COURT_PREPARED,
  COURT_FILED,
  WITHDRAWN,
  COMMENT,
  UNDONE;

  /** The word kept in the database: {@code cada_sent}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RequestEventType of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  public String messageKey() {
    return "request.event." + id();
  }

  /** Adding such an event is a person's classification, which another person may take back. */
  boolean isUndoable() {
    return switch (this) {
      case DRAFTED, EDITED, VALIDATED, COMMENT, UNDONE -> false;
      default -> true;
    };
  }
}
