package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {
  private static final Path ROOT =
      Files.exists(Path.of("config/rules")) ? Path.of("") : Path.of("..");
  private static final Rules SHIPPED = Rules.load(ROOT.resolve("config"));

  @Test
  void the_shipped_files_have_no_mistake() {
    assertThat(SHIPPED.problems()).isEmpty();
  }

  @Test
  void every_family_has_a_rule() {
    Set<String> families = SHIPPED.rules().stream().map(Rule::family).collect(Collectors.toSet());
    assertThat(families).containsExactlyInAnyOrderElementsOf(Family.ids());
  }

  @Test
  void every_rule_lives_up_to_its_examples() {
    assertThat(ExampleFailure.of(SHIPPED.rules()))
        .extracting(failure -> failure.rule().id() + ": " + failure.example())
        .isEmpty();
  }

  @Test
  void a_notice_matches_by_its_cpv_code_alone() {
    Matcher.Subject subject =
        new Matcher.Subject("Fourniture", null, Set.of("32323500"), "open", List.of());
    assertThat(Matchers.of(SHIPPED.rules()).match(subject))
        .extracting(Matcher.Found::ruleId)
        .containsExactly("videoprotection-cpv");
  }

  @Test
  void the_labelled_set_is_told_apart() throws IOException {
    Path labelled = ROOT.resolve("../shared/reference/labelled-dev.jsonl");
    if (!Files.exists(labelled)) {
      abort("skipped: no labelled set at " + labelled.toAbsolutePath().normalize());
    }
    Evaluation evaluation = Evaluation.of(Matchers.of(SHIPPED.rules()), LabelledSet.read(labelled));
    assertThat(evaluation.precision()).as(evaluation.misses().toString()).isGreaterThan(0.95);
    assertThat(evaluation.recall()).as(evaluation.misses().toString()).isGreaterThan(0.95);
    assertThat(evaluation.familyRecall()).isGreaterThan(0.9);
    assertThat(evaluation.familyF1()).isGreaterThan(0.9);
  }

  @Test
  void real_notices_are_told_apart() throws IOException {
    Path notices = sharedData().resolve("procurement");
    if (!Files.isDirectory(notices)) {
      abort("skipped: no real notices at " + notices.toAbsolutePath().normalize());
    }
    Matcher matcher = Matchers.of(SHIPPED.rules());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(notices)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String xml = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String text = xml.replaceAll("<[^>]+>", " \n ").replaceAll("\\s*\\n\\s*", " \n ");
        if (!matcher.match(Evaluation.lone(text)).isEmpty()) {
          found.add(file.getFileName().toString().replace(".xml", ""));
        }
      }
    }
    assertThat(found)
        .containsExactly(
            "121874-2021",
            "173604-2016",
            "271360-2016",
            "308400-2021",
            "334815-2021",
            "397395-2019");
  }

  private static Path sharedData() {
    String named = System.getenv("VIGIE_DATA");
    return named == null ? ROOT.resolve("../shared/data") : Path.of(named);
  }

  @Test
  void texts_that_were_held_out_are_told_apart() throws IOException {
    Path heldOut = ROOT.resolve("monitor-core/src/test/resources/org/vigie/rule");
    LabelledSet set = LabelledSet.read(heldOut.resolve("labelled-heldout.jsonl"));
    Evaluation evaluation = Evaluation.of(Matchers.of(SHIPPED.rules()), set);
    assertThat(evaluation.texts()).isGreaterThanOrEqualTo(60);
    assertThat(evaluation.precision()).as(evaluation.misses().toString()).isGreaterThan(0.95);
    assertThat(evaluation.recall()).as(evaluation.misses().toString()).isGreaterThan(0.95);
    assertThat(evaluation.familyRecall()).as(evaluation.misses().toString()).isGreaterThan(0.9);
    assertThat(evaluation.familyF1()).as(evaluation.misses().toString()).isGreaterThan(0.9);
  }
}
