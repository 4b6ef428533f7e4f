package org.vigie.harvest;

import org.vigie.message.Message;
import org.vigie.source.Connector;
import org.vigie.source.Health;

/** A source's health after a harvest: never other than ok without a reason. */
record Verdict(Health health, Message reason) {

  static Verdict of(Connector.Outcome outcome, Tally tally) {
    if (outcome.health() != Health.OK) {
      Message reason =
          outcome.reason().isNone()
              ? Message.of("harvest.no-reason", outcome.health().id())
              : outcome.reason();
      return new Verdict(outcome.health(), reason);
    }
    if (tally.failed > 0) {
      return new Verdict(
          Health.PARTIAL,
          tally.failed == 1
              ? tally.firstFailure
              : Message.of("harvest.items-failed", tally.failed));
    }
    if (!tally.doubt.isNone()) {
      return new Verdict(Health.PARTIAL, tally.doubt);
    }
    return new Verdict(Health.OK, Message.NONE);
  }
}
