package org.vigie.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/**
 * A computed date with all that justifies it.
 *
 * @param rule the position that it is
 * @param articles of the rule, and of what its arithmetic adds
 * @param scope which documents it concerns
 * @param trigger the day that it is counted from
 * @param from first day on which the asker may act, or null
 * @param nominal the day that the text leads to, never carried over except before the court
 * @param safe last day on which acting is sure to be in time, or null where nothing must be done
 * @param steps how it was counted, in order
 */
public record Deadline(
    ClockRule rule,
    List<String> articles,
    Scope scope,
    Weight weight,
    LocalDate trigger,
    @Nullable LocalDate from,
    @Nullable LocalDate nominal,
    @Nullable LocalDate safe,
    Certainty certainty,
    boolean estimated,
    List<Step> steps,
    ClockVersion version) {
  public Deadline {
    articles = List.copyOf(articles);
    steps = List.copyOf(steps);
  }

  /** Which of the documents asked for a date concerns. */
  public enum Scope {
    ALL,
    REFUSED,
    UNANSWERED
  }

  /** What a date is for. */
  public enum Weight {
    /** Something that happens in law; nothing to do. */
    FACT,
    /** Owed by somebody else, without penalty. */
    INDICATIVE,
    /** The asker must act before it. */
    ACT,
    /** A one-year cap: never a plan, shown only under « En dernier recours ». */
    LAST_RESORT
  }

  /** How a date stands today. */
  public enum Level {
    NORMAL,
    /** The safe date has passed: act today. */
    ACT_TODAY,
    /** The nominal date has passed: act today and note what information was missing. */
    PROBABLY_LATE;

    public String messageKey() {
      return "request.level." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Level level(LocalDate today) {
    if (nominal != null && today.isAfter(nominal)) {
      return Level.PROBABLY_LATE;
    }
    return safe != null && today.isAfter(safe) ? Level.ACT_TODAY : Level.NORMAL;
  }

  /**
   * A line of « Le calcul ».
   *
   * @param operation what was done to the date before: empty for the date that opens the count
   * @param meaning what the resulting day is
   */
  public record Step(ClockRule rule, Message operation, LocalDate date, Message meaning) {}
}
