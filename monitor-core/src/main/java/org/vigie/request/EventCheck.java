package org.vigie.request;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/** Why an event cannot be added to a request as it stands. */
final class EventCheck {
  private EventCheck() {}

  static Optional<Message> refusal(
      RequestStanding standing, RequestEventType type, LocalDate onDate, LocalDate today) {
    if (onDate.isAfter(today)) {
      return Optional.of(Message.of("request.refusal.in-the-future", onDate));
    }
    return switch (type) {
      case DRAFTED, EDITED, VALIDATED, UNDONE ->
          Optional.of(Message.of("request.refusal.not-recordable", type.id()));
      case COMMENT, WITHDRAWN -> Optional.empty();
      case SENT ->
          standing.state() == RequestState.VALIDATED || standing.state() == RequestState.BOUNCED
              ? Optional.empty()
              : Optional.of(Message.of("request.refusal.not-validated"));
      default -> afterSending(standing, type, onDate);
    };
  }

  /** What a person classified can be taken back; what the service sent has left. */
  static boolean isUndoable(RequestEvent event) {
    boolean leftByTheService =
        event.type() == RequestEventType.SENT && event.detail().channel() == Channel.MAIL;
    return event.type().isUndoable() && !leftByTheService;
  }

  private static Optional<Message> afterSending(
      RequestStanding standing, RequestEventType type, LocalDate onDate) {
    @Nullable LocalDate sentOn =
        standing.request().last(RequestEventType.SENT).map(RequestEvent::onDate).orElse(null);
    if (sentOn == null) {
      return Optional.of(Message.of("request.refusal.not-sent"));
    }
    if (onDate.isBefore(sentOn)) {
      return Optional.of(Message.of("request.refusal.before-sending", onDate, sentOn));
    }
    if (type == RequestEventType.CADA_SENT) {
      return tooEarly(standing, onDate);
    }
    if (type == RequestEventType.CADA_REGISTERED) {
      return beforeReferral(standing, onDate);
    }
    return Optional.empty();
  }

  /** K20: without a refusal the CADA throws the referral out. */
  private static Optional<Message> tooEarly(RequestStanding standing, LocalDate onDate) {
    return standing
        .position()
        .of(ClockRule.K4)
        .map(Deadline::from)
        .filter(from -> onDate.isBefore(from))
        .map(from -> Message.of("request.refusal.no-refusal-yet", from));
  }

  private static Optional<Message> beforeReferral(RequestStanding standing, LocalDate onDate) {
    return standing
        .request()
        .last(RequestEventType.CADA_SENT)
        .map(RequestEvent::onDate)
        .filter(referred -> onDate.isBefore(referred))
        .map(referred -> Message.of("request.refusal.before-referral", onDate, referred));
  }
}
