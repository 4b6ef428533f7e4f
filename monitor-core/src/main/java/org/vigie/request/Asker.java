package org.vigie.request;

/**
 * The person or association that asks, as the letter names them. The CADA wants a name and a postal
 * address, the same as in the request (R343-1 CRPA). Theirs alone: shown to nobody else.
 *
 * @param name full name, or association and its representative
 * @param postalAddress lines separated by line breaks; may be empty until the referral
 */
public record Asker(String name, String postalAddress) {
  public static final Asker UNKNOWN = new Asker("", "");

  /** Not the name and address, which must not reach a log. */
  @Override
  public String toString() {
    return "Asker[…]";
  }
}
