package org.vigie.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to behave towards a host, from the source's YAML.
 *
 * @param pace least time between two requests to one host; null for the service's default
 * @param ignoreRobotsReason why robots.txt is not followed for this source, as an admin wrote it
 *     down; null: it is followed
 */
public record FetchPolicy(@Nullable Duration pace, @Nullable String ignoreRobotsReason) {
  public static final FetchPolicy DEFAULT = new FetchPolicy(null, null);
}
