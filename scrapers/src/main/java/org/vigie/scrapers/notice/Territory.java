package org.vigie.scrapers.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.place.PlaceCode;
import org.vigie.place.PlaceCode.Kind;

/**
 * French places behind the codes that notices use: NUTS regions (the vintages 2010 and 2013, and
 * those of 2016 and 2021, which share their codes) and postcodes.
 *
 * <p>Source: Commission regulations (EU) 31/2011, 1319/2013, 2016/2066 and 2019/1755, annex I. A
 * level 3 region of France is a département.
 */
public final class Territory {
  /** The first four letters of a region's code, the région, then its départements in NUTS order. */
  private static final String NUTS =
      """
      FR10 11 75 77 78 91 92 93 94 95
      FR21 44 08 10 51 52
      FR22 32 02 60 80
      FR23 28 27 76
      FR24 24 18 28 36 37 41 45
      FR25 28 14 50 61
      FR26 27 21 58 71 89
      FR30 32 59 62
      FR41 44 54 55 57 88
      FR42 44 67 68
      FR43 27 25 39 70 90
      FR51 52 44 49 53 72 85
      FR52 53 22 29 35 56
      FR53 75 16 17 79 86
      FR61 75 24 33 40 47 64
      FR62 76 09 12 31 32 46 65 81 82
      FR63 75 19 23 87
      FR71 84 01 07 26 38 42 69 73 74
      FR72 84 03 15 43 63
      FR81 76 11 30 34 48 66
      FR82 93 04 05 06 13 83 84
      FR83 94 2A 2B
      FRB0 24 18 28 36 37 41 45
      FRC1 27 21 58 71 89
      FRC2 27 25 39 70 90
      FRD1 28 14 50 61
      FRD2 28 27 76
      FRE1 32 59 62
      FRE2 32 02 60 80
      FRF1 44 67 68
      FRF2 44 08 10 51 52
      FRF3 44 54 55 57 88
      FRG0 52 44 49 53 72 85
      FRH0 53 22 29 35 56
      FRI1 75 24 33 40 47 64
      FRI2 75 19 23 87
      FRI3 75 16 17 79 86
      FRJ1 76 11 30 34 48 66
      FRJ2 76 09 12 31 32 46 65 81 82
      FRK1 84 03 15 43 63
      FRK2 84 01 07 26 38 42 69 73 74
      FRL0 93 04 05 06 13 83 84
      FRM0 94 2A 2B
      """;

  /** One département each; level 2 and level 3 are the same. */
  private static final Map<String, String> OVERSEAS =
      Map.ofEntries(
          Map.entry("FR91", "971"),
          Map.entry("FR92", "972"),
          Map.entry("FR93", "973"),
          Map.entry("FR94", "974"),
          Map.entry("FRA1", "971"),
          Map.entry("FRA2", "972"),
          Map.entry("FRA3", "973"),
          Map.entry("FRA4", "974"),
          Map.entry("FRA5", "976"),
          Map.entry("FRY1", "971"),
          Map.entry("FRY2", "972"),
          Map.entry("FRY3", "973"),
          Map.entry("FRY4", "974"),
          Map.entry("FRY5", "976"));

  private static final Map<String, String> DEPARTEMENTS = new HashMap<>();
  private static final Map<String, String> REGIONS = new HashMap<>();

  static {
    NUTS.lines().map(line -> line.split(" ")).forEach(Territory::add);
    // level 1 where it is one région of today; FR2, FR4, FR5 and the like are several
    Map.of("FR1", "11", "FR3", "32", "FRB", "24", "FRC", "27", "FRD", "28").forEach(REGIONS::put);
    Map.of("FRE", "32", "FRF", "44", "FRG", "52", "FRH", "53", "FRI", "75").forEach(REGIONS::put);
    Map.of("FRJ", "76", "FRK", "84", "FRL", "93", "FRM", "94").forEach(REGIONS::put);
  }

  private Territory() {}

  private static void add(String[] line) {
    REGIONS.put(line[0], line[1]);
    for (int i = 2; i < line.length; i++) {
      DEPARTEMENTS.put(line[0] + (i - 1), line[i]);
    }
  }

  /** The département or région that a NUTS code means; empty for all of France and elsewhere. */
  public static Optional<PlaceCode> ofNuts(String code) {
    String nuts = code.strip().toUpperCase(Locale.ROOT);
    String overseas = nuts.length() < 4 ? null : OVERSEAS.get(nuts.substring(0, 4));
    if (overseas != null) {
      return Optional.of(new PlaceCode(Kind.DEPARTEMENT, overseas));
    }
    return Optional.ofNullable(DEPARTEMENTS.get(nuts))
        .map(departement -> new PlaceCode(Kind.DEPARTEMENT, departement))
        .or(
            () ->
                Optional.ofNullable(REGIONS.get(nuts))
                    .map(region -> new PlaceCode(Kind.REGION, region)));
  }

  /** The département of a postcode; that of a few communes at the border of two may be wrong. */
  public static Optional<PlaceCode> ofPostcode(String postcode) {
    String digits = postcode.strip();
    if (!digits.matches("\\d{5}")) {
      return Optional.empty();
    }
    String departement =
        switch (digits.substring(0, 2)) {
          case "20" -> digits.charAt(2) < '2' ? "2A" : "2B";
          case "97", "98" -> digits.substring(0, 3);
          case "00", "96", "99" -> "";
          default -> digits.substring(0, 2);
        };
    return departement.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlaceCode(Kind.DEPARTEMENT, departement));
  }

  /**
   * Where the work is done, as near as the notice says it. Where it names no département of the
   * work, the buyer's own is added.
   *
   * @param work NUTS codes of the performance
   * @param buyer NUTS codes of the buyer's address
   */
  public static List<PlaceCode> places(
      List<String> work, List<String> buyer, Optional<String> buyerPostcode) {
    Set<PlaceCode> places = new LinkedHashSet<>();
    work.forEach(code -> ofNuts(code).ifPresent(places::add));
    if (places.stream().noneMatch(place -> place.kind() == Kind.DEPARTEMENT)) {
      buyer.stream()
          .flatMap(code -> ofNuts(code).stream())
          .filter(place -> place.kind() == Kind.DEPARTEMENT)
          .findFirst()
          .or(() -> buyerPostcode.flatMap(Territory::ofPostcode))
          .ifPresent(places::add);
    }
    return new ArrayList<>(places);
  }
}
