package org.vigie.app.request;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Badge;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.message.Message;
import org.vigie.request.RequestState;

/** How states, dates and reasons of requests are said. */
final class RequestWords {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private RequestWords() {}

  static Badge badge(RequestState state, Say say) {
    String tone =
        switch (state) {
          case ANSWERED_FULL, ANSWERED_PUBLISHED_ELSEWHERE, RELEASED_AFTER_CADA -> "ok";
          case BOUNCED, CLOSED_TIME_BARRED -> "bad";
          case PARTIAL_ANSWER,
              REFUSED_EXPRESS,
              REFUSED_IMPLICIT,
              CADA_INCOMPLETE,
              CLARIFICATION_ASKED,
              REFUSAL_CONFIRMED_EXPRESS,
              REFUSAL_CONFIRMED_IMPLICIT ->
              "warn";
          case DRAFT, NOT_HELD, CLOSED_WITHDRAWN -> "neutral";
          default -> "info";
        };
    return new Badge(tone, say.text(state.messageKey()));
  }

  /** « vendredi 29 janvier 2027 », with the word « estimée » where it is; empty without a date. */
  static String date(@Nullable LocalDate date, boolean estimated, Say say) {
    if (date == null) {
      return "";
    }
    String said = say.longDate(date);
    return estimated ? say.text("request.estimated", said) : said;
  }

  /** The same for a narrow column: « 29 janv. 2027 ». */
  static String shortDate(@Nullable LocalDate date, boolean estimated, Say say) {
    if (date == null) {
      return "";
    }
    String said = say.date(date);
    return estimated ? say.text("request.estimated", said) : said;
  }

  /** A sentence of the clock, its dates in the reader's words instead of 2027-01-29. */
  static String sentence(Message message, Say say) {
    Object[] arguments =
        message.arguments().stream()
            .map(
                argument ->
                    DATE.matcher(argument).matches()
                        ? say.longDate(LocalDate.parse(argument))
                        : argument)
            .toArray();
    return message.isNone() ? "" : say.text(message.key(), arguments);
  }

  /** Reasons of a refusal, all at the same field. */
  static List<FormError> errors(String field, List<Message> reasons, Say say) {
    return reasons.stream().map(reason -> new FormError(field, sentence(reason, say))).toList();
  }
}
