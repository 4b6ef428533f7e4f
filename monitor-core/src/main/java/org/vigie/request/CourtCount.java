package org.vigie.request;

import java.time.LocalDate;
import java.util.List;
import org.vigie.message.Message;
import org.vigie.request.ClockFact.Refused;
import org.vigie.request.Deadline.Scope;
import org.vigie.request.Deadline.Weight;

/** From the registration of the referral to the court: K7 to K12, K14 and K15. */
final class CourtCount {
  private static final int COURT_MONTHS = 2;

  private final ClockFacts facts;
  private final Territory territory;
  private final ClockVersion version;
  private final List<Deadline> deadlines;
  private final List<Message> notes;
  private final int distance;

  CourtCount(
      ClockFacts facts,
      Territory territory,
      ClockVersion version,
      List<Deadline> deadlines,
      List<Message> notes) {
    this.facts = facts;
    this.territory = territory;
    this.version = version;
    this.deadlines = deadlines;
    this.notes = notes;
    this.distance = facts.last(ClockFact.Distance.class).map(ClockFact.Distance::months).orElse(0);
  }

  void run() {
    LocalDate registered = facts.registeredOn();
    if (registered != null) {
      addOpinion(registered);
    } else if (facts.referredOn() != null) {
      notes.add(Message.of("request.note.registration-unknown"));
    }
    boolean partly = false;
    boolean whole = false;
    for (Refused refusal : facts.refusalsAfterReferral()) {
      if (whole
          || (partly && refusal.partial())
          || (registered != null && !refusal.notifiedOn().isBefore(registered.plusMonths(2)))) {
        notes.add(Message.of("request.note.after-confirmation", refusal.notifiedOn()));
        continue;
      }
      addExpressConfirmation(refusal, partly);
      partly |= refusal.partial();
      whole |= !refusal.partial();
    }
    if (registered != null && !whole) {
      addImplicitConfirmation(registered, partly ? Scope.UNANSWERED : Scope.ALL);
    }
  }

  private void addOpinion(LocalDate registered) {
    var opinion =
        new Count(ClockRule.K7, registered, territory)
            .start(ClockRule.K7, registered, "registered");
    deadlines.add(
        opinion.indicative(opinion.months(ClockRule.K7, registered, 1, "opinion-due"), version));
    LocalDate received = facts.date(ClockFact.OpinionReceived.class, ClockFact.OpinionReceived::on);
    if (received != null) {
      var answer =
          new Count(ClockRule.K8, received, territory).start(ClockRule.K8, received, "opinion");
      deadlines.add(
          answer.indicative(answer.months(ClockRule.K8, received, 1, "answer-to-cada"), version));
    }
  }

  private void addExpressConfirmation(Refused refusal, boolean afterPartial) {
    LocalDate on = refusal.notifiedOn();
    Scope scope = refusal.partial() ? Scope.REFUSED : afterPartial ? Scope.UNANSWERED : Scope.ALL;
    deadlines.add(
        new Count(ClockRule.K10, on, territory)
            .start(ClockRule.K10, on, "confirmed-in-writing")
            .fact(scope, on, on, Certainty.HIGH, false, version));
    addCourt(ClockRule.K10, on, "confirmed-in-writing", on, scope);
    if (!refusal.remediesTold()) {
      addCap(on, "confirmed-in-writing", scope);
    }
  }

  private void addImplicitConfirmation(LocalDate registered, Scope scope) {
    var count =
        new Count(ClockRule.K9, registered, territory)
            .start(ClockRule.K9, registered, "registered");
    LocalDate confirmed = count.months(ClockRule.K9, registered, 2, "confirmed-by-silence");
    deadlines.add(count.fact(scope, null, confirmed, Certainty.HIGH, false, version));
    LocalDate last =
        addCourt(ClockRule.K9, confirmed, "confirmed-by-silence", confirmed.plusDays(1), scope);
    addCap(confirmed, "confirmed-by-silence", scope);
    addReasons(last, scope);
  }

  private LocalDate addCourt(
      ClockRule why, LocalDate confirmed, String meaning, LocalDate from, Scope scope) {
    var count = new Count(ClockRule.K11, confirmed, territory).start(why, confirmed, meaning);
    LocalDate term =
        distance == 0
            ? count.months(ClockRule.K11, confirmed, COURT_MONTHS, "term")
            : count.months(ClockRule.K15, confirmed, COURT_MONTHS + distance, "term-with-distance");
    LocalDate last = count.francLastDay(term);
    deadlines.add(
        count.deadline(
            scope, Weight.ACT, from, last, count.safe(term), Certainty.HIGH, false, version));
    return last;
  }

  private void addCap(LocalDate confirmed, String meaning, Scope scope) {
    if (!facts.has(ClockFact.CourtPeriodsTold.class)) {
      var count =
          new Count(ClockRule.K12, confirmed, territory).start(ClockRule.K12, confirmed, meaning);
      LocalDate cap = count.months(ClockRule.K12, confirmed, 12, "cap");
      deadlines.add(count.lastResort(scope, cap, Certainty.HIGH, false, version));
    }
  }

  private void addReasons(LocalDate courtLastDay, Scope scope) {
    LocalDate asked = facts.date(ClockFact.ReasonsAsked.class, ClockFact.ReasonsAsked::on);
    if (asked == null) {
      return;
    }
    if (asked.isAfter(courtLastDay)) {
      notes.add(Message.of("request.note.reasons-too-late", asked, courtLastDay));
      return;
    }
    var count =
        new Count(ClockRule.K14, asked, territory).start(ClockRule.K14, asked, "reasons-asked");
    LocalDate cap = count.months(ClockRule.K14, asked, 12, "cap");
    LocalDate given = facts.date(ClockFact.ReasonsGiven.class, ClockFact.ReasonsGiven::on);
    if (given == null) {
      deadlines.add(count.lastResort(scope, cap, Certainty.HIGH, false, version));
      return;
    }
    count.start(ClockRule.K14, given, "reasons-given");
    LocalDate term = earlier(count.months(ClockRule.K14, given, COURT_MONTHS, "term"), cap);
    LocalDate last = earlier(count.francLastDay(term), cap);
    deadlines.add(
        count.deadline(
            scope, Weight.ACT, asked, last, count.safe(term), Certainty.HIGH, false, version));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return other.isBefore(one) ? other : one;
  }
}
