package org.vigie.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.message.Message;

/**
 * Recognises one tender that several portals publish (BOAMP, TED, a buyer profile), so that nobody
 * is told of it twice. Two publications are of one tender where they come from different sources,
 * are at the same step (an award is news, not a repetition), and
 *
 * <ul>
 *   <li>carry the same number of a procedure or notice, which is unique; or
 *   <li>carry the same number of one buyer; or
 *   <li>have one buyer and very similar titles, and were published close to each other or close on
 *       the same day.
 * </ul>
 *
 * A dossier is wider: it holds all steps of a project.
 */
public final class SameTenders {
  /** As for dossiers; the dates make up for lots whose titles differ in a number only. */
  private static final double VERY_SIMILAR = 0.65;

  private final SameTenderStore store;
  private final DossierStore dossiers;
  private final TransactionOperations transaction;
  private final Clock clock;

  public SameTenders(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.store = new SameTenderStore(jdbc);
    this.dossiers = new DossierStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Reason(Message message, double confidence) {}

  /**
   * Links a publication with those of the same tender that are known already. Harmless again: the
   * key of a link is its two publications.
   */
  public void link(long publicationId) {
    transaction.executeWithoutResult(
        _ -> {
          // two portals' publications that are read at the same time must meet
          dossiers.lockGrouping();
          store.notice(publicationId).ifPresent(this::link);
        });
  }

  /** The other publications of the same tender. */
  public List<SameTender> of(long publicationId) {
    return store.linked(publicationId);
  }

  private void link(SameTenderStore.Notice notice) {
    Map<Long, Reason> group = new LinkedHashMap<>();
    for (var other : store.candidates(notice)) {
      sameness(notice, other).ifPresent(reason -> group.putIfAbsent(other.publicationId(), reason));
    }
    for (long direct : List.copyOf(group.keySet())) {
      Reason through = group.get(direct);
      for (SameTender further : store.linked(direct)) {
        if (through != null && further.publicationId() != notice.publicationId()) {
          group.putIfAbsent(
              further.publicationId(),
              new Reason(
                  Message.of("dossier.same-tender.through", further.title()),
                  Math.min(further.confidence(), through.confidence())));
        }
      }
    }
    List<Long> members = new ArrayList<>(group.keySet());
    group.forEach((other, reason) -> join(notice.publicationId(), other, reason));
    for (int one = 0; one < members.size(); one++) {
      for (int other = one + 1; other < members.size(); other++) {
        join(
            members.get(one),
            members.get(other),
            new Reason(Message.of("dossier.same-tender.through", notice.subject().title()), 0.5));
      }
    }
  }

  private void join(long one, long other, Reason reason) {
    store.join(one, other, reason.message(), reason.confidence(), clock.instant());
    store.join(other, one, reason.message(), reason.confidence(), clock.instant());
  }

  private static Optional<Reason> sameness(
      SameTenderStore.Notice notice, SameTenderStore.Candidate other) {
    boolean oneBuyer = BuyerNames.areSame(notice.subject(), other.subject());
    String number = other.sharedNumber();
    if (number != null && (other.isNumberUnique() || oneBuyer)) {
      return Optional.of(
          new Reason(Message.of("dossier.same-tender.reference", number), oneBuyer ? 0.99 : 0.95));
    }
    if (!oneBuyer || !isCloseTo(notice, other)) {
      return Optional.empty();
    }
    double likeness = TitleSimilarity.of(notice.subject().title(), other.subject().title());
    return likeness < VERY_SIMILAR
        ? Optional.empty()
        : Optional.of(
            new Reason(
                Message.of("dossier.same-tender.buyer-and-title", Math.round(likeness * 100)),
                Math.round(likeness * 90) / 100.0));
  }

  /** Without any date on either side, the titles alone would join two years' contracts. */
  private static boolean isCloseTo(SameTenderStore.Notice notice, SameTenderStore.Candidate other) {
    if (notice.deadline() != null && other.deadline() != null) {
      return notice.deadline().equals(other.deadline());
    }
    return notice.published() != null
        && other.published() != null
        && Math.abs(notice.published().toEpochDay() - other.published().toEpochDay())
            <= SameTenderStore.DAYS_APART;
  }
}
