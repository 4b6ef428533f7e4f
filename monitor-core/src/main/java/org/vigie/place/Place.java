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

  /** The body that governs it, as it is called: "Commune de Valmoire", "CC du Val". */
  public String bodyName() {
    return code.kind() == PlaceCode.Kind.COMMUNE ? communeName(name) : name;
  }

  /** "Commune de Valmoire", "Commune d'Issy", "Commune du Mans", "Commune des Lilas". */
  public static String communeName(String name) {
    String commune = "Commune ";
    if (name.startsWith("Le ")) {
      return commune + "du " + name.substring(3);
    }
    if (name.startsWith("Les ")) {
      return commune + "des " + name.substring(4);
    }
    if (name.startsWith("La ") || name.startsWith("L'") || name.startsWith("L’")) {
      return commune + "de l" + name.substring(1);
    }
    boolean vowel =
        !name.isEmpty()
            && "aeiouyhœæ"
                    .indexOf(
                        Character.toLowerCase(
                            java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                                .charAt(0)))
                >= 0;
    return commune + (vowel ? "d'" : "de ") + name;
  }
}
