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

  /** Places and why: {@code portal}, {@code source}, {@code buyer-town}, {@code buyer-name}. */
  Map<PlaceCode, String> of(PublicationFacts facts, List<PlaceCode> sourcePlaces) {
    Map<PlaceCode, String> places = new LinkedHashMap<>();
    facts.places().forEach(place -> places.putIfAbsent(place, "portal"));
    sourcePlaces.forEach(place -> places.putIfAbsent(place, "source"));
    List<String> departements =
        places.keySet().stream()
            .filter(place -> place.kind() == PlaceCode.Kind.DEPARTEMENT)
            .map(PlaceCode::code)
            .toList();
    commune(facts.buyerTown(), departements).ifPresent(town -> add(places, town, "buyer-town"));
    commune(facts.buyerName(), departements).ifPresent(town -> add(places, town, "buyer-name"));
    return places;
  }

  private static void add(Map<PlaceCode, String> places, Place commune, String reason) {
    places.putIfAbsent(commune.code(), reason);
    if (commune.departement() != null) {
      places.putIfAbsent(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, commune.departement()), reason);
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
