package org.vigie.app.page;

/**
 * Words that lead somewhere.
 *
 * @param href an address inside Vigie, or one that {@link Foreign#link} let pass; empty where the
 *     words lead nowhere
 */
public record Link(String href, String text) {
  /** Words alone. */
  public static Link nowhere(String text) {
    return new Link("", text);
  }
}
