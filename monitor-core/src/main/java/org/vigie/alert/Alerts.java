package org.vigie.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.place.Places;
import org.vigie.search.StandingSearches;

/**
 * Turns matches into alerts: one find owed to one subscriber; and what became of a find that they
 * know into follow-ups. Each step is one transaction that also marks what it looked at, so a killed
 * run goes on with the next and owes nothing twice.
 */
public final class Alerts {
  /** Few enough for their text to be searched in memory. */
  private static final int AT_ONCE = 50;

  /** What a source published in these days before it was first read is news; the rest is not. */
  private static final int FRESH_DAYS = 7;

  private final AlertStore store;
  private final FollowUps followUps;
  private final StandingSearches searches;
  private final Places places;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AtomicLong raised = new AtomicLong();

  public Alerts(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Places places,
      StandingSearches searches) {
    this.store = new AlertStore(jdbc);
    this.followUps = new FollowUps(jdbc);
    this.searches = searches;
    this.places = places;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Writes the alerts that the oldest new matches cause. Owed are finds made after the subscription
   * was confirmed that it asks for; what a new source had published long before it was watched is
   * owed to nobody. After the matches come later revisions and acts of what people were told.
   *
   * @return false when there was nothing new
   */
  public boolean raiseNext() {
    return inTransaction(this::raiseMatches)
        || inTransaction(now -> count(followUps.follow(now)))
        || inTransaction(now -> count(followUps.remind(now)));
  }

  private boolean inTransaction(java.util.function.Predicate<Instant> deed) {
    return Boolean.TRUE.equals(transaction.execute(status -> deed.test(Sql.now(clock))));
  }

  private boolean raiseMatches(Instant now) {
    List<AlertStore.NewMatch> matches = store.nextUnalerted(AT_ONCE, FRESH_DAYS);
    if (matches.isEmpty()) {
      return false;
    }
    List<AlertStore.NewMatch> news = matches.stream().filter(match -> !match.isOld()).toList();
    Map<Long, Set<String>> searched = searched(news);
    for (AlertStore.NewMatch match : news) {
      var concerned = new java.util.LinkedHashSet<org.vigie.place.PlaceCode>();
      store
          .placesOf(match.id(), match.publicationId())
          .forEach(place -> concerned.addAll(places.containing(place)));
      raised.addAndGet(
          store.raise(
              match, concerned, searched.getOrDefault(match.publicationId(), Set.of()), now));
    }
    store.markAlerted(matches, now);
    return true;
  }

  private Map<Long, Set<String>> searched(List<AlertStore.NewMatch> matches) {
    List<String> asked = matches.isEmpty() ? List.of() : store.searches();
    return asked.isEmpty()
        ? Map.of()
        : searches.matching(
            asked,
            new ArrayList<>(matches.stream().map(AlertStore.NewMatch::publicationId).toList()));
  }

  private boolean count(FollowUps.Step step) {
    raised.addAndGet(step.raised());
    return step.anything();
  }

  /** Matches and later revisions that nobody has looked at, and reminders that are due. */
  public long waiting() {
    return store.countUnalerted() + followUps.waiting(Sql.now(clock));
  }

  /** Alerts written by this object since it was made, for the record of a run. */
  public long raised() {
    return raised.get();
  }
}
