package org.vigie.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code notices.yml}.
 *
 * @param n the notice's number; {@code idweb} is the year and this number
 * @param day days before the demonstration's date
 * @param buyer name of one of the authorities
 * @param about number of the notice that this one awards, corrects, amends or cancels
 * @param value estimated or awarded, in euros without tax
 * @param closes days from publication to the deadline
 * @param surveillance the family it belongs to, for the tests; never published
 */
record Notice(
    int n,
    int day,
    Form form,
    Nature nature,
    String buyer,
    String title,
    String text,
    @Nullable List<String> cpv,
    @Nullable List<String> lots,
    @Nullable BigDecimal value,
    String ref,
    @Nullable Integer about,
    @Nullable String supplier,
    @Nullable Integer closes,
    @JsonProperty("type") Market market,
    @Nullable String surveillance) {

  /** The formats whose name is the only key of {@code donnees}. */
  enum Form {
    EFORMS("JOUE", "Marchés européens"),
    @JsonProperty("FNSimple")
    FN_SIMPLE("FNS", "Marchés entre 90 k€ et seuils européens"),
    MAPA("MAPA", "Marchés inférieurs à 90 k€"),
    DSP("DSP", "Délégations de service public");

    final String family;
    final String label;

    Form(String family, String label) {
      this.family = family;
      this.label = label;
    }
  }

  /** What the notice announces, in BOAMP's words. */
  enum Nature {
    APPEL_OFFRE("Avis de marché"),
    ATTRIBUTION("Résultat de marché"),
    RECTIFICATIF("Avis rectificatif"),
    MODIFICATION("Avis de modification"),
    ANNULATION("Avis d'annulation");

    final String label;

    Nature(String label) {
      this.label = label;
    }
  }

  /** What is bought. */
  enum Market {
    FOURNITURES,
    SERVICES,
    TRAVAUX
  }

  List<String> cpvCodes() {
    return cpv == null ? List.of() : cpv;
  }

  List<String> lotTitles() {
    return lots == null ? List.of() : lots;
  }

  LocalDate published(LocalDate today) {
    return today.minusDays(day);
  }

  /** The identity of the notice, {@code 26-118204}: a notice keeps it whatever day it is shown. */
  static String idweb(int number) {
    return "26-" + number;
  }

  /** The procedure's UUID (BT-04), the same for all notices of one procedure. */
  UUID procedure() {
    return UUID.nameUUIDFromBytes((buyer + "/" + ref).getBytes(StandardCharsets.UTF_8));
  }
}
