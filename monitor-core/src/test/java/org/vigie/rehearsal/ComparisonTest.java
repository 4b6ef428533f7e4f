package org.vigie.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.rule.Evaluation;
import org.vigie.rule.Rule;
import org.vigie.rule.Rules;

class ComparisonTest {
  @TempDir private Path folder;

  @Test
  void says_what_is_gained_lost_and_unchanged() throws IOException {
    Rehearsal rehearsal = rehearse(rules("caméra", "dôme"), rules("caméra", "drone"));
    assertThat(rehearsal.gained()).isEqualTo(1);
    assertThat(rehearsal.lost()).isEqualTo(1);
    assertThat(rehearsal.unchanged()).isEqualTo(1);
    assertThat(rehearsal.found()).isEqualTo(2);
  }

  @Test
  void counts_by_week_family_and_departement() throws IOException {
    Rehearsal rehearsal = rehearse(List.of(), rules("caméra", "drone"));
    assertThat(rehearsal.perWeek()).containsEntry(LocalDate.of(2026, 11, 16), 2);
    assertThat(rehearsal.perFamily()).containsEntry("videoprotection", 2);
    assertThat(rehearsal.perDepartement()).containsEntry("99", 2);
  }

  @Test
  void shows_the_passage() throws IOException {
    Rehearsal.Example example = rehearse(List.of(), rules("drone", "lampe")).examples().getFirst();
    assertThat(example.excerpt().substring(example.start(), example.end())).isEqualTo("drones");
    assertThat(example.change()).isEqualTo(Rehearsal.Change.GAINED);
  }

  @Test
  void a_find_that_another_rule_makes_causes_no_alert_of_its_own() throws IOException {
    List<Rule> other = read("autre", "caméra", "plaque");
    Rehearsal rehearsal = rehearse(other, rules("caméra", "drone"));
    assertThat(rehearsal.foundByOthers()).isEqualTo(1);
    assertThat(rehearsal.alerts()).isEqualTo(3);
    assertThat(rehearsal.alertsPerWeek()).isEqualTo(3);
  }

  private static Rehearsal rehearse(List<Rule> live, List<Rule> drafts) {
    Comparison comparison = new Comparison(live, drafts);
    List<String> texts =
        List.of("Achat de caméras.", "Un dôme à Valmoire.", "Deux drones.", "Du mobilier.");
    for (int i = 0; i < texts.size(); i++) {
      comparison.look(
          new Tried(
              i,
              "Titre",
              LocalDate.of(2026, 11, 16 + i),
              List.of("99"),
              Evaluation.lone(texts.get(i))),
          (publication, families) -> 3);
    }
    return comparison.result(texts.size());
  }

  private List<Rule> rules(String... words) throws IOException {
    return read("essai", words);
  }

  private List<Rule> read(String id, String... words) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yml"),
            """
            regles:
              - id: %s
                famille: videoprotection
                noms: {fr: Essai, en: Trial}
                suffit: [%s]
                exemples: {oui: [], non: []}
            """
                .formatted(id, String.join(", ", words)));
    return Rules.read(List.of(file)).rules();
  }
}
