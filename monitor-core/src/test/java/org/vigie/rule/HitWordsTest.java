package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitWordsTest {
  @TempDir private Path folder;

  @Test
  void a_structured_expression_reads_as_french() throws IOException {
    List<Matcher.Hit> hits =
        hits(
            "suffit: [{proches: [caméra, {un-de: [plaque, biométri*]}], mots: 5}]",
            "Caméra devant la plaque.");
    assertThat(hits)
        .extracting(Matcher.Hit::expression)
        .containsExactly("caméra PRÈS DE (plaque OU biométri…)");
  }

  @Test
  void of_several_the_one_that_hit_is_told() throws IOException {
    List<Matcher.Hit> hits = hits("suffit: [{un-de: [caméra, drone]}]", "Un drone.");
    assertThat(hits).extracting(Matcher.Hit::expression).containsExactly("drone");
  }

  @Test
  void a_companion_carries_its_own_words() throws IOException {
    List<Matcher.Hit> hits =
        hits("a-confirmer: [drone]\n    compagnons: [{un-de: [fête, police]}]", "Drone de police.");
    assertThat(hits)
        .extracting(hit -> hit.expression() + " " + hit.companion())
        .containsExactly("drone false", "police true");
  }

  private List<Matcher.Hit> hits(String expressions, String text) throws IOException {
    String rule =
        """
        regles:
          - id: essai
            famille: vsa
            noms: {fr: Essai, en: Trial}
            EXPRESSIONS
            exemples: {oui: [], non: []}
        """;
    Path file =
        Files.writeString(folder.resolve("a.yml"), rule.replace("EXPRESSIONS", expressions));
    Rules rules = Rules.read(List.of(file));
    assertThat(rules.problems()).isEmpty();
    return Matchers.of(rules.rules()).match(Evaluation.lone(text)).getFirst().hits();
  }
}
