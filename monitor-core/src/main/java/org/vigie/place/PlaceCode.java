package org.vigie.place;

import java.util.Locale;

/**
 * A place by its official code.
 *
 * @param code INSEE code of a commune, SIREN of an intercommunality, code of a département (01 to
 *     976, 2A) or région
 */
public record PlaceCode(Kind kind, String code) {
  /** The levels of the French administrative map that Vigie knows. */
  public enum Kind {
    COMMUNE,
    EPCI,
    DEPARTEMENT,
    REGION
  }

  /** Reads {@code departement:38}, the form used in YAML and addresses. */
  public static PlaceCode parse(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && colon < text.length() - 1) {
      String kind = text.substring(0, colon).strip().toUpperCase(Locale.ROOT).replace('É', 'E');
      for (Kind known : Kind.values()) {
        if (known.name().equals(kind)) {
          return new PlaceCode(known, text.substring(colon + 1).strip().toUpperCase(Locale.ROOT));
        }
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not a place: expected commune:, epci:, departement: or region: and its code,"
            + " for example departement:38");
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + code;
  }
}
