package org.vigie.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;

/** Says to which places a publication belongs, each with the reason. */
final class PublicationPlaces {
  private final Places map;

  PublicationPlaces(Places map) {
    this.map = map;
  }

  /**
   * Places and why: {@code portal}, {@code source}, {@code buyer-siren}, {@code buyer-town}, {@code
   * buyer-name}.
   */
  Map<PlaceCode, String> of(PublicationFacts facts, List<PlaceCode> sourcePlaces) {
    Map<PlaceCode, String> places = new LinkedHashMap<>();
    facts.places().forEach(place -> places.putIfAbsent(place, "portal"));
    sourcePlaces.forEach(place -> places.putIfAbsent(place, "source"));
    List<String> departements =
        places.keySet().stream()
            .filter(place -> place.kind() == PlaceCode.Kind.DEPARTEMENT)
            .map(PlaceCode::code)
            .toList();
    body(facts).ifPresent(body -> add(places, body, "buyer-siren"));
    commune(facts.buyerTown(), departements).ifPresent(town -> add(places, town, "buyer-town"));
    commune(facts.buyerName(), departements).ifPresent(town -> add(places, town, "buyer-name"));
    return places;
  }

  /** The place that the buyer governs, by its SIREN. */
  Optional<Place> body(PublicationFacts facts) {
    String siret = facts.buyerSiret();
    return siret == null || siret.length() < 9
        ? Optional.empty()
        : map.governedBy(siret.substring(0, 9));
  }

  private static void add(Map<PlaceCode, String> places, Place place, String reason) {
    places.putIfAbsent(place.code(), reason);
    if (place.departement() != null) {
      places.putIfAbsent(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, place.departement()), reason);
    }
  }

  /** Without a département only a name that exists once in France is believed. */
  private Optional<Place> commune(@Nullable String name, List<String> departements) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    if (departements.isEmpty()) {
      return map.commune(name, null);
    }
    List<Place> found =
        departements.stream()
            .flatMap(departement -> map.commune(name, departement).stream())
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
