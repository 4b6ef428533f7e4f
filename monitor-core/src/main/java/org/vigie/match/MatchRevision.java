package org.vigie.match;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.match.MatchStore.Document;
import org.vigie.match.MatchStore.Revision;
import org.vigie.match.MatchStore.Saved;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.publication.PublicationFacts;
import org.vigie.reading.PageText;
import org.vigie.reading.Readings;
import org.vigie.rule.Matcher;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matches revisions against the rules in force, one at each call and each in one transaction:
 * matches, hits, places named, the dossier, and that it is done.
 */
public final class MatchRevision {
  private static final Logger LOG = LoggerFactory.getLogger(MatchRevision.class);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final MatchStore store;
  private final ShownMatches shown;
  private final RuleRevisionStore ruleRevisions;
  private final RuleWork ruleWork;
  private final TransactionOperations transactions;
  private final Readings readings;
  private final Places places;
  private final Supplier<RuleBook> rules;
  private final Excerpts excerpts;
  private final AfterMatch afterMatch;
  private final Clock clock;
  private @Nullable KeptRules kept;

  /**
   * @param rules the rules in force now; asked before each match, so that an edit is seen at once
   */
  public MatchRevision(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Readings readings,
      Places places,
      Supplier<RuleBook> rules,
      Excerpts excerpts,
      AfterMatch afterMatch,
      Clock clock) {
    this.store = new MatchStore(jdbc);
    this.shown = new ShownMatches(jdbc);
    this.ruleRevisions = new RuleRevisionStore(jdbc);
    this.ruleWork = new RuleWork(jdbc, transactions, clock);
    this.transactions = transactions;
    this.readings = readings;
    this.places = places;
    this.rules = rules;
    this.excerpts = excerpts;
    this.afterMatch = afterMatch;
    this.clock = clock;
  }

  /**
   * A revision that was matched.
   *
   * @param matches rules that it matches
   * @param failed matching it threw; the reason is with the revision
   */
  public record Done(String title, int matches, boolean failed) {}

  private record KeptRules(RuleBook book, Map<String, Long> revisions) {}

  /** Matches the next revision whose documents are settled; empty when there is none. */
  public Optional<Done> next() {
    KeptRules inForce = keepRules();
    return store.nextSettled().map(revision -> settle(revision, inForce));
  }

  /** How many revisions wait. */
  public long remaining() {
    return store.countSettled();
  }

  private Done settle(Revision revision, KeptRules inForce) {
    try {
      Integer matches = transactions.execute(status -> match(revision, inForce));
      ruleWork.keep(inForce.book().matcher(), inForce.revisions());
      return new Done(revision.title(), matches == null ? 0 : matches, false);
    } catch (TransientDataAccessException
        | NonTransientDataAccessResourceException
        | TransactionException databaseFailed) {
      throw databaseFailed;
    } catch (RuntimeException broken) {
      LOG.error("Revision {} could not be matched", revision.id(), broken);
      store.settle(revision.id(), broken.toString(), clock.instant());
      return new Done(revision.title(), 0, true);
    }
  }

  private int match(Revision revision, KeptRules inForce) {
    if (!store.lockSettled(revision.id())) {
      return 0;
    }
    int found = look(revision, inForce, null, false).found();
    store.settle(revision.id(), null, clock.instant());
    return found;
  }

  /**
   * What a rematch did to a revision.
   *
   * @param found matches that were not there before
   * @param lost matches that no longer hold
   */
  public record Rematched(String title, int found, int lost) {}

  /**
   * Matches a revision again that was matched before, in the caller's transaction.
   *
   * @param rule the one to look for, or null for all that are in force
   * @param alerting whether people are alerted to what it finds
   * @return empty where there is no such revision, or it waits for its first match anyway
   */
  Optional<Rematched> again(long id, @Nullable String rule, boolean alerting) {
    KeptRules inForce = keepRules();
    return store
        .lockMatched(id)
        .map(
            revision -> {
              Looked looked = look(revision, inForce, rule, !alerting);
              if (looked.isNew() > 0 || looked.lost() > 0) {
                store.indexAgain(revision.id(), clock.instant());
              }
              return new Rematched(revision.title(), looked.isNew(), looked.lost());
            });
  }

