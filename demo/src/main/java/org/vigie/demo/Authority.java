package org.vigie.demo;

import java.util.List;

/**
 * An invented public body of the demonstration.
 *
 * @param kind commune, epci, departement, prefecture or other
 * @param place {@code departement:99}, {@code commune:99001} or {@code epci:} and a SIREN
 * @param postalAddress lines joined by {@code |}
 */
record Authority(
    String siren,
    String name,
    String kind,
    String place,
    String email,
    String postalAddress,
    String town) {

  /** The département's code, as its postcode begins. */
  String departement() {
    return postcode().substring(0, 2);
  }

  String postcode() {
    List<String> lines = List.of(postalAddress.split("\\|"));
    return lines.getLast().substring(0, 5);
  }

  /** SIRET of the main office: the SIREN, an office number and the Luhn digit. */
  String siret() {
    for (char digit = '0'; digit <= '9'; digit++) {
      String candidate = siren + "0001" + digit;
      if (passesLuhn(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("no Luhn digit for " + siren);
  }

  static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
