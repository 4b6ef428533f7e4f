package org.vigie.alert;

import java.util.List;
import org.vigie.place.PlaceCode;

/**
 * What somebody wants to hear of, and how.
 *
 * @param families ids, for example {@code drones}; empty for all
 * @param places empty for the whole country; a département includes all its communes
 * @param hour 0 to 23, Europe/Paris; without meaning for {@link Rhythm#AT_ONCE}; weekly mails leave
 *     on Monday
 * @param textOnly mails without an HTML part
 * @param neutral subjects that tell a bystander nothing
 */
public record Choice(
    List<String> families,
    List<PlaceCode> places,
    Rhythm rhythm,
    int hour,
    boolean textOnly,
    boolean neutral) {
  public Choice {
    families = families.stream().distinct().sorted().toList();
    places = places.stream().distinct().toList();
  }

  public static Choice of(List<String> families, List<PlaceCode> places, Rhythm rhythm) {
    return new Choice(families, places, rhythm, 7, false, false);
  }

  public boolean isEverywhere() {
    return places.isEmpty();
  }
}