  private record Looked(int found, int isNew, int lost) {}

  /** Makes the matches of a revision those of the rules in force, or of one of them. */
  private Looked look(Revision revision, KeptRules inForce, @Nullable String rule, boolean quiet) {
    List<Document> documents = store.readDocuments(revision.id());
    List<Matcher.Text> texts =
        documents.stream()
            .map(document -> new Matcher.Text(readings.pages(document.sha256())))
            .toList();
    List<Matcher.Found> found =
        inForce.book().matcher().match(subject(revision, texts)).stream()
            .filter(match -> rule == null || match.ruleId().equals(rule))
            .toList();
    List<String> departements = store.departements(revision.publicationId());
    List<Saved> saved = new ArrayList<>();
    for (Matcher.Found match : found) {
      saved.add(save(revision, match, inForce, documents, texts, departements, quiet));
    }
    int lost =
        store.supersede(
            revision.id(),
            rule == null ? inForce.revisions().keySet() : Set.of(rule),
            saved.stream().map(Saved::id).toList(),
            clock.instant());
    if (!found.isEmpty()) {
      afterMatch.matched(revision.publicationId());
    }
    shown.refresh(revision.publicationId(), clock.instant());
    int isNew = (int) saved.stream().filter(Saved::isNew).count();
    return new Looked(found.size(), isNew, lost);
  }

  private Matcher.Subject subject(Revision revision, List<Matcher.Text> texts) {
    PublicationFacts facts = JSON.readValue(revision.facts(), PublicationFacts.class);
    return new Matcher.Subject(
        facts.title(),
        facts.buyerName(),
        Set.copyOf(facts.cpv()),
        facts.kind().name().toLowerCase(Locale.ROOT),
        facts.amount(),
        store.places(revision.publicationId()),
        texts);
  }

  private Saved save(
      Revision revision,
      Matcher.Found found,
      KeptRules inForce,
      List<Document> documents,
      List<Matcher.Text> texts,
      List<String> departements,
      boolean quiet) {
    Long ruleRevision = inForce.revisions().get(found.ruleId());
    if (ruleRevision == null) {
      throw new IllegalStateException(
          "the matcher found rule \"" + found.ruleId() + "\", which is not in its rule book");
    }
    Instant now = clock.instant();
    Saved saved = store.saveMatch(revision, ruleRevision, found, quiet, now);
    Set<PlaceCode> named = new LinkedHashSet<>();
    List<Matcher.Hit> hits = found.hits();
    for (int ordinal = 0; ordinal < hits.size(); ordinal++) {
      Matcher.Hit hit = hits.get(ordinal);
      String page = page(texts.get(hit.text()), hit.page());
      store.saveHit(
          saved.id(),
          ordinal,
          documents.get(hit.text()).id(),
          hit,
          excerpts.around(page, hit.start(), hit.end()));
      named.addAll(communesNamed(page, departements));
    }
    store.savePlaces(saved.id(), named);
    return saved;
  }

  private static String page(Matcher.Text text, int number) {
    return text.pages().stream()
        .filter(page -> page.number() == number)
        .findFirst()
        .map(PageText::text)
        .orElseThrow(
            () -> new IllegalStateException("a hit on page " + number + ", which is not there"));
  }

  private List<PlaceCode> communesNamed(String page, List<String> departements) {
    List<PlaceCode> named = new ArrayList<>();
    for (String departement : departements) {
      places.communesNamedIn(page, departement).stream().map(Place::code).forEach(named::add);
    }
    return named;
  }

  /** Keeps the rules' texts when they changed since the last look. */
  @SuppressWarnings("ReferenceEquality") // the same book is the quick and sure sign of no change
  private synchronized KeptRules keepRules() {
    RuleBook book = rules.get();
    KeptRules known = kept;
    if (known == null || known.book() != book) {
      Map<String, Long> revisions =
          transactions.execute(status -> ruleRevisions.keep(book, clock.instant()));
      known = new KeptRules(book, revisions == null ? Map.of() : revisions);
      kept = known;
    }
    return known;
  }
}
