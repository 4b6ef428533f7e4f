package org.vigie.app.page;

import org.jspecify.annotations.Nullable;

/**
 * What the frame round every page needs.
 *
 * @param language {@code fr} or {@code en}
 * @param otherLanguage address of this page in the other language
 * @param appearance {@code light}, {@code dark} or empty for the system's
 * @param path of this page, without its query
 * @param here path and query, to come back to
 * @param person who is signed in
 */
public record Page(
    String language,
    String otherLanguage,
    String appearance,
    String path,
    String here,
    @Nullable Person person) {
  /** Who is signed in, as the frame greets them. */
  public record Person(String name, boolean admin) {}

  /** True on the page itself and below it. */
  public boolean at(String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  public boolean atExactly(String address) {
    return path.equals(address);
  }
}
