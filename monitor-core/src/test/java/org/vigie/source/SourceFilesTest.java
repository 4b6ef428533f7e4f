package org.vigie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.place.PlaceCode;

class SourceFilesTest {
  @TempDir Path folder;

  @Test
  void reads_the_common_keys_and_leaves_the_rest_to_the_connector() throws IOException {
    write(
        "raa.yml",
        """
        id: raa-haute-brune
        name: Préfecture de la Haute-Brune, recueil des actes
        type: listing
        url: https://www.haute-brune.example/raa
        places: [departement:99]
        authority: Préfecture de la Haute-Brune
        pace: 2.5
        robots:
          ignore-reason: accord écrit du 2 mars 2026
          review: 2027-03-02
        at-once: 3
        listing:
          items: li.acte
        """);

    SourceFiles.Result result = read();

    assertThat(result.problems()).isEmpty();
    Source source = result.sources().getFirst();
    assertThat(source.places()).containsExactly(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, "99"));
    assertThat(source.policy())
        .isEqualTo(
            new FetchPolicy(
                Duration.ofMillis(2500),
                "accord écrit du 2 mars 2026",
                LocalDate.of(2027, 3, 2),
                3));
    assertThat(source.settings().propertyNames()).containsExactly("listing");
    assertThat(source.settings().at("/listing/items").asString()).isEqualTo("li.acte");
  }

  @Test
  void robots_txt_is_passed_over_with_a_reason_and_a_date_to_look_again() throws IOException {
    String source =
        """
        id: raa-haute-brune
        name: Recueil
        type: listing
        url: https://www.haute-brune.example/raa
        robots:
          ignore-reason: interface officielle
          review: %s
        """;
    write("a.yml", source.formatted("2027-05-24"));
    assertThat(read().problems()).isEmpty();

    write("a.yml", source.formatted("un jour"));
    assertThat(sentences(read()))
        .containsExactly(
            "a.yml:7:3: \"un jour\" is not a date. A date such as 2027-05-24 is expected.");
  }

  @Test
  void says_all_that_is_wrong_with_line_and_column() throws IOException {
    write(
        "nantes.yml",
        """
        id: Nantes!
        nmae: Nantes
        type: lisitng
        url: ftp://nantes.example
        places:
          - departement:44
          - Nantes
        pace: often
        """);

    assertThat(sentences(read()))
        .containsExactly(
            "nantes.yml:1:1: \"Nantes!\" is not a source id: 2 to 64 of a-z, 0-9 and \"-\", for"
                + " example raa-haute-brune.",
            "nantes.yml:2:1: The key \"name\" is missing. Did you mean it where you wrote"
                + " \"nmae\"?",
            "nantes.yml:3:1: The type \"lisitng\" is unknown. Did you mean \"listing\"? Known:"
                + " listing.",
            "nantes.yml:4:1: \"ftp://nantes.example\" is not the address of a page. A complete"
                + " http or https address of at most 2000 characters is needed, for example"
                + " https://www.exemple.example/actes.",
            "nantes.yml:7:5: \"Nantes\" is not a place: expected commune:, epci:, departement: or"
                + " region: and its code, for example departement:38.",
            "nantes.yml:8:1: \"often\" is not a duration: a number of seconds (2) or an ISO 8601"
                + " duration (PT2S) is expected.");
  }

  @Test
  void a_broken_file_does_not_hide_the_good_ones() throws IOException {
    write("a.yml", "id: [unclosed");
    write("b.yml", good("brunelles"));

    SourceFiles.Result result = read();

    assertThat(result.sources()).extracting(s -> s.id().value()).containsExactly("brunelles");
    assertThat(result.problems()).hasSize(1);
    assertThat(sentences(result).getFirst()).startsWith("a.yml:1:").contains("not valid YAML");
  }

  @Test
  void shows_a_connectors_complaint_on_the_line_of_its_setting() throws IOException {
    write("a.yml", good("brunelles") + "listing:\n  items: 'li['\n");

    assertThat(read().problems())
        .extracting(SourceProblem::line, problem -> problem.message().key())
        .containsExactly(tuple(6, "listing.selector"));
  }

  @Test
  void an_id_belongs_to_one_file() throws IOException {
    write("a.yml", good("brunelles"));
    write("b.yml", good("brunelles"));

    SourceFiles.Result result = read();

    assertThat(result.sources()).hasSize(1);
    assertThat(sentences(result).getFirst()).startsWith("b.yml:1:1: The id").contains("a.yml");
  }

  @Test
  void a_key_written_twice_and_an_empty_file_are_mistakes() throws IOException {
    write("a.yml", good("brunelles") + "name: again\n");
    write("b.yml", "");

    assertThat(read().problems())
        .extracting(problem -> problem.message().key())
        .containsExactly("source.key.twice", "source.file.empty");
  }

  private static String good(String id) {
    return "id: %s\nname: %s\ntype: listing\nurl: https://x.example/\n".formatted(id, id);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private SourceFiles.Result read() {
    return new SourceFiles(List.of(new Listing())).readFolder(folder);
  }

  private List<String> sentences(SourceFiles.Result result) {
    Messages english = new Messages(Locale.ENGLISH, "core");
    return result.problems().stream()
        .map(
            problem ->
                "%s:%d:%d: %s"
                    .formatted(
                        problem.file().getFileName(),
                        problem.line(),
                        problem.column(),
                        english.get(problem.message())))
        .toList();
  }

  private static final class Listing implements Connector {
    @Override
    public String type() {
      return "listing";
    }

    @Override
    public List<DefinitionProblem> check(Source source) {
      return source.settings().at("/listing/items").asString("").endsWith("[")
          ? List.of(new DefinitionProblem("listing.items", Message.of("listing.selector")))
          : List.of();
    }

    @Override
    public Outcome discover(
        Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
      return Outcome.complete(checkpoint);
    }
  }
}
