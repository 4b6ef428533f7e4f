package org.vigie.scrapers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vigie.message.Messages;
import org.vigie.place.PlaceCode;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;

/** The definitions that come with the service. */
class ShippedSourcesTest {
  private static final Path FOLDER = Path.of("../config/sources");
  private static final Messages ENGLISH = new Messages(Locale.ENGLISH, "core", "scrapers");

  private final SourceFiles files = new SourceFiles(Connectors.all(Clock.systemUTC()));

  @Test
  void have_no_mistakes() {
    SourceFiles.Result result = files.readFolder(FOLDER);

    assertThat(sentences(result)).isEmpty();
    assertThat(result.sources())
        .extracting(source -> source.id().value())
        .contains(
            "boamp-france",
            "raa-ain",
            "raa-isere",
            "raa-loire",
            "raa-mayotte",
            "ted-france",
            "decp-france",
            "datagouv-surveillance",
            "datagouv-deliberations",
            "bovp-paris",
            "profil-megalis-bretagne")
        .doesNotHaveDuplicates();
  }

  @Test
  void watch_the_register_of_every_departement_at_an_address_of_the_state() {
    List<Source> registers =
        files.readFolder(FOLDER).sources().stream()
            .filter(source -> source.id().value().startsWith("raa-"))
            .toList();

    assertThat(registers).hasSize(101);
    assertThat(registers)
        .flatExtracting(Source::places)
        .filteredOn(place -> place.kind() == PlaceCode.Kind.DEPARTEMENT)
        .doesNotHaveDuplicates()
        .hasSize(101);
    assertThat(registers).allMatch(source -> source.url().getHost().endsWith(".gouv.fr"));
  }

  @Test
  void say_that_nobody_has_compared_them_with_the_real_site() {
    assertThat(files.readFolder(FOLDER).sources())
        .allMatch(source -> source.definition().contains("on vérifié depuis ici"));
  }

  @Test
  void follow_robots_txt_but_for_the_boamp_whose_reason_is_written_down() {
    assertThat(files.readFolder(FOLDER).sources())
        .filteredOn(source -> source.policy().ignoreRobotsReason() != null)
        .extracting(Source::type)
        .containsExactly("boamp");
  }

  @Test
  void the_examples_to_copy_have_no_mistakes_either() {
    SourceFiles.Result result =
        files.read(
            List.of(
                FOLDER.resolve("exemple-page.yml.exemple"),
                FOLDER.resolve("decp-info-france.yml.exemple")));

    assertThat(sentences(result)).isEmpty();
    assertThat(result.sources()).hasSize(2);
  }

  private static List<String> sentences(SourceFiles.Result result) {
    return result.problems().stream()
        .map(
            problem -> problem.file() + ":" + problem.line() + " " + ENGLISH.get(problem.message()))
        .toList();
  }
}
