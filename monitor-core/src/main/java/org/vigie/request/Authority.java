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
    Instant updatedAt,
    Directory directory) {

  /**
   * What a directory says beside it.
   *
   * @param siret of the establishment that is written to
   * @param pradaName person in charge of access to documents (CRPA L330-1)
   * @param pradaEmail where that person is written to
   */
  public record Directory(
      @Nullable String siret,
      @Nullable String telephone,
      @Nullable String website,
      @Nullable String pradaName,
      @Nullable String pradaEmail) {
    public static final Directory NONE = new Directory(null, null, null, null, null);
  }

  /** Without what a directory says. */
  public Authority(
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
    this(
        id,
        siren,
        name,
        kind,
        place,
        email,
        postalAddress,
        formUrl,
        source,
        updatedAt,
        Directory.NONE);
  }

  /** Where a request is written to: the person in charge of access, else the body itself. */
  public @Nullable String requestEmail() {
    return directory.pradaEmail() == null ? email : directory.pradaEmail();
  }

  /** For its public holidays. */
  public Territory territory() {
    return place == null ? Territory.GENERAL : Territory.of(place);
  }
}
