package org.vigie.rehearsal;

import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.reading.Readings;
import org.vigie.rule.Rule;

/** Tries rules over what was collected. Nothing is written. */
public final class Rehearsals {
  private final TriedStore store;

  public Rehearsals(JdbcClient jdbc, Readings readings) {
    this.store = new TriedStore(jdbc, readings);
  }

  /**
   * Looks at the newest revision of each publication, or of an even sample of at most so many.
   *
   * @param live rules in force; a draft stands in for the one of its id
   * @param progress told after each publication how many were looked at
   */
  public Rehearsal rehearse(List<Rule> live, List<Rule> drafts, long most, LongConsumer progress) {
    long archive = store.count();
    long step = Math.max(1, (archive + most - 1) / most);
    Comparison comparison = new Comparison(live, drafts);
    long tried = 0;
    for (long revision : store.newestRevisions()) {
      if (tried++ % step == 0) {
        comparison.look(store.read(revision), store::subscribed);
        progress.accept(tried);
      }
    }
    return comparison.result(archive);
  }
}
