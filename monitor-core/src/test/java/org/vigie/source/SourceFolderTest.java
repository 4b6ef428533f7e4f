package org.vigie.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.database.TestDatabase;
import org.vigie.fetch.Fetcher;
import org.vigie.source.SourceFolder.Saved;

/** Definitions that are added while the service runs. */
class SourceFolderTest {
  private static final String BRUNELLES =
      """
      id: brunelles
      name: %s
      type: page
      url: https://www.brunelles.example/actes
      """;

  @TempDir Path config;
  private Path folder;
  private Sources sources;
  private SourceFolder added;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(config.resolve("sources"));
    sources =
        new Sources(
            JdbcClient.create(TestDatabase.H2.fresh()),
            TransactionOperations.withoutTransaction(),
            Clock.systemUTC());
    added = new SourceFolder(folder, new SourceFiles(List.of(new Pages())), sources);
  }

  @Test
  void a_definition_is_written_under_its_id_and_watched_at_once() throws IOException {
    Saved saved = added.save(BRUNELLES.formatted("Brunelles"), false);

    assertThat(saved).isInstanceOf(Saved.Added.class);
    assertThat(folder.resolve("brunelles.yml")).hasContent(BRUNELLES.formatted("Brunelles"));
    assertThat(sources.active()).containsExactly(new SourceId("brunelles"));
    assertThat(files()).containsExactly("brunelles.yml");
  }

  @Test
  void what_is_there_already_is_replaced_only_when_that_is_said() throws IOException {
    added.save(BRUNELLES.formatted("Brunelles"), false);

    assertThat(added.save(BRUNELLES.formatted("Autre nom"), false))
        .isEqualTo(new Saved.Taken(new SourceId("brunelles"), folder.resolve("brunelles.yml")));
    assertThat(folder.resolve("brunelles.yml")).content().contains("name: Brunelles");

    added.save(BRUNELLES.formatted("Autre nom"), true);
    assertThat(folder.resolve("brunelles.yml")).content().contains("name: Autre nom");
    assertThat(sources.find(new SourceId("brunelles")).orElseThrow().name()).isEqualTo("Autre nom");
  }

  @Test
  void a_file_of_another_name_that_has_the_id_is_the_one_replaced() throws IOException {
    Files.writeString(folder.resolve("villes-01.yml"), BRUNELLES.formatted("Brunelles"));

    assertThat(added.save(BRUNELLES.formatted("Autre nom"), false)).isInstanceOf(Saved.Taken.class);
    added.save(BRUNELLES.formatted("Autre nom"), true);

    assertThat(files()).containsExactly("villes-01.yml");
    assertThat(folder.resolve("villes-01.yml")).content().contains("name: Autre nom");
  }

  @Test
  void a_wrong_definition_is_not_written() throws IOException {
    Saved saved = added.save("id: brunelles\ntype: pge\n", false);

    assertThat(saved)
        .isInstanceOfSatisfying(
            Saved.Broken.class,
            broken -> assertThat(broken.problems()).extracting(SourceProblem::line).contains(2));
    assertThat(files()).isEmpty();
    assertThat(sources.active()).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_is_said() throws IOException {
    Files.delete(folder);

    assertThat(added.save(BRUNELLES.formatted("Brunelles"), false))
        .isInstanceOf(Saved.Unwritable.class);
    assertThat(sources.active()).isEmpty();
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static final class Pages implements Connector {
    @Override
    public String type() {
      return "page";
    }

    @Override
    public List<DefinitionProblem> check(Source source) {
      return List.of();
    }

    @Override
    public Outcome discover(
        Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
      return Outcome.complete(checkpoint);
    }
  }
}
