package org.vigie.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.request.ClockFact.Refused;
import org.vigie.request.Deadline.Scope;
import org.vigie.request.Deadline.Weight;

/** From receipt to the referral: K0 to K6, K13, K17, K18 and K20. */
final class RefusalCount {
  private final ClockFacts facts;
  private final @Nullable Receipt receipt;
  private final Territory territory;
  private final ClockVersion version;
  private final List<Deadline> deadlines;
  private final List<Message> notes;

  RefusalCount(
      ClockFacts facts,
      Territory territory,
      ClockVersion version,
      List<Deadline> deadlines,
      List<Message> notes) {
    this.facts = facts;
    this.receipt = facts.receipt();
    this.territory = territory;
    this.version = version;
    this.deadlines = deadlines;
    this.notes = notes;
  }

  void run() {
    List<Refused> opening = new ArrayList<>();
    for (Refused refusal : facts.refusalsBeforeReferral()) {
      boolean alreadyRefused =
          opening.stream().anyMatch(earlier -> !earlier.partial() || refusal.partial());
      if (alreadyRefused || isAfterTheReferralPeriod(refusal)) {
        notes.add(confirmativeNote(refusal));
      } else {
        opening.add(refusal);
      }
    }
    boolean wholeRefused = opening.stream().anyMatch(refusal -> !refusal.partial());
    Scope rest = opening.size() > (wholeRefused ? 1 : 0) ? Scope.UNANSWERED : Scope.ALL;

    if (receipt != null) {
      addReceipt(receipt);
      if (opening.stream().noneMatch(this::replacesSilence)) {
        addSilence(receipt, rest);
      }
    }
    var referrals = new ArrayList<Deadline>();
    for (Refused refusal : opening) {
      addRefusal(refusal, refusal.partial() ? Scope.REFUSED : rest, referrals);
    }
    if (receipt != null && !wholeRefused) {
      addSilentReferral(receipt, rest, referrals);
    }
    // Where documents were refused apart, the first date to be late for comes first.
    referrals.sort(
        Comparator.comparing(Deadline::rule)
            .thenComparing(Deadline::nominal, Comparator.nullsLast(Comparator.naturalOrder())));
    deadlines.addAll(referrals);
    notePrematureReferral(opening);
  }

  private void addReceipt(Receipt known) {
    String meaning = known.isEstimated() ? "received-earliest" : "received-" + known.evidence();
    var count =
        new Count(ClockRule.K0, known.earliest(), territory)
            .start(ClockRule.K0, known.earliest(), meaning);
    if (known.isEstimated()) {
      count.start(ClockRule.K0, known.latest(), "received-latest");
    }
    deadlines.add(
        count.fact(
            Scope.ALL,
            known.earliest(),
            known.latest(),
            known.isEstimated() ? Certainty.GOOD : Certainty.HIGH,
            known.isEstimated(),
            version));
  }

  private void addSilence(Receipt known, Scope scope) {
    var count = new Count(ClockRule.K1, known.latest(), territory);
    startLatest(count, known);
    LocalDate born = count.months(ClockRule.K1, known.latest(), 1, "silence");
    LocalDate from = count.dayAfter(born, "referral-possible");
    deadlines.add(count.fact(scope, from, born, Certainty.HIGH, known.isEstimated(), version));
    LocalDate clarified = clarifiedOn();
    if (clarified != null) {
      var again =
          new Count(ClockRule.K17, clarified, territory)
              .start(ClockRule.K17, clarified, "clarified");
      LocalDate bornAgain = again.months(ClockRule.K1, clarified, 1, "silence");
      LocalDate fromAgain = again.dayAfter(bornAgain, "referral-possible");
      deadlines.add(
          again.fact(scope, fromAgain, bornAgain, Certainty.TO_BE_CONFIRMED, false, version));
    }
  }

  private void addRefusal(Refused refusal, Scope scope, List<Deadline> referrals) {
    LocalDate on = refusal.notifiedOn();
    ClockRule rule = ruleOf(refusal);
    deadlines.add(
        new Count(rule, on, territory)
            .start(rule, on, "refused")
            .fact(
                scope,
                on,
                on,
                rule == ClockRule.K3 ? Certainty.GOOD : Certainty.HIGH,
                false,
                version));
    var count = new Count(ClockRule.K4, on, territory).start(rule, on, "refused");
    LocalDate nominal = count.months(ClockRule.K4, on, 2, "nominal");
    referrals.add(
        count.deadline(
            scope,
            Weight.ACT,
            on,
            nominal,
            count.safeBefore(nominal),
            rule == ClockRule.K2 ? Certainty.DAY_DISPUTED : Certainty.GOOD,
            false,
            version));
    if (!refusal.remediesTold()) {
      referrals.add(cap(ClockRule.K5, on, "refused", scope, Certainty.GOOD, false));
    }
  }

