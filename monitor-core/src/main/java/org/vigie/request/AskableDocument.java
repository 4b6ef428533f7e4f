package org.vigie.request;

import java.util.List;
import java.util.Locale;

/**
 * A document that a surveillance project must have, and by what right it can be had.
 *
 * @param name as volunteers read it
 * @param letter as the letter asks for it
 * @param basis articles, decisions and opinions, for example {@code CE 375529}
 * @param municipal an act, budget or account, open by L2121-26 CGCT (L5211-46 for an EPCI)
 * @param redacted what the authority may black out; empty where nothing
 * @param apart refused by settled doctrine: never in a letter with others, so that one bad item
 *     does not sink the rest
 * @param certainty {@link Certainty#TO_BE_CONFIRMED} where the right to it has not been checked
 */
public record AskableDocument(
    String id,
    String name,
    String letter,
    List<String> basis,
    When when,
    boolean municipal,
    Holder holder,
    String redacted,
    boolean apart,
    Certainty certainty) {
  public AskableDocument {
    basis = List.copyOf(basis);
  }

  /** From when it must be communicated. */
  public enum When {
    NOW,
    /** Preparatory until the contract is signed (L311-2 CRPA). */
    AFTER_SIGNATURE,
    /** There is no duty to create it. */
    IF_EXISTS;

    public String messageKey() {
      return "request.document.when." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Who has it. */
  public enum Holder {
    BUYER,
    PREFECTURE,
    ANY;

    boolean isA(AuthorityKind kind) {
      return this == ANY || (this == PREFECTURE) == (kind == AuthorityKind.PREFECTURE);
    }
  }
}
