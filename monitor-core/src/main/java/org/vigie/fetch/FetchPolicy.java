package org.vigie.fetch;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How to behave towards a host, from the source's YAML.
 *
 * @param pace least time between two requests to one host; null for the service's default
 * @param ignoreRobotsReason why robots.txt is not followed for this source, as an admin wrote it
 *     down; null: it is followed
 * @param robotsReviewOn day from which on a person is to look again whether that reason still
 *     holds; null where robots.txt is followed or no day was written down
 * @param atOnce requests that one host may have to answer at the same time, 1 to {@value
 *     #MOST_AT_ONCE}; 1 unless the source says otherwise
 */
public record FetchPolicy(
    @Nullable Duration pace,
    @Nullable String ignoreRobotsReason,
    @Nullable LocalDate robotsReviewOn,
    int atOnce) {
  public static final int MOST_AT_ONCE = 32;
  public static final FetchPolicy DEFAULT = new FetchPolicy(null, null);

  public FetchPolicy {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "atOnce: \"" + atOnce + "\", expected 1 to " + MOST_AT_ONCE);
    }
  }

  /** One request at a time. */
  public FetchPolicy(@Nullable Duration pace, @Nullable String ignoreRobotsReason) {
    this(pace, ignoreRobotsReason, null, 1);
  }

  /** Whether a person should have looked again by this day why robots.txt is not followed. */
  public boolean isReviewOverdue(LocalDate today) {
    return robotsReviewOn != null && today.isAfter(robotsReviewOn);
  }
}
