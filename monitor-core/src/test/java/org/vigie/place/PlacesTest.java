package org.vigie.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private static final Places FRANCE = Places.builtIn();

  @Test
  void every_departement_and_region_is_known_overseas_collectivities_included() {
    assertThat(FRANCE.all(PlaceCode.Kind.DEPARTEMENT)).hasSize(109);
    assertThat(FRANCE.all(PlaceCode.Kind.REGION)).hasSize(26);
    assertThat(FRANCE.all(PlaceCode.Kind.COMMUNE)).hasSizeGreaterThan(34_000);
  }

  @ParameterizedTest
  @CsvSource({
    "Moirans, 38, 38239",
    "COMMUNE DE MOIRANS, 38, 38239",
    "Mairie - Moirans, 38, 38239",
    "Ville d'Échirolles, 38, 38151",
    "St Martin d'Hères, 38, 38421",
    "VILLE DE LYON, 69, 69123"
  })
  void a_buyer_is_tied_to_its_commune(String buyer, String departement, String insee) {
    assertThat(FRANCE.commune(buyer, departement))
        .hasValueSatisfying(place -> assertThat(place.code().code()).isEqualTo(insee));
  }

  @Test
  void a_name_that_many_communes_bear_is_not_guessed() {
    assertThat(FRANCE.commune("Sainte-Colombe", null)).isEmpty();
  }

  @Test
  void a_body_that_is_no_commune_is_none() {
    assertThat(FRANCE.commune("Centre hospitalier de Moirans", "38")).isEmpty();
  }

  @Test
  void search_takes_a_postcode_or_the_beginning_of_a_name() {
    assertThat(FRANCE.search("38430", 10)).extracting(Place::name).contains("Moirans");
    assertThat(FRANCE.search("grenob", 3)).extracting(Place::name).contains("Grenoble");
    assertThat(FRANCE.search("isère", 3))
        .extracting(place -> place.code().toString())
        .contains("departement:38");
  }

  @Test
  void communes_named_in_an_act_are_found_by_their_longest_name() {
    String act =
        "est autorisée à Saint-Martin-d'Uriage, sur la demande du maire de MOIRANS, l'installation";

    assertThat(FRANCE.communesNamedIn(act, "38"))
        .extracting(Place::name)
        .containsExactly("Saint-Martin-d'Uriage", "Moirans");
  }

  @Test
  void a_file_adds_places(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("places.tsv");
    Files.writeString(
        file,
        """
        DEPARTEMENT\t99\tHaute-Brune\t99\t\t\t\t\t
        COMMUNE\t99001\tValmoire\t99\t\t\t99000\t12480\t219900016
        """);

    Places places = Places.builtInAnd(file);

    assertThat(places.commune("Commune de Valmoire", "99")).isPresent();
    assertThat(places.search("99000", 5)).extracting(Place::name).containsExactly("Valmoire");
  }

  @Test
  void a_row_with_other_columns_is_told_with_its_line(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("places.tsv");
    Files.writeString(file, "# my places\nCOMMUNE\t99001\tValmoire\n");

    assertThatThrownBy(() -> Places.builtInAnd(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("places.tsv:2: 3 columns instead of 9");
  }
}
