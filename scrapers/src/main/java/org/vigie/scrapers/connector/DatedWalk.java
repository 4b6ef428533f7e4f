package org.vigie.scrapers.connector;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Optional;
import org.vigie.message.Message;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Health;

/** A walk over notices by their day, whose checkpoint is the newest time that it met. */
public interface DatedWalk {
  boolean isEmpty();

  /** Whether notices may be missing, so that the period is to be read again. */
  boolean isIncomplete();

  /** Empty where nothing that was met has a time. */
  Optional<? extends Temporal> newest();

  /** What could not be read although the portal has it. */
  Optional<Message> shortfall();

  /**
   * How the walk from one day to another, both included, ended; it met all that is listed there.
   */
  default Outcome outcome(URI source, Checkpoint began, LocalDate from, LocalDate to) {
    if (isEmpty()) {
      Message reason = Message.of("connector.empty.window", source, from, to);
      return new Outcome(began, Health.EMPTY, reason, 0);
    }
    Checkpoint next =
        isIncomplete()
            ? began
            : newest().map(time -> new Checkpoint(time.toString())).orElse(began);
    return shortfall()
        .map(reason -> new Outcome(next, Health.PARTIAL, reason, 0))
        .orElseGet(() -> Outcome.complete(next).meetingAllSince(from));
  }

  /**
   * The day from which a walk reads. A checkpoint that cannot be read means starting again, which
   * is harmless; one in the future (a notice dated 2062) must not stop the walks for decades.
   *
   * @param days how far back the first walk goes
   * @param overlap days that are read again, for what was published late
   */
  static LocalDate from(Checkpoint checkpoint, int days, int overlap, LocalDate today) {
    LocalDate first = today.minusDays(days);
    try {
      if (checkpoint.isNone()) {
        return first;
      }
      LocalDate newest = LocalDate.parse(checkpoint.value());
      return (newest.isAfter(today) ? today : newest).minusDays(overlap);
    } catch (DateTimeException unreadable) {
      return first;
    }
  }
}
