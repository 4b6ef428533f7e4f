package org.vigie.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.message.Message;

/**
 * All that follows in law from what has happened to a request.
 *
 * @param deadlines in the order of the procedure
 * @param notes what no date says: « refus confirmatif », « saisine prématurée », « date
 *     d'enregistrement inconnue »
 */
public record LegalPosition(List<Deadline> deadlines, List<Message> notes, ClockVersion version) {
  public LegalPosition {
    deadlines = List.copyOf(deadlines);
    notes = List.copyOf(notes);
  }

  /** Nothing has been sent yet. */
  static LegalPosition empty(ClockVersion version) {
    return new LegalPosition(List.of(), List.of(), version);
  }

  /** The first deadline of a rule: where documents were refused apart, that is the earlier one. */
  public Optional<Deadline> of(ClockRule rule) {
    return deadlines.stream().filter(deadline -> deadline.rule() == rule).findFirst();
  }

  /** The one-year cap of a step has passed: only a new and different request is left. */
  boolean isClosed(ClockRule cap, LocalDate today) {
    return of(cap).map(Deadline::nominal).filter(nominal -> today.isAfter(nominal)).isPresent();
  }
}
