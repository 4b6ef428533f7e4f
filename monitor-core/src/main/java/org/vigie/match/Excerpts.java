package org.vigie.match;

/** Cuts the sentence around a hit out of its page. */
@FunctionalInterface
public interface Excerpts {
  Excerpt around(String page, int start, int end);

  /**
   * @param text at most 1000 characters
   * @param start where it begins in the page's text
   */
  record Excerpt(String text, int start) {}
}
