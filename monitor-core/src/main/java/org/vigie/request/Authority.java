package org.vigie.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;

/**
 * A public body that can be asked for documents.
 *
 * @param siren 9 digits, or null where not known
 * @param email null where it has none for requests
 * @param postalAddress lines separated by line breaks, without the name
 * @param formUrl a form that it wants requests to be made on
 * @param source where the entry comes from: a publication, a person
 */
public record Authority(
    long id,
    @Nullable String siren,
    String name,
    AuthorityKind kind,
    @Nullable PlaceCode place,
    @Nullable String email,
    @Nullable String postalAddress,
    @Nullable String formUrl,
    String source,
    Instant updatedAt) {

  /** For its public holidays. */
  public Territory territory() {
    return place == null ? Territory.GENERAL : Territory.of(place);
  }
}
