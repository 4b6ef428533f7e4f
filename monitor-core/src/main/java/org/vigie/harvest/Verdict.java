package org.vigie.harvest;

import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.message.Message;
import org.vigie.source.Connector;
import org.vigie.source.Health;

/** A source's health after a harvest: never other than ok without a reason. */
record Verdict(Health health, Message reason) {
  /** One document that fails is its own trouble; half of several are the source's. */
  private static final int FEWEST_FOR_A_SHARE = 4;

  /**
   * The connector's own word comes first, then what the answers show, then what silence shows.
   *
   * @param silence asked only where everything else is well
   */
  static Verdict of(Connector.Outcome outcome, Tally tally, Supplier<Optional<Verdict>> silence) {
    if (outcome.health() != Health.OK) {
      Message reason =
          outcome.reason().isNone()
              ? Message.of("harvest.no-reason", outcome.health().id())
              : outcome.reason();
      return new Verdict(outcome.health(), reason);
    }
    return ofAnswers(tally)
        .or(() -> ofFailures(tally))
        .or(() -> doubt(tally))
        .or(silence)
        .orElse(new Verdict(Health.OK, Message.NONE));
  }

  private static Optional<Verdict> ofAnswers(Tally tally) {
    Failed untrusted = tally.fetcher.certificate;
    if (untrusted != null) {
      return Optional.of(
          new Verdict(
              Health.PARTIAL,
              Message.of(
                  "harvest.certificate",
                  tally.fetcher.failedBy(Failed.Cause.CERTIFICATE),
                  String.valueOf(untrusted.uri().getHost()))));
    }
    int blocked = tally.fetcher.failedBy(Failed.Cause.BLOCKED);
    if (blocked > 0 && blocked * 2 >= tally.fetcher.asked()) {
      return Optional.of(
          new Verdict(
              Health.BLOCKED, Message.of("harvest.blocked", blocked, tally.fetcher.asked())));
    }
    FetchResult.Fetched elsewhere = tally.fetcher.elsewhere;
    return elsewhere == null
        ? Optional.empty()
        : Optional.of(
            new Verdict(
                Health.PARTIAL,
                Message.of(
                    "harvest.elsewhere",
                    elsewhere.uri(),
                    String.valueOf(elsewhere.finalUri().getHost()))));
  }

  private static Optional<Verdict> ofFailures(Tally tally) {
    if (tally.failed == 0) {
      return Optional.empty();
    }
    int tried = tally.failed + tally.fetched + tally.notModified;
    if (tally.failed >= FEWEST_FOR_A_SHARE && tally.failed * 2 >= tried) {
      return Optional.of(
          new Verdict(Health.PARTIAL, Message.of("harvest.share-failed", tally.failed, tried)));
    }
    return Optional.of(
        new Verdict(
            Health.PARTIAL,
            tally.failed == 1
                ? tally.firstFailure
                : Message.of("harvest.items-failed", tally.failed)));
  }

  private static Optional<Verdict> doubt(Tally tally) {
    return tally.doubt.isNone()
        ? Optional.empty()
        : Optional.of(new Verdict(Health.PARTIAL, tally.doubt));
  }
}
