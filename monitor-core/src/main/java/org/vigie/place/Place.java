package org.vigie.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the French administrative map.
 *
 * @param departement code of the département it lies in (an intercommunality: most of its
 *     communes); null for a région
 * @param region code of the région; empty overseas where there is none
 * @param epci SIREN of the commune's intercommunality, or null
 * @param population inhabitants, 0 where not known
 * @param siren of the body that governs it, or null
 */
public record Place(
    PlaceCode code,
    String name,
    @Nullable String departement,
    String region,
    @Nullable String epci,
    List<String> postcodes,
    int population,
    @Nullable String siren) {
  public Place {
    postcodes = List.copyOf(postcodes);
  }
}
