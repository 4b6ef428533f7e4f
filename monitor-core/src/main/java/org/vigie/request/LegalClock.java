package org.vigie.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.message.Message;
import org.vigie.request.Deadline.Scope;
import org.vigie.request.Deadline.Weight;

/**
 * The legal clock of a request for documents, from receipt to the administrative court.
 *
 * <p>Every period is in calendar months counted from day to day, one at a time: 31 January + 1
 * month is 28 February, then + 2 months is 28 April. Every position is two-sided: {@code from}
 * takes the latest reading of the law and of the facts, {@code safe} the earliest. Immutable; knows
 * no database and no present day.
 */
public final class LegalClock {
  private final Territory territory;
  private final ClockVersion version;

  /**
   * @param territory of the authority, for the public holidays that make a safe date earlier
   */
  public LegalClock(Territory territory, ClockVersion version) {
    this.territory = territory;
    this.version = version;
  }

  public LegalPosition position(ClockFact... facts) {
    return position(Arrays.asList(facts));
  }

  public LegalPosition position(List<ClockFact> told) {
    var facts = new ClockFacts(told);
    var deadlines = new ArrayList<Deadline>();
    var notes = new ArrayList<Message>();
    new RefusalCount(facts, territory, version, deadlines, notes).run();
    new CourtCount(facts, territory, version, deadlines, notes).run();
    return new LegalPosition(deadlines, notes, version);
  }

  /**
   * Until when a published act can be contested before the court (R421-1 CJA): two months, francs,
   * from its publication. Contracts and votes that only authorise a signature have no such clock.
   */
  public Deadline challenge(LocalDate publishedOn) {
    var rule = ClockRule.CHALLENGE;
    var count = new Count(rule, publishedOn, territory).start(rule, publishedOn, "published");
    LocalDate term = count.months(rule, publishedOn, 2, "term");
    LocalDate last = count.francLastDay(term);
    return count.deadline(
        Scope.ALL, Weight.ACT, publishedOn, last, count.safe(term), Certainty.HIGH, false, version);
  }
}
