package org.vigie.app.schedule;

/**
 * Forgets, once a day and at the start, what is kept no longer; or seals anew what a changed key
 * asks for.
 */
@FunctionalInterface
public interface Purge {
  /**
   * Does some of it, in a transaction of its own.
   *
   * @return how many; 0 when nothing is left to do
   */
  int some();
}
