package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
  private static final String RULE =
      """
      regles:
        - id: essai
          famille: videoprotection
          noms: {fr: Essai, en: Trial}
          suffit:
            - vidéo-protection
          exemples: {oui: [], non: []}
      """;

  @TempDir private Path folder;

  @Test
  void an_unknown_key_is_named_with_the_nearest_one() throws IOException {
    Rules rules = read("a.yml", RULE.replace("suffit:", "sufit:"));
    assertThat(places(rules)).contains("a.yml:5:5 rule.problem.unknown-key-near");
    assertThat(rules.problems())
        .anySatisfy(p -> assertThat(p.message().arguments()).startsWith("sufit", "suffit"));
  }

  @Test
  void an_unknown_family_is_named_with_the_nearest_one() throws IOException {
    Rules rules = read("a.yml", RULE.replace(": videoprotection", ": videoprotectoin"));
    assertThat(places(rules)).containsExactly("a.yml:3:14 rule.problem.unknown-value-near");
    assertThat(rules.problems().getFirst().message().arguments())
        .startsWith("videoprotectoin", "videoprotection");
  }

  @Test
  void an_unknown_list_is_named_with_those_that_exist() throws IOException {
    Rules rules = read("a.yml", RULE.replace("vidéo-protection", "{liste: lieux}"));
    assertThat(places(rules)).containsExactly("a.yml:6:17 rule.problem.unknown-list");
  }

  @Test
  void two_rules_of_one_identifier_are_refused() throws IOException {
    write("a.yml", RULE);
    Rules rules = read("b.yml", RULE);
    assertThat(places(rules)).containsExactly("b.yml:2:9 rule.problem.id-taken");
    assertThat(rules.rules())
        .extracting(rule -> rule.file().getFileName().toString())
        .isEqualTo(List.of("a.yml"));
  }

  @Test
  void a_strength_that_does_not_exist_is_an_unknown_key() throws IOException {
    Rules rules = read("a.yml", RULE.replace("suffit:", "certain:"));
    assertThat(places(rules)).contains("a.yml:5:5 rule.problem.unknown-key");
  }

  @Test
  void a_text_where_a_number_is_due_is_refused() throws IOException {
    Rules rules = read("a.yml", RULE.replace("    noms:", "    seuil: beaucoup\n    noms:"));
    assertThat(places(rules)).containsExactly("a.yml:4:12 rule.problem.expected-number");
  }

  @Test
  void keys_where_a_text_is_due_are_refused() throws IOException {
    Rules rules = read("a.yml", RULE.replace("fr: Essai", "fr: [Essai]"));
    assertThat(places(rules)).containsExactly("a.yml:4:16 rule.problem.expected-text");
  }

  @Test
  void all_mistakes_of_a_file_are_told_at_once() throws IOException {
    Rules rules =
        read("a.yml", RULE.replace(": videoprotection", ": inconnue").replace("essai", "É"));
    assertThat(places(rules))
        .containsExactly("a.yml:2:9 rule.problem.id", "a.yml:3:14 rule.problem.unknown-value");
  }

  @Test
  void a_rule_that_uses_a_list_of_a_broken_file_is_reported_and_not_loaded() throws IOException {
    write("a.yml", "listes:\n  lieux: [rue]\nregle: []\n");
    write("b.yml", "listes:\n  places: [{liste: lieux}, place]\n");
    write("c.yml", RULE.replace("vidéo-protection", "{liste: places}") + RULE_BESIDE);
    Rules rules = Rules.read(List.of(path("a.yml"), path("b.yml"), path("c.yml")));
    assertThat(places(rules))
        .containsExactly(
            "a.yml:3:1 rule.problem.unknown-key-near",
            "b.yml:2:20 rule.problem.broken-list",
            "c.yml:6:17 rule.problem.broken-list");
    assertThat(rules.rules()).extracting(Rule::id).containsExactly("voisine");
  }

  private static final String RULE_BESIDE =
      RULE.replace("regles:\n", "").replace("essai", "voisine");

  @Test
  void a_list_of_a_file_that_is_no_yaml_is_not_called_unknown() throws IOException {
    write("a.yml", "listes:\n  lieux: [rue\n");
    Rules rules = read("b.yml", RULE.replace("vidéo-protection", "{liste: lieux}") + RULE_BESIDE);
    assertThat(places(rules)).contains("b.yml:6:17 rule.problem.broken-list");
    assertThat(rules.rules()).extracting(Rule::id).containsExactly("voisine");
  }

  @Test
  void the_definition_changes_with_a_list_inside_a_list() throws IOException {
    String lists = "listes:\n  lieux: [rue]\n  places: [{liste: lieux}, place]\n";
    write("a.yml", lists);
    Rules before = read("b.yml", RULE.replace("vidéo-protection", "{liste: places}"));
    write("a.yml", lists.replace("[rue]", "[rue, avenue]"));
    Rules after = Rules.read(List.of(path("a.yml"), path("b.yml")));
    assertThat(before.rules().getFirst().definition()).contains("lieux: [rue]");
    assertThat(after.rules().getFirst().definition())
        .isNotEqualTo(before.rules().getFirst().definition());
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path(name), text, StandardCharsets.UTF_8);
  }

  /** With the files written before it. */
  private Rules read(String name, String text) throws IOException {
    write(name, text);
    List<Path> files =
        List.of("a.yml", "b.yml").stream().map(this::path).filter(Files::exists).toList();
    return Rules.read(files);
  }

  private static List<String> places(Rules rules) {
    return rules.problems().stream()
        .map(
            problem ->
                problem.file().getFileName()
                    + ":"
                    + problem.line()
                    + ":"
                    + problem.column()
                    + " "
                    + problem.message().key())
        .toList();
  }
}
