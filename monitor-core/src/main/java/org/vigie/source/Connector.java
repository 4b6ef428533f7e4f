package org.vigie.source;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;

/**
 * Knows one family of places. Adding a family is one class that implements this, its fixtures and
 * its test.
 *
 * <p>A connector never opens a connection itself and keeps no state between calls: all it knows is
 * the source's definition and the checkpoint it returned last time.
 */
public interface Connector {
  /** The word that a source's {@code type} uses for this family, for example {@code boamp}. */
  String type();

  /**
   * What is wrong in the part of the definition that only this connector understands; empty if
   * nothing is.
   */
  List<DefinitionProblem> check(Source source);

  /**
   * Walks what the source publishes now and hands each publication to {@code found} as soon as it
   * is known, so that what came before a failure is kept. The same publication may be handed over
   * again in a later run; its external id makes that harmless.
   *
   * @return how the walk ended; never throws for what the other side did
   */
  Outcome discover(
      Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found);

  /**
   * How a walk ended.
   *
   * @param next where the next walk begins; equal to the one given where the walk was not complete
   * @param health ok, empty, changed-layout, blocked, partial or unreachable
   * @param reason a sentence with the evidence (status, selector that met nothing, page); empty
   *     when ok
   * @param notModified requests answered by "you have the current copy"
   * @param wholeSince the walk met everything that the source still lists of this day or later, so
   *     that what it did not meet has vanished; {@link LocalDate#MIN} for everything at all; null
   *     where a walk proves nothing about what it did not meet
   */
  record Outcome(
      Checkpoint next,
      Health health,
      Message reason,
      int notModified,
      @Nullable LocalDate wholeSince) {
    public Outcome(Checkpoint next, Health health, Message reason, int notModified) {
      this(next, health, reason, notModified, null);
    }

    public static Outcome complete(Checkpoint next) {
      return new Outcome(next, Health.OK, Message.NONE, 0);
    }

    /** The same end of a walk that met everything listed since that day. */
    public Outcome meetingAllSince(@Nullable LocalDate day) {
      return new Outcome(next, health, reason, notModified, day);
    }
  }
}
