package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.publication.PublicationKind;
import org.vigie.publication.RevisionDifference;
import org.vigie.publication.RevisionDifference.FactChange;

/** What became of publications that people were told of: each thing is told once, never as new. */
final class FollowUps {
  private static final int AT_ONCE = 200;

  /** Facts whose change a reader is told by name; a change of others alone is no news. */
  private static final Set<String> TOLD =
      Set.of("title", "deadlineAt", "amount", "signedOn", "suppliers", "documents");

  /** In two months there are at most 62 days, and a last day is carried over a few at most. */
  private static final int LONGEST_CONTEST = 70;

  private final FollowUpStore store;
  private final Contests contests;

  FollowUps(JdbcClient jdbc) {
    this.store = new FollowUpStore(jdbc);
    this.contests = new Contests(jdbc);
  }

  /**
   * @param anything whether there was something to look at
   * @param raised alerts written
   */
  record Step(boolean anything, int raised) {}

  /** Looks at the oldest later revisions. */
  Step follow(Instant now) {
    List<FollowUpStore.LaterRevision> revisions = store.nextToFollow(AT_ONCE);
    int raised = 0;
    for (FollowUpStore.LaterRevision revision : revisions) {
      if (revision.isKnown()) {
        raised += follow(revision, now);
      }
    }
    if (!revisions.isEmpty()) {
      store.markFollowed(revisions, now);
    }
    return new Step(!revisions.isEmpty(), raised);
  }

  private int follow(FollowUpStore.LaterRevision revision, Instant now) {
    List<String> changes =
        RevisionDifference.between(
                store.side(revision.publicationId(), revision.number() - 1),
                store.side(revision.publicationId(), revision.number()))
            .facts()
            .stream()
            .map(FactChange::field)
            .filter(TOLD::contains)
            .toList();
    boolean sameKind =
        store.kindOf(revision.publicationId(), revision.number() - 1) == revision.kind();
    return news(revision.kind(), sameKind, changes)
        .map(
            news ->
                store.raise(
                    revision.publicationId(), "revision-" + revision.id(), news, changes, now))
        .orElse(0);
  }

  private static Optional<News> news(PublicationKind kind, boolean sameKind, List<String> changes) {
    if (!sameKind) {
      return Optional.of(
          switch (kind) {
            case AWARDED -> News.AWARDED;
            case AMENDED -> News.AMENDED;
            case CANCELLED -> News.CANCELLED;
            case PLANNED, OPEN, CORRECTED, ACT, DELIBERATION, PAGE -> News.CORRECTED;
          });
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        changes.equals(List.of("documents")) ? News.DOCUMENT_REPLACED : News.CORRECTED);
  }

  /** Reminds of acts whose days to be contested come to their end, once each. */
  Step remind(Instant now) {
    int raised = 0;
    List<FollowUpStore.KnownAct> due = due(now);
    for (FollowUpStore.KnownAct act : due) {
      raised +=
          store.raise(act.publicationId(), Contests.OCCASION, News.CONTEST_ENDS, List.of(), now);
    }
    return new Step(raised > 0, raised);
  }

  private List<FollowUpStore.KnownAct> due(Instant now) {
    LocalDate today = now.atZone(Rhythm.PARIS).toLocalDate();
    var due = new ArrayList<FollowUpStore.KnownAct>();
    for (FollowUpStore.KnownAct act :
        store.knownActs(today.minusDays(LONGEST_CONTEST), today, Contests.OCCASION)) {
      if (contests.of(act.publicationId(), act.publishedOn()).endsSoon(today)) {
        due.add(act);
      }
    }
    return due;
  }

  long waiting(Instant now) {
    return store.countToFollow() + due(now).size();
  }
}
