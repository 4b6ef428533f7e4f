package org.vigie.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;

/**
 * A surveillance project with all that belongs to it.
 *
 * @param publications oldest first
 * @param families ids, of the rules that matched
 * @param buyers names as published, without repetition
 */
public record DossierView(
    long id,
    String title,
    Instant createdAt,
    List<Piece> publications,
    List<String> families,
    List<String> buyers,
    List<PlaceCode> places) {
  public DossierView {
    publications = List.copyOf(publications);
    families = List.copyOf(families);
    buyers = List.copyOf(buyers);
    places = List.copyOf(places);
  }

  /**
   * A publication of the dossier, as its newest revision says.
   *
   * @param sourceName where it was published
   * @param date of publication, else of signature
   * @param reason why it belongs here
   */
  public record Piece(
      long publicationId,
      String title,
      PublicationKind kind,
      String sourceName,
      String url,
      @Nullable String buyerName,
      @Nullable LocalDate date,
      @Nullable BigDecimal amount,
      Message reason,
      double confidence) {}
}
