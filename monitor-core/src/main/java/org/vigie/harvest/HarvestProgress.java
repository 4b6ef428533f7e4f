package org.vigie.harvest;

/** Hears how far the harvest of one source is. */
@FunctionalInterface
public interface HarvestProgress {
  HarvestProgress UNHEARD = (done, total, failed) -> {};

  /**
   * @param done publications and documents finished
   * @param total those known so far
   * @param failed those that failed this time
   */
  void at(long done, long total, long failed);
}
