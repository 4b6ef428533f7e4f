package org.vigie.app.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.MultiValueMap;
import org.vigie.alert.Choice;
import org.vigie.alert.Rhythm;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;

/**
 * What somebody wrote in the form, kept as they wrote it.
 *
 * @param places codes already chosen, in the form {@code departement:99}
 * @param place what was typed to add one: a name, a postcode or a code
 * @param some true to choose families, false for all
 */
record SubscriptionForm(
    List<String> places,
    String place,
    boolean some,
    List<String> families,
    String rhythm,
    int hour,
    boolean textOnly,
    boolean neutral,
    String address) {
  private static final int MOST_PLACES = 20;

  static SubscriptionForm of(MultiValueMap<String, String> form) {
    return new SubscriptionForm(
        form.getOrDefault("lieux", List.of()).stream().limit(MOST_PLACES).toList(),
        text(form, "lieu"),
        text(form, "quoi").equals("choix"),
        form.getOrDefault("famille", List.of()),
        text(form, "rythme").isEmpty() ? "daily" : text(form, "rythme"),
        hour(text(form, "heure")),
        form.containsKey("texte"),
        form.containsKey("neutre"),
        text(form, "adresse"));
  }

  Choice choice(List<Place> chosen) {
    List<PlaceCode> codes = new ArrayList<>();
    chosen.forEach(place -> codes.add(place.code()));
    return new Choice(some ? families : List.of(), codes, rhythmOrDaily(), hour, textOnly, neutral);
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

  private static String text(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
