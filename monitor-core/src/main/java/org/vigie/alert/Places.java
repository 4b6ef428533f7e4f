package org.vigie.alert;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vigie.place.PlaceCode;

/** Which subscribed places a find concerns. */
final class Places {
  private Places() {}

  /** The find's places and, for each commune, the département that it lies in. */
  static Set<PlaceCode> concernedBy(Collection<PlaceCode> placesOfFind) {
    var concerned = new LinkedHashSet<PlaceCode>(placesOfFind);
    for (PlaceCode place : placesOfFind) {
      if (place.kind() == PlaceCode.Kind.COMMUNE && place.code().length() == 5) {
        concerned.add(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, departementOf(place.code())));
      }
    }
    return concerned;
  }

  /** The official geographic code: overseas départements have three characters, others two. */
  static String departementOf(String communeCode) {
    boolean overseas = communeCode.startsWith("97") || communeCode.startsWith("98");
    return communeCode.substring(0, overseas ? 3 : 2);
  }

  static List<Object[]> pairs(Collection<PlaceCode> places) {
    return places.stream().map(place -> new Object[] {place.kind().name(), place.code()}).toList();
  }
}
