package org.vigie.app.page;

import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.vigie.place.PlaceCode;

/** Places by the name people know; by their code where no directory has the name. */
@Component
public class PlaceWords {
  private final ObjectProvider<Directory> directory;

  PlaceWords(ObjectProvider<Directory> directory) {
    this.directory = directory;
  }

  /** Where names come from; the application wires one where it has a directory of places. */
  @FunctionalInterface
  public interface Directory {
    Optional<String> name(PlaceCode place);
  }

  /** True where the directory has the place. */
  public boolean isKnown(PlaceCode place) {
    return directory.stream().anyMatch(names -> names.name(place).isPresent());
  }

  public String departement(String code, Say say) {
    return place(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code), say);
  }

  public String commune(String code, Say say) {
    return place(new PlaceCode(PlaceCode.Kind.COMMUNE, code), say);
  }

  /** « Haute-Brune (99) » or, without a directory, « département 99 ». */
  public String place(PlaceCode place, Say say) {
    String kind = "place." + place.kind().name().toLowerCase(Locale.ROOT);
    return directory.stream()
        .flatMap(names -> names.name(place).stream())
        .findFirst()
        .map(
            name ->
                place.kind() == PlaceCode.Kind.DEPARTEMENT
                    ? say.text("place.named", name, place.code())
                    : name)
        .orElseGet(() -> say.text(kind, place.code()));
  }
}
