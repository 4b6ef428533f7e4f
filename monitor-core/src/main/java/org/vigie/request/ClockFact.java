package org.vigie.request;

import java.time.LocalDate;

/**
 * Something that the clock counts from. All dates are civil dates, Europe/Paris; what is notified
 * counts from the day it arrived. Where a fact is told twice, the later telling corrects the
 * earlier, except {@link Refused}, of which there may be several.
 */
public sealed interface ClockFact {
  /** K0. */
  record Received(Receipt receipt) implements ClockFact {}

  /** The authority's acknowledgement gave the date of silent refusal, the CADA and its period. */
  record PeriodsTold() implements ClockFact {}

  /**
   * A written refusal.
   *
   * @param remediesTold it named the CADA and its period, so that K4 is opposable
   * @param partial it refused some of the documents; the others are still unanswered
   */
  record Refused(LocalDate notifiedOn, boolean remediesTold, boolean partial)
      implements ClockFact {}

  /** The asker answered a demand for clarification (K17). */
  record Clarified(LocalDate answeredOn) implements ClockFact {}

  /** The referral left for the CADA. */
  record Referred(LocalDate on) implements ClockFact {}

  /** The date of registration in the CADA's acknowledgement, never the date of sending. */
  record Registered(LocalDate on) implements ClockFact {}

  /** The opinion reached the asker. */
  record OpinionReceived(LocalDate on) implements ClockFact {}

  /** An exchange that expressly mentions the silent refusal (K13). */
  record Revealed(LocalDate on) implements ClockFact {}

  /** The reasons of a silent refusal were asked for (K14). */
  record ReasonsAsked(LocalDate on) implements ClockFact {}

  record ReasonsGiven(LocalDate on) implements ClockFact {}

  /** Somebody told the asker the period before the court; else the cap of K12 is shown. */
  record CourtPeriodsTold() implements ClockFact {}

  /**
   * Distance between asker and court (K15).
   *
   * @param months 1 for an asker overseas before a court of mainland France or the reverse, 2 for
   *     an asker abroad
   */
  record Distance(int months) implements ClockFact {
    public Distance {
      if (months < 0 || months > 2) {
        throw new IllegalArgumentException(
            months + " months of distance: R421-7 CJA knows 0, 1 and 2");
      }
    }
  }
}
