package org.vigie.request;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one thing to do next for a request.
 *
 * @param possibleFrom first day, or null where it can be done now or there is nothing to do
 * @param safe do it before the end of that day
 * @param nominal the day that the text leads to; never shown as the date to plan for
 * @param basis the deadline that the dates are of
 */
public record NextStep(
    Kind kind,
    @Nullable LocalDate possibleFrom,
    @Nullable LocalDate safe,
    @Nullable LocalDate nominal,
    boolean estimated,
    Deadline.Level level,
    @Nullable Deadline basis) {

  /** What can be next. */
  public enum Kind {
    FINISH_DRAFT,
    SEND,
    CORRECT_ADDRESS,
    WAIT_FOR_ANSWER,
    ANSWER_CLARIFICATION,
    REFER_TO_CADA,
    COMPLETE_REFERRAL,
    ASK_REGISTRATION_DATE,
    /** The dates of the court are known and run, opinion or not. */
    WAIT_FOR_CONFIRMATION,
    GO_TO_COURT,
    NOTHING;

    public String messageKey() {
      return "request.next." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static NextStep of(RequestState state, LegalPosition position, LocalDate today) {
    return switch (state) {
      case DRAFT -> plain(Kind.FINISH_DRAFT);
      case VALIDATED -> plain(Kind.SEND);
      case BOUNCED -> plain(Kind.CORRECT_ADDRESS);
      case SENT, RECEIVED, FORWARDED -> dated(Kind.WAIT_FOR_ANSWER, ClockRule.K4, position, today);
      case CLARIFICATION_ASKED -> dated(Kind.ANSWER_CLARIFICATION, ClockRule.K4, position, today);
      case REFUSED_EXPRESS, REFUSED_IMPLICIT, PARTIAL_ANSWER, CADA_READY ->
          dated(Kind.REFER_TO_CADA, ClockRule.K4, position, today);
      case CADA_SENT -> plain(Kind.ASK_REGISTRATION_DATE);
      case CADA_INCOMPLETE -> dated(Kind.COMPLETE_REFERRAL, ClockRule.K4, position, today);
      case CADA_REGISTERED, CADA_OPINION ->
          dated(Kind.WAIT_FOR_CONFIRMATION, ClockRule.K11, position, today);
      case REFUSAL_CONFIRMED_EXPRESS, REFUSAL_CONFIRMED_IMPLICIT, COURT_READY ->
          dated(Kind.GO_TO_COURT, ClockRule.K11, position, today);
      case ANSWERED_FULL,
          ANSWERED_PUBLISHED_ELSEWHERE,
          NOT_HELD,
          RELEASED_AFTER_CADA,
          COURT_FILED,
          CLOSED_WITHDRAWN,
          CLOSED_TIME_BARRED ->
          plain(Kind.NOTHING);
    };
  }

  private static NextStep plain(Kind kind) {
    return new NextStep(kind, null, null, null, false, Deadline.Level.NORMAL, null);
  }

  private static NextStep dated(
      Kind kind, ClockRule rule, LegalPosition position, LocalDate today) {
    return position
        .of(rule)
        .map(
            deadline ->
                new NextStep(
                    kind,
                    deadline.from(),
                    deadline.safe(),
                    deadline.nominal(),
                    deadline.estimated(),
                    deadline.level(today),
                    deadline))
        .orElseGet(() -> plain(kind));
  }
}
