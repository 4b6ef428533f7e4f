package org.vigie.dossier;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.message.Message;

/**
 * Surveillance projects. A publication that matched is joined to the project that it belongs to, by
 * a number that both carry or by buyer and title; else it opens a new one.
 */
public final class Dossiers {
  /** Four of six telling words in common (0.67) are enough, three of five (0.6) are not. */
  private static final double VERY_SIMILAR = 0.65;

  private final DossierStore store;
  private final TransactionOperations transaction;
  private final Clock clock;

  public Dossiers(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.store = new DossierStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Gives a publication its dossier. Harmless again: a publication that has one keeps it, since the
   * link's key is the publication.
   */
  public Grouping group(long publicationId) {
    return transaction.execute(
        _ -> {
          store.lockGrouping();
          var known = store.grouping(publicationId);
          if (known.isPresent()) {
            return known.get();
          }
          var subject =
              store
                  .subject(publicationId)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "publication " + publicationId + " does not exist"));
          Grouping grouping =
              bySharedReference(publicationId, subject)
                  .or(() -> byBuyerAndTitle(publicationId, subject))
                  .orElseGet(() -> opened(subject));
          store.link(publicationId, grouping, clock.instant());
          return grouping;
        });
  }

  /** The dossier, or the one that it was merged into. */
  public Optional<DossierView> find(long dossierId) {
    return store.current(dossierId).map(this::view);
  }

  /** The dossier of a publication, where it has one. */
  public Optional<Long> ofPublication(long publicationId) {
    return store.grouping(publicationId).map(Grouping::dossierId);
  }

  private DossierView view(long id) {
    var head = store.head(id);
    var pieces = store.pieces(id);
    List<String> buyers =
        pieces.stream()
            .map(DossierView.Piece::buyerName)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new DossierView(
        id, head.title(), head.createdAt(), pieces, store.families(id), buyers, store.places(id));
  }

  private Optional<Grouping> bySharedReference(long publicationId, DossierStore.Subject subject) {
    return store.byReference(publicationId).stream()
        .filter(shared -> identifies(shared, subject))
        .findFirst()
        .map(
            shared ->
                new Grouping(
                    shared.dossierId(),
                    false,
                    Message.of("dossier.reason.reference", shared.value()),
                    subject.hasSameBuyer(shared.other()) ? 0.99 : 0.95));
  }

  /** A buyer's own number (2026-04) and an act's are only unique within that body. */
  private static boolean identifies(
      DossierStore.SharedReference shared, DossierStore.Subject subject) {
    return switch (shared.scheme()) {
      case "boamp", "procedure", "ted", "notice" -> true;
      default -> subject.hasSameBuyer(shared.other());
    };
  }

  private Optional<Grouping> byBuyerAndTitle(long publicationId, DossierStore.Subject subject) {
    DossierStore.@Nullable SameBuyer nearest = null;
    double likest = 0;
    for (var candidate : store.byBuyer(publicationId, subject)) {
      double likeness = TitleSimilarity.of(subject.title(), candidate.other().title());
      if (likeness > likest && subject.hasSameBuyer(candidate.other())) {
        nearest = candidate;
        likest = likeness;
      }
    }
    if (nearest == null || likest < VERY_SIMILAR) {
      return Optional.empty();
    }
    double confidence = Math.round(likest * 90) / 100.0;
    return Optional.of(
        new Grouping(
            nearest.dossierId(),
            false,
            Message.of("dossier.reason.buyer-and-title", Math.round(likest * 100)),
            confidence));
  }

  private Grouping opened(DossierStore.Subject subject) {
    long id = store.open(subject.title(), clock.instant());
    return new Grouping(id, true, Message.of("dossier.reason.first"), 1);
  }
}
