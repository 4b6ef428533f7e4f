package org.vigie.alert;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.FindStore.Told;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;

/**
 * What is told of each find, whoever is told. Kept while a round of digests is composed: 500 finds
 * go to 20,000 people, and reading each find for each of them took most of the time.
 */
final class Findings {
  private final FindStore store;
  private final AlertStore alerts;
  private final Contests contests;
  private final Installation installation;
  private final Map<Long, Finding> kept = new HashMap<>();

  Findings(JdbcClient jdbc, Installation installation) {
    this.store = new FindStore(jdbc);
    this.alerts = new AlertStore(jdbc);
    this.contests = new Contests(jdbc);
    this.installation = installation;
  }

  /**
   * @param concerned its places and those that they lie in
   * @param place name of the narrowest; null where none is known
   */
  record Finding(
      Told told,
      PublicationKind kind,
      Set<PlaceCode> concerned,
      @Nullable String place,
      @Nullable ContestPeriod contest,
      @Nullable Passage passage,
      @Nullable URI source,
      Map<String, List<String>> rules) {}

  synchronized Finding of(long matchId) {
    Finding known = kept.get(matchId);
    if (known == null) {
      known = read(matchId);
      kept.put(matchId, known);
    }
    return known;
  }

  /** Before the next round: publications change. */
  synchronized void forget() {
    kept.clear();
  }

  private Finding read(long matchId) {
    Told told = store.told(matchId);
    PublicationKind kind = AlertStore.kind(told.kind());
    List<PlaceCode> places = alerts.placesOf(matchId, told.publicationId());
    var concerned = new LinkedHashSet<PlaceCode>();
    places.forEach(place -> concerned.addAll(installation.places().containing(place)));
    Optional<FindStore.FoundIn> hit = store.strongestHit(matchId);
    return new Finding(
        told,
        kind,
        concerned,
        places.stream()
            .min(java.util.Comparator.comparing(PlaceCode::kind))
            .map(installation::nameOf)
            .orElse(null),
        contest(kind, told),
        hit.map(found -> Passage.of(found.excerpt(), found.start(), found.end(), found.page()))
            .orElse(null),
        hit.flatMap(found -> Links.foreign(found.documentUrl()))
            .or(() -> Links.foreign(told.url()))
            .orElse(null),
        Map.of(
            "fr", store.rulesOf(told.revisionId(), "fr"),
            "en", store.rulesOf(told.revisionId(), "en")));
  }

  private @Nullable ContestPeriod contest(PublicationKind kind, Told told) {
    LocalDate publishedOn = told.publishedOn();
    return kind == PublicationKind.ACT && publishedOn != null
        ? contests.of(told.publicationId(), publishedOn)
        : null;
  }
}
