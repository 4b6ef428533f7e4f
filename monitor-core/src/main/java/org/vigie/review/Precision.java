package org.vigie.review;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the finds of a rule, or of one of its expressions, were worth to people.
 *
 * @param expression empty for the rule as a whole
 * @param finds publications found so far
 * @param recent of them, those of the last 28 days
 * @param relevant publications that people found relevant
 * @param notRelevant and those they did not; the others are not decided
 * @param lastUseful when the newest relevant one was found; null where there is none
 */
public record Precision(
    String rule,
    String family,
    String nameFr,
    String nameEn,
    String expression,
    long finds,
    long recent,
    long relevant,
    long notRelevant,
    @Nullable Instant lastUseful) {

  /** Finds that were decided: what the share is a share of. */
  public long decided() {
    return relevant + notRelevant;
  }

  /** Relevant among the decided, 0 to 1; empty where none was decided. */
  public OptionalDouble share() {
    return decided() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) relevant / decided());
  }
}
