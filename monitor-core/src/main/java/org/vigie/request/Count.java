package org.vigie.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.request.Deadline.Scope;
import org.vigie.request.Deadline.Step;
import org.vigie.request.Deadline.Weight;

/** A calculation in progress that writes down each of its steps. */
final class Count {
  private final ClockRule rule;
  private final LocalDate trigger;
  private final Territory territory;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> articles = new LinkedHashSet<>();

  /**
   * @param rule the position that is counted
   * @param trigger what it is counted from
   */
  Count(ClockRule rule, LocalDate trigger, Territory territory) {
    this.rule = rule;
    this.trigger = trigger;
    this.territory = territory;
    articles.addAll(rule.articles());
  }

  /** Opens the count with a day that is known, and says from which position. */
  Count start(ClockRule why, LocalDate date, String meaning) {
    steps.add(new Step(why, Message.NONE, date, Message.of("request.step." + meaning)));
    return this;
  }

  /** Same day number that many months later, clamped to the last day of that month. */
  LocalDate months(ClockRule by, LocalDate base, int months, String meaning) {
    articles.addAll(by.articles());
    var operation = Message.of("request.operation.plus-months", months);
    return step(by, operation, base.plusMonths(months), meaning);
  }

  LocalDate dayAfter(LocalDate base, String meaning) {
    return step(rule, Message.of("request.operation.plus-day"), base.plusDays(1), meaning);
  }

  /** A franc period ends the day after its term, carried to a working day (CE 472836, 409579). */
  LocalDate francLastDay(LocalDate term) {
    LocalDate day = dayAfter(term, "franc");
    LocalDate carried = Holidays.nextWorking(day);
    return carried.equals(day)
        ? day
        : step(rule, Message.of("request.operation.carried"), carried, "carried");
  }

  /** That day, or the last working day before it. */
  LocalDate safe(LocalDate latest) {
    LocalDate day = Holidays.safe(latest, territory);
    String operation = day.equals(latest) ? "same-day" : "working-day-before";
    return step(rule, Message.of("request.operation." + operation), day, "safe");
  }

  /** The day before the term, or the last working day before that: which day ends is disputed. */
  LocalDate safeBefore(LocalDate term) {
    LocalDate eve = term.minusDays(1);
    LocalDate day = Holidays.safe(eve, territory);
    String operation = day.equals(eve) ? "minus-day" : "minus-day-working";
    return step(rule, Message.of("request.operation." + operation), day, "safe-shortest");
  }

  /** Something that happens in law on that day; the asker has nothing to do. */
  Deadline fact(
      Scope scope,
      @Nullable LocalDate from,
      LocalDate on,
      Certainty certainty,
      boolean estimated,
      ClockVersion version) {
    return deadline(scope, Weight.FACT, from, on, null, certainty, estimated, version);
  }

  Deadline indicative(LocalDate nominal, ClockVersion version) {
    return deadline(
        Scope.ALL, Weight.INDICATIVE, null, nominal, null, Certainty.HIGH, false, version);
  }

  Deadline lastResort(
      Scope scope, LocalDate cap, Certainty certainty, boolean estimated, ClockVersion version) {
    return deadline(scope, Weight.LAST_RESORT, null, cap, null, certainty, estimated, version);
  }

  Deadline deadline(
      Scope scope,
      Weight weight,
      @Nullable LocalDate from,
      @Nullable LocalDate nominal,
      @Nullable LocalDate safe,
      Certainty certainty,
      boolean estimated,
      ClockVersion version) {
    return new Deadline(
        rule,
        List.copyOf(articles),
        scope,
        weight,
        trigger,
        from,
        nominal,
        safe,
        certainty,
        estimated,
        steps,
        version);
  }

  private LocalDate step(ClockRule by, Message operation, LocalDate date, String meaning) {
    steps.add(new Step(by, operation, date, Message.of("request.step." + meaning)));
    return date;
  }
}
