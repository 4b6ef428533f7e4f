package org.vigie.request;

import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;

/**
 * A public body as a directory describes it. What the directory does not say is null, and leaves
 * what is known already.
 *
 * @param key the directory and its own identifier, {@code annuaire:…}, stable over its editions, at
 *     most 100 characters
 * @param siren of the body itself; null where the entry is one service among several of a body
 * @param siret of the establishment
 * @param postalAddress lines separated by line breaks, without the name
 * @param pradaName the person in charge of access to documents (CRPA L330-1)
 * @param pradaEmail where that person is written to
 */
public record DirectoryEntry(
    String key,
    String name,
    AuthorityKind kind,
    @Nullable String siren,
    @Nullable String siret,
    @Nullable PlaceCode place,
    @Nullable String email,
    @Nullable String postalAddress,
    @Nullable String telephone,
    @Nullable String formUrl,
    @Nullable String website,
    @Nullable String pradaName,
    @Nullable String pradaEmail) {

  /** What keeping an entry came to. */
  public enum Change {
    ADDED,
    CHANGED,
    UNCHANGED
  }
}
