package org.vigie.scrapers.decp;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.vigie.place.PlaceCode;

/** Where a contract is carried out, as {@code lieuExecution} codes it, in codes that we know. */
final class ExecutionPlace {
  private ExecutionPlace() {}

  static Optional<PlaceCode> of(String code, String type) {
    String plain = code.strip().toUpperCase(Locale.ROOT);
    return switch (word(type)) {
      case "COMMUNE" ->
          plain.matches("\\d[\\dAB]\\d{3}")
              ? Optional.of(new PlaceCode(PlaceCode.Kind.COMMUNE, plain))
              : Optional.empty();
      case "DEPARTEMENT" -> departement(plain.length() == 1 ? "0" + plain : plain);
      case "REGION" ->
          plain.matches("\\d{2}")
              ? Optional.of(new PlaceCode(PlaceCode.Kind.REGION, plain))
              : Optional.empty();
      case "PAYS" -> Optional.empty();
      case "ARRONDISSEMENT", "CANTON" -> departement(head(plain));
      default -> // a postcode, also where nothing is said
          plain.matches("\\d{4}") ? departement(head("0" + plain)) : departement(head(plain));
    };
  }

  private static String head(String code) {
    if (code.startsWith("97") || code.startsWith("98")) {
      return code.length() >= 3 ? code.substring(0, 3) : "";
    }
    if (code.matches("20\\d{3}")) { // postcodes of Corsica
      return code.compareTo("20200") < 0 ? "2A" : "2B";
    }
    return code.length() >= 2 ? code.substring(0, 2) : "";
  }

  private static Optional<PlaceCode> departement(String code) {
    return code.matches("0[1-9]|[1-8]\\d|9[0-5]|99|2[AB]|97[1-8]|98\\d") && !code.equals("20")
        ? Optional.of(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code))
        : Optional.empty();
  }

  private static String word(String type) {
    String plain =
        Normalizer.normalize(type, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT)
            .strip();
    return plain.startsWith("CODE ") ? plain.substring(5).strip() : plain;
  }
}
