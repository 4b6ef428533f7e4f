package org.vigie.app.subscription;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.vigie.alert.ActKind;
import org.vigie.alert.Choice;
import org.vigie.alert.Rhythm;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;

/**
 * What somebody wrote in the form, kept as they wrote it.
 *
 * @param places codes already chosen, in the form {@code departement:99}
 * @param place what was typed to add one: a name, a postcode or a code
 * @param buyers SIREN already chosen
 * @param buyer what was typed to add one: a name, a SIREN or a SIRET
 * @param some true to choose families, false for all
 * @param zone one of {@link #ZONES}
 * @param language of the mails: {@code fr} or {@code en}; empty for that of the page
 */
record SubscriptionForm(
    List<String> places,
    String place,
    List<String> buyers,
    String buyer,
    boolean some,
    List<String> families,
    List<String> kinds,
    String search,
    String rhythm,
    int hour,
    String zone,
    String language,
    boolean textOnly,
    boolean neutral,
    boolean heartbeat,
    String address) {
  /** Where French people live, each with its own clock. */
  static final List<String> ZONES =
      List.of(
          "Europe/Paris",
          "America/Guadeloupe",
          "America/Martinique",
          "America/Cayenne",
          "Indian/Reunion",
          "Indian/Mayotte",
          "America/Miquelon",
          "America/St_Barthelemy",
          "America/Marigot",
          "Pacific/Noumea",
          "Pacific/Tahiti",
          "Pacific/Wallis");

  private static final int MOST_CHOSEN = 20;

  static SubscriptionForm of(MultiValueMap<String, String> form) {
    String rhythm = text(form, "rythme");
    String zone = text(form, "fuseau");
    return new SubscriptionForm(
        chosen(form, "lieux"),
        text(form, "lieu"),
        chosen(form, "acheteurs"),
        text(form, "acheteur"),
        text(form, "quoi").equals("choix"),
        form.getOrDefault("famille", List.of()),
        form.getOrDefault("acte", List.of()),
        text(form, "recherche"),
        rhythm.isEmpty() ? "daily" : rhythm,
        hour(text(form, "heure")),
        ZONES.contains(zone) ? zone : ZONES.getFirst(),
        text(form, "langue"),
        form.containsKey("texte"),
        form.containsKey("neutre"),
        form.containsKey("signe"),
        text(form, "adresse"));
  }

  /** A subscription as it stands, to be changed. */
  static SubscriptionForm of(Choice choice) {
    return new SubscriptionForm(
        choice.places().stream().map(PlaceCode::toString).toList(),
        "",
        choice.buyers(),
        "",
        !choice.families().isEmpty(),
        choice.families(),
        choice.kinds().stream().map(SubscriptionForm::id).toList(),
        choice.search(),
        choice.rhythm().name().toLowerCase(Locale.ROOT),
        choice.hour(),
        choice.zone().getId(),
        "",
        choice.textOnly(),
        choice.neutral(),
        choice.heartbeat(),
        "");
  }

  Choice choice(List<Place> chosen, List<String> sirens) {
    List<PlaceCode> codes = new ArrayList<>();
    chosen.forEach(place -> codes.add(place.code()));
    return new Choice(
        some ? families : List.of(),
        codes,
        sirens,
        Stream.of(ActKind.values()).filter(kind -> kinds.contains(id(kind))).toList(),
        search,
        rhythmOrDaily(),
        hour,
        ZoneId.of(zone),
        textOnly,
        neutral,
        heartbeat);
  }

  Locale languageOr(Locale page) {
    return switch (language) {
      case "fr" -> Locale.FRENCH;
      case "en" -> Locale.ENGLISH;
      default -> page;
    };
  }

  static String id(ActKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Rhythm rhythmOrDaily() {
    return switch (rhythm.toLowerCase(Locale.ROOT)) {
      case "at_once" -> Rhythm.AT_ONCE;
      case "weekly" -> Rhythm.WEEKLY;
      default -> Rhythm.DAILY;
    };
  }

  private static int hour(String text) {
    try {
      return text.isEmpty() ? 7 : Math.clamp(Integer.parseInt(text), 0, 23);
    } catch (NumberFormatException notAnHour) {
      return 7;
    }
  }

  private static List<String> chosen(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of()).stream().limit(MOST_CHOSEN).toList();
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
