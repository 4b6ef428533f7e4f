package org.vigie.app.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.request.Channel;
import org.vigie.request.RequestEventType;

/**
 * What somebody wrote down as having happened, kept as they wrote it.
 *
 * @param type id of a {@link RequestEventType}
 * @param day as {@code 2026-11-24}
 * @param remedies « oui » where a letter names the way and time to object
 */
record EventForm(String type, String day, String remedies, String note) {
  /** What a person may write down here, in the order of the procedure. */
  static final List<RequestEventType> KINDS =
      List.of(
          RequestEventType.ACKNOWLEDGED,
          RequestEventType.DELIVERY_PROOF,
          RequestEventType.BOUNCED,
          RequestEventType.REFUSED,
          RequestEventType.PARTLY_ANSWERED,
          RequestEventType.ANSWERED,
          RequestEventType.NOT_HELD,
          RequestEventType.PUBLISHED_ELSEWHERE,
          RequestEventType.CLARIFICATION_ASKED,
          RequestEventType.CLARIFICATION_ANSWERED,
          RequestEventType.FORWARDED,
          RequestEventType.REFUSAL_REVEALED,
          RequestEventType.CADA_SENT,
          RequestEventType.CADA_INCOMPLETE,
          RequestEventType.CADA_REGISTERED,
          RequestEventType.CADA_OPINION,
          RequestEventType.COURT_FILED,
          RequestEventType.COMMENT,
          RequestEventType.WITHDRAWN);

  static final int LONGEST_NOTE = 4_000;

  /** Before a request has left, only these make sense. */
  static final List<RequestEventType> BEFORE_SENDING =
      List.of(RequestEventType.COMMENT, RequestEventType.WITHDRAWN);

  static EventForm empty(LocalDate today) {
    return new EventForm("", today.toString(), "non", "");
  }

  Optional<RequestEventType> kind() {
    return KINDS.stream().filter(kind -> kind.id().equals(type)).findFirst();
  }

  Optional<LocalDate> date() {
    return day(day);
  }

  public boolean remediesTold() {
    return remedies.equals("oui");
  }

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  /** How a person sent a letter themselves. */
  static Optional<Channel> channel(String word) {
    return switch (word) {
      case "poste" -> Optional.of(Channel.POST);
      case "messagerie" -> Optional.of(Channel.OWN_MAIL);
      case "formulaire" -> Optional.of(Channel.FORM);
      default -> Optional.empty();
    };
  }
}
