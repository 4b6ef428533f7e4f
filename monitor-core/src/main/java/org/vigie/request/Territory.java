package org.vigie.request;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;

/**
 * Where an authority sits, as far as its public holidays differ.
 *
 * <p>The eleven holidays of article L3133-1 of the code du travail are closed everywhere. What a
 * territory adds is only ever used to bring a safe date forward, never to carry a deadline over: so
 * a day that may be closed in a part of it counts as closed.
 */
public enum Territory {
  GENERAL(null),
  /** Good Friday and 26 December (local law of Bas-Rhin, Haut-Rhin and Moselle). */
  ALSACE_MOSELLE(MonthDay.of(Month.DECEMBER, 26)),
  GUADELOUPE(MonthDay.of(Month.MAY, 27)),
  MARTINIQUE(MonthDay.of(Month.MAY, 22)),
  GUYANE(MonthDay.of(Month.JUNE, 10)),
  LA_REUNION(MonthDay.of(Month.DECEMBER, 20)),
  MAYOTTE(MonthDay.of(Month.APRIL, 27)),
  SAINT_BARTHELEMY(MonthDay.of(Month.OCTOBER, 9)),
  SAINT_MARTIN(MonthDay.of(Month.MAY, 28));

  private static final Set<String> ALSACE_MOSELLE_CODES = Set.of("57", "67", "68");

  private final @Nullable MonthDay ownHoliday;

  Territory(@Nullable MonthDay ownHoliday) {
    this.ownHoliday = ownHoliday;
  }

  /**
   * The territory of a département (67, 974) or of a commune by its INSEE code (67482, 97411);
   * {@link #GENERAL} for every other code.
   */
  public static Territory of(String code) {
    int digits = code.startsWith("97") ? 3 : 2;
    String departement = code.substring(0, Math.min(digits, code.length()));
    if (ALSACE_MOSELLE_CODES.contains(departement)) {
      return ALSACE_MOSELLE;
    }
    return switch (departement) {
      case "971" -> GUADELOUPE;
      case "972" -> MARTINIQUE;
      case "973" -> GUYANE;
      case "974" -> LA_REUNION;
      case "976" -> MAYOTTE;
      case "977" -> SAINT_BARTHELEMY;
      case "978" -> SAINT_MARTIN;
      default -> GENERAL;
    };
  }

  /** Of a commune or département; {@link #GENERAL} for an intercommunality or région. */
  static Territory of(PlaceCode place) {
    return switch (place.kind()) {
      case COMMUNE, DEPARTEMENT -> of(place.code());
      case EPCI, REGION -> GENERAL;
    };
  }

  boolean addsHoliday(LocalDate date) {
    return MonthDay.from(date).equals(ownHoliday)
        || (this == ALSACE_MOSELLE && date.equals(Holidays.easter(date.getYear()).minusDays(2)));
  }
}
