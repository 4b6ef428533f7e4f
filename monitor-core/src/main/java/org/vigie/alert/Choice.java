package org.vigie.alert;

import java.time.ZoneId;
import java.util.List;
import org.vigie.place.PlaceCode;

/**
 * What somebody wants to hear of, and how. Places and buyers say where: what is in one of the
 * places or comes from one of the buyers; without either, the whole country. Families, kinds and
 * the search narrow that.
 *
 * @param families ids, for example {@code drones}; empty for all
 * @param places a département includes all its communes, a région its départements
 * @param buyers SIREN, 9 digits
 * @param kinds empty for all
 * @param search in the language of {@link org.vigie.search.ArchiveSearch}; empty for none
 * @param rhythm weekly mails leave on Monday
 * @param hour 0 to 23 in the zone; without meaning for {@link Rhythm#AT_ONCE}
 * @param textOnly mails without an HTML part
 * @param neutral subjects that tell a bystander nothing
 * @param heartbeat also a mail when there is nothing new; for "at once", each Monday
 */
public record Choice(
    List<String> families,
    List<PlaceCode> places,
    List<String> buyers,
    List<ActKind> kinds,
    String search,
    Rhythm rhythm,
    int hour,
    ZoneId zone,
    boolean textOnly,
    boolean neutral,
    boolean heartbeat) {
  public Choice {
    families = families.stream().distinct().sorted().toList();
    places = places.stream().distinct().toList();
    buyers = buyers.stream().distinct().sorted().toList();
    kinds = kinds.stream().distinct().sorted().toList();
    search = search.strip();
  }

  public static Choice of(List<String> families, List<PlaceCode> places, Rhythm rhythm) {
    return new Choice(
        families, places, List.of(), List.of(), "", rhythm, 7, Rhythm.PARIS, false, false, false);
  }

  public boolean isEverywhere() {
    return places.isEmpty() && buyers.isEmpty();
  }
}
