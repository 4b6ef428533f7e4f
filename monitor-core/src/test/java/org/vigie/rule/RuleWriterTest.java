package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YAML to rule and back, without loss. */
class RuleWriterTest {
  private static final Path SHIPPED =
      Files.exists(Path.of("config/rules")) ? Path.of("config/rules") : Path.of("../config/rules");

  private static final String EVERY_FORM =
      """
      listes:
        lieux: [gare, {exact: "place des rues"}]
      regles:
        - id: tout
          famille: videoprotection
          noms: {fr: "Tout : d'un coup", en: 'All "at" once'}
          seuil: 12
          portee: 7
          suffit:
            - biométri* faciale
            - {au-moins: 2, parmi: [LAPI, plaque, {liste: lieux}]}
            - {trouver: {proches: [caméra, [rue, gare]], mots: 8}, sauf: loup, pres: 3}
          a-confirmer:
            - {meme-phrase: [dôme, {tous: [mât, fibre]}]}
            - {cpv: [32323500, "353"]}
          compagnons: [{exact: "vidéo protection"}]
          appuie:
            - {montant: {de: 40000, jusqu-a: 215000.50}}
            - {lieu: [departement:38, commune:99042]}
            - {titre: vidéo-protection}
            - {acheteur: {trouver: commune, sauf: musée}}
            - {nature: [act]}
          sauf: [inspection télévisée]
          sauf-pres: {mots: 5, de: [piscine, "caméra de recul"]}
          exemples:
            oui: ["Une \\"caméra\\" : 4 rues\\nde là"]
            non: []
      """;

  @TempDir private Path folder;

  @Test
  void each_form_is_kept() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yml"), EVERY_FORM);
    Rules read = Rules.read(List.of(file));
    assertThat(read.problems()).isEmpty();
    Path lists =
        Files.writeString(
            folder.resolve("listes.yml"), EVERY_FORM.substring(0, EVERY_FORM.indexOf("regles:")));
    assertThat(rewritten(read.rules(), List.of(lists))).isEqualTo(bare(read.rules()));
  }

  @Test
  void exclusions_are_written_once() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yml"), EVERY_FORM);
    assertThat(RuleWriter.yaml(Rules.read(List.of(file)).rules()))
        .containsOnlyOnce("inspection télévisée")
        .containsOnlyOnce("caméra de recul".replace(" de", ""));
  }

  @Test
  void every_shipped_rule_is_kept() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      List<Path> shipped = files.filter(one -> one.toString().endsWith(".yml")).sorted().toList();
      List<Rule> rules = Rules.read(shipped).rules();
      assertThat(rules.size()).isGreaterThan(15);
      List<Path> lists = new ArrayList<>();
      for (Path one : shipped) {
        String text = Files.readString(one);
        int at = text.indexOf("listes:");
        if (at >= 0) {
          int end = text.indexOf("\nregles:", at);
          String only = end < 0 ? text.substring(at) : text.substring(at, end + 1);
          lists.add(Files.writeString(folder.resolve("listes-" + one.getFileName()), only));
        }
      }
      assertThat(rewritten(rules, lists)).isEqualTo(bare(rules));
    }
  }

  private List<Rule> rewritten(List<Rule> rules, List<Path> lists) throws IOException {
    Path written = Files.writeString(folder.resolve("z-written.yml"), RuleWriter.yaml(rules));
    List<Path> all = new ArrayList<>(lists);
    all.add(written);
    Rules again = Rules.read(all);
    assertThat(again.problems()).isEmpty();
    return bare(again.rules());
  }

  /** Without the layout: what a rule was written like, and where. */
  private static List<Rule> bare(List<Rule> rules) {
    return rules.stream()
        .map(
            rule ->
                new Rule(
                    rule.id(),
                    rule.family(),
                    rule.nameFr(),
                    rule.nameEn(),
                    rule.threshold(),
                    rule.reach(),
                    rule.clauses().stream()
                        .map(one -> new Rule.Clause(one.strength(), one.expression(), ""))
                        .toList(),
                    rule.companions(),
                    rule.mustMatch(),
                    rule.mustNotMatch(),
                    "",
                    Path.of("")))
        .toList();
  }
}