  private void addSilentReferral(Receipt known, Scope scope, List<Deadline> referrals) {
    var count = new Count(ClockRule.K4, silenceEarliest(known), territory);
    startLatest(count, known);
    LocalDate bornLatest = count.months(ClockRule.K1, known.latest(), 1, "silence");
    LocalDate from = count.dayAfter(bornLatest, "referral-possible");
    LocalDate born = bornLatest;
    if (known.isEstimated()) {
      count.start(ClockRule.K0, known.earliest(), "received-earliest");
      born = count.months(ClockRule.K1, known.earliest(), 1, "silence");
    }
    LocalDate nominal = count.months(ClockRule.K4, born, 2, "nominal");
    LocalDate safe = count.safeBefore(nominal);
    LocalDate clarified = clarifiedOn();
    Certainty certainty = Certainty.DAY_DISPUTED;
    if (clarified != null && clarified.plusMonths(1).plusDays(1).isAfter(from)) {
      // Only what lets the asker act moves: the safe date stays on the first clock.
      count.start(ClockRule.K17, clarified, "clarified");
      from =
          count.dayAfter(count.months(ClockRule.K17, clarified, 1, "silence"), "referral-possible");
      certainty = Certainty.TO_BE_CONFIRMED;
    }
    referrals.add(
        count.deadline(
            scope, Weight.ACT, from, nominal, safe, certainty, known.isEstimated(), version));
    if (!facts.has(ClockFact.PeriodsTold.class)) {
      referrals.add(cap(ClockRule.K5, born, "silence", scope, Certainty.GOOD, known.isEstimated()));
    }
    LocalDate revealed = facts.date(ClockFact.Revealed.class, ClockFact.Revealed::on);
    if (revealed != null) {
      referrals.add(cap(ClockRule.K13, revealed, "revealed", scope, Certainty.HIGH, false));
    }
  }

  private Deadline cap(
      ClockRule rule,
      LocalDate trigger,
      String meaning,
      Scope scope,
      Certainty certainty,
      boolean estimated) {
    var count = new Count(rule, trigger, territory).start(rule, trigger, meaning);
    return count.lastResort(
        scope, count.months(rule, trigger, 12, "cap"), certainty, estimated, version);
  }

  private ClockRule ruleOf(Refused refusal) {
    if (refusal.partial()) {
      return ClockRule.K18;
    }
    return receipt != null && !refusal.notifiedOn().isBefore(silenceEarliest(receipt))
        ? ClockRule.K3
        : ClockRule.K2;
  }

  private boolean replacesSilence(Refused refusal) {
    return ruleOf(refusal) == ClockRule.K2;
  }

  private boolean isAfterTheReferralPeriod(Refused refusal) {
    return receipt != null && refusal.notifiedOn().isAfter(silenceEarliest(receipt).plusMonths(2));
  }

  private Message confirmativeNote(Refused refusal) {
    boolean opposable = facts.has(ClockFact.PeriodsTold.class) || refusal.remediesTold();
    return Message.of(
        opposable ? "request.note.confirmative" : "request.note.confirmative-or-open",
        refusal.notifiedOn());
  }

  private void notePrematureReferral(List<Refused> opening) {
    LocalDate referred = facts.referredOn();
    if (referred != null && receipt != null && opening.isEmpty()) {
      LocalDate from = receipt.latest().plusMonths(1).plusDays(1);
      if (referred.isBefore(from)) {
        notes.add(Message.of("request.note.premature-referral", referred, from));
      }
    }
  }

  private @Nullable LocalDate clarifiedOn() {
    return facts.date(ClockFact.Clarified.class, ClockFact.Clarified::answeredOn);
  }

  private static LocalDate silenceEarliest(Receipt known) {
    return known.earliest().plusMonths(1);
  }

  private static void startLatest(Count count, Receipt known) {
    String meaning = known.isEstimated() ? "received-latest" : "received-" + known.evidence();
    count.start(ClockRule.K0, known.latest(), meaning);
  }
}
