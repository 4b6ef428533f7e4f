package org.vigie.alert;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.PublicationKind;

/**
 * One publication that rules found, as it is told to somebody. Texts from outside are on one line
 * and without control characters, and nothing more: whoever prints them encodes them.
 *
 * @param buyer null where the portal does not say
 * @param place name of the commune, else of the département; null where none is known
 * @param amount euros without tax
 * @param deadlineAt until when answers are received
 * @param passage null where only a code matched
 * @param forPlaces names of the subscribed places that let it through; empty for the whole country
 * @param rules names of the rules that found it, in the reader's language
 * @param page its page on Vigie
 * @param source the publisher's own address; null where that is not a web address
 * @param ask where documents of its dossier are asked for; null without a dossier
 * @param reportedOn when another publication of the same dossier was first told to this person
 */
public record Find(
    long matchId,
    long publicationId,
    String title,
    String family,
    @Nullable String buyer,
    @Nullable String place,
    PublicationKind kind,
    @Nullable BigDecimal amount,
    @Nullable LocalDate publishedOn,
    @Nullable Instant deadlineAt,
    @Nullable Passage passage,
    List<String> forPlaces,
    List<String> rules,
    URI page,
    @Nullable URI source,
    @Nullable URI ask,
    @Nullable LocalDate reportedOn) {
  public Find {
    forPlaces = List.copyOf(forPlaces);
    rules = List.copyOf(rules);
  }
}
