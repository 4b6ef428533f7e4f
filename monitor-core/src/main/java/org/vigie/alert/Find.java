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
 * @param contest until when it can be contested; null for what is no act, or has no date
 * @param reasons why this person gets it
 * @param rules names of the rules that found it, in the reader's language
 * @param page its page on Vigie
 * @param source the publisher's own address; null where that is not a web address
 * @param ask where documents of its dossier are asked for; null without a dossier
 * @param news whether it is new to this person, or what became of it
 * @param changes names of the facts that changed, as in {@link
 *     org.vigie.publication.PublicationFacts}
 * @param reportedOn when it, or another publication of its dossier, was first told to this person
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
    @Nullable ContestPeriod contest,
    @Nullable Passage passage,
    Reasons reasons,
    List<String> rules,
    URI page,
    @Nullable URI source,
    @Nullable URI ask,
    News news,
    List<String> changes,
    @Nullable LocalDate reportedOn) {
  public Find {
    rules = List.copyOf(rules);
    changes = List.copyOf(changes);
  }

  /**
   * What of the person's subscriptions let it through; all empty for the whole country.
   *
   * @param places names
   * @param buyers names
   * @param searches as they were written
   */
  public record Reasons(List<String> places, List<String> buyers, List<String> searches) {
    public Reasons {
      places = List.copyOf(places);
      buyers = List.copyOf(buyers);
      searches = List.copyOf(searches);
    }
  }
}
