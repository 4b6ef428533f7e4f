package org.vigie.stage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.source.SourceId;

/**
 * Starts the stages and tells how they stand. All state is in the database, so any node can ask.
 */
public interface Stages {
  /**
   * Starts a stage, and at its end the following ones. Where that stage is running already, nothing
   * happens: what it has not seen is found by the next run. A rematch does what {@link
   * org.vigie.match.Rematches} was asked for.
   *
   * @param sources for a harvest, the sources to read; empty for all that are not paused
   */
  void start(Stage stage, List<SourceId> sources);

  /** The latest runs, running ones first, then newest first. */
  List<Run> runs(int most);

  /**
   * One run of a stage.
   *
   * @param state {@code running}, {@code finished}, {@code failed}, {@code interrupted} or {@code
   *     cancelled}
   * @param done items finished
   * @param total items known so far, 0 where not known
   * @param failed items that failed and have a next attempt
   * @param doing what it works on now, for example a source's name; empty when ended
   */
  record Run(
      long id,
      Stage stage,
      String state,
      Instant startedAt,
      @Nullable Instant endedAt,
      long done,
      long total,
      long failed,
      String doing) {}
}
