package org.vigie.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions that the counts put to the facts. */
record ClockFacts(List<ClockFact> all) {
  ClockFacts {
    all = List.copyOf(all);
  }

  <F extends ClockFact> Optional<F> last(Class<F> type) {
    return all.stream().filter(type::isInstance).map(type::cast).reduce((_, later) -> later);
  }

  @Nullable <F extends ClockFact> LocalDate date(Class<F> type, Function<F, LocalDate> on) {
    return last(type).map(on).orElse(null);
  }

  boolean has(Class<? extends ClockFact> type) {
    return all.stream().anyMatch(type::isInstance);
  }

  @Nullable Receipt receipt() {
    return last(ClockFact.Received.class).map(ClockFact.Received::receipt).orElse(null);
  }

  @Nullable LocalDate referredOn() {
    return date(ClockFact.Referred.class, ClockFact.Referred::on);
  }

  @Nullable LocalDate registeredOn() {
    return date(ClockFact.Registered.class, ClockFact.Registered::on);
  }

  /** Oldest first. */
  List<ClockFact.Refused> refusals() {
    return all.stream()
        .filter(ClockFact.Refused.class::isInstance)
        .map(ClockFact.Refused.class::cast)
        .sorted(Comparator.comparing(ClockFact.Refused::notifiedOn))
        .toList();
  }

  /**
   * Refusals before the referral: they open it. The day of the referral itself counts as before. A
   * registration without a known referral bounds them likewise.
   */
  List<ClockFact.Refused> refusalsBeforeReferral() {
    LocalDate bound = referralBound();
    return refusals().stream()
        .filter(refusal -> bound == null || !refusal.notifiedOn().isAfter(bound))
        .toList();
  }

  List<ClockFact.Refused> refusalsAfterReferral() {
    LocalDate bound = referralBound();
    return refusals().stream()
        .filter(refusal -> bound != null && refusal.notifiedOn().isAfter(bound))
        .toList();
  }

  private @Nullable LocalDate referralBound() {
    LocalDate referred = referredOn();
    return referred == null ? registeredOn() : referred;
  }
}
