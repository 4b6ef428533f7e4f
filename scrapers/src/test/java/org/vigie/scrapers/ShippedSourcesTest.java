package org.vigie.scrapers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vigie.message.Messages;
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
        .containsExactly(
            "boamp-france",
            "datagouv-surveillance",
            "decp-france",
            "raa-ain",
            "raa-isere",
            "raa-loire",
            "ted-france");
  }

  @Test
  void follow_robots_txt_but_for_the_boamp_whose_reason_is_written_down() {
    assertThat(files.readFolder(FOLDER).sources())
        .filteredOn(source -> source.policy().ignoreRobotsReason() != null)
        .extracting(Source::type)
        .containsExactly("boamp");
  }

  @Test
  void the_example_to_copy_has_no_mistakes_either() {
    SourceFiles.Result result = files.read(List.of(FOLDER.resolve("exemple-page.yml.exemple")));

    assertThat(sentences(result)).isEmpty();
    assertThat(result.sources()).hasSize(1);
  }

  private static List<String> sentences(SourceFiles.Result result) {
    return result.problems().stream()
        .map(
            problem -> problem.file() + ":" + problem.line() + " " + ENGLISH.get(problem.message()))
        .toList();
  }
}
