package org.vigie.publication;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;

/**
 * What a portal says of a publication. Absent means that the portal did not say, never that there
 * is none.
 *
 * @param title as published, whole
 * @param buyerSiret 14 digits that pass the Luhn test
 * @param places official codes that the portal gives (départements, communes)
 * @param buyerTown the buyer's town as written, to be resolved to a commune
 * @param cpv codes of the Common Procurement Vocabulary, 8 digits
 * @param signedOn date of the act or decision, Europe/Paris
 * @param publishedOn date of publication, Europe/Paris
 * @param deadlineAt until when answers are received
 * @param amount in euros, without tax
 * @param suppliers names of those awarded
 * @param references numbers by which other publications of the same project can be recognised
 * @param link an address that a person can open
 */
public record PublicationFacts(
    String title,
    PublicationKind kind,
    @Nullable String buyerName,
    @Nullable String buyerSiret,
    @Nullable String buyerTown,
    List<PlaceCode> places,
    List<String> cpv,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate publishedOn,
    @Nullable Instant deadlineAt,
    @Nullable BigDecimal amount,
    List<String> suppliers,
    List<Reference> references,
    URI link) {
  public PublicationFacts {
    places = List.copyOf(places);
    cpv = List.copyOf(cpv);
    suppliers = List.copyOf(suppliers);
    references = List.copyOf(references);
  }

  /**
   * A number under which the project is known.
   *
   * @param scheme {@code boamp}, {@code ted} (number in the Official Journal, {@code 8298-2021}),
   *     {@code notice} (BT-701 UUID without version), {@code procedure} (BT-04 UUID), {@code
   *     buyer-ref}, {@code act}, …
   */
  public record Reference(String scheme, String value) {}
}
