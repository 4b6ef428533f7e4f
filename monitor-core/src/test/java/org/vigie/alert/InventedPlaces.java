package org.vigie.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.place.Places;

/** The real directory, with the Haute-Brune (99) in it. */
public final class InventedPlaces {
  private static final String HAUTE_BRUNE =
      """
      REGION	990	Brune		990
      DEPARTEMENT	99	Haute-Brune	99	990
      EPCI	299900001	CC du Val de Brune	99	990				299900001
      COMMUNE	99012	Valmoire	99	990	299900001	99120	4200	219900120
      COMMUNE	99034	Brunelles	99	990		99340	900	219900340
      """;

  private static final Places MAP = read();

  private InventedPlaces() {}

  public static Places map() {
    return MAP;
  }

  private static Places read() {
    try {
      Path file = Files.createTempFile("places", ".tsv");
      file.toFile().deleteOnExit();
      StringBuilder rows = new StringBuilder();
      for (String row : HAUTE_BRUNE.lines().toList()) {
        rows.append(row)
            .append("\t".repeat(8 - (int) row.chars().filter(c -> c == '\t').count()))
            .append('\n');
      }
      Files.writeString(file, rows);
      return Places.builtInAnd(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
