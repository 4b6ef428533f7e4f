package org.vigie.fetch;

/**
 * The one door to the network. Whoever needs a page asks here, so that robots.txt, pace, size
 * limits and the guard against private addresses hold for every request.
 */
@FunctionalInterface
public interface Fetcher {
  /**
   * Answers always with a result, never with an exception for what the network or the other side
   * did.
   */
  FetchResult fetch(FetchRequest request);
}
