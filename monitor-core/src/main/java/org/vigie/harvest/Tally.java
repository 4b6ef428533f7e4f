package org.vigie.harvest;

import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.source.SourceRun;

/** What one harvest of one source has done so far. */
final class Tally {
  final long run;
  final Observed fetcher;
  private final HarvestProgress progress;
  int discovered;
  int fetched;
  int notModified;
  int failed;

  /** Publications that could not be recorded. */
  int unrecorded;

  /** Documents that were due when fetching began. */
  long due;

  boolean news;
  Message firstFailure = Message.NONE;
  Message doubt = Message.NONE;
  @Nullable RuntimeException ourFault;

  Tally(long run, Observed fetcher, HarvestProgress progress) {
    this.run = run;
    this.fetcher = fetcher;
    this.progress = progress;
  }

  void failed(Message reason) {
    failed++;
    if (firstFailure.isNone()) {
      firstFailure = reason;
    }
  }

  /** Something that makes the walk less than whole although nothing failed. */
  void doubt(Message reason) {
    if (doubt.isNone()) {
      doubt = reason;
    }
  }

  void unrecorded(Message reason) {
    failed(reason);
    unrecorded++;
  }

  SourceRun.Counts counts() {
    return new SourceRun.Counts(discovered, fetched, notModified, failed);
  }

  void report() {
    long done = (long) discovered + fetched + (failed - unrecorded);
    progress.at(done, Math.max(done, discovered + due), failed);
  }
}
