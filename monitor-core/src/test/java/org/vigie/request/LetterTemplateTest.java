package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterTemplateTest {
  private static final Path CONFIG = Path.of("../config/letters");
  private static final Asker CAMILLE = new Asker("Camille Exemple", "");

  private final LetterTemplate template = LetterTemplate.read(CONFIG.resolve("demande.txt"));
  private final DocumentsToAsk documents = DocumentsToAsk.read(CONFIG.resolve("documents.yml"));

  @TempDir Path folder;

  @Test
  void to_a_commune_rests_on_its_code_for_acts_and_accounts() {
    String letter =
        template.draft(
            "Caméras, lot 2",
            AuthorityKind.COMMUNE,
            documents.chosen(List.of("deliberation", "cctp", "factures")).together(),
            CAMILLE);

    assertThat(letter)
        .startsWith("Madame, Monsieur,")
        .contains("(article L300-2)")
        .contains("pour les documents n°\u00a01, 3, de l'article L2121-26 du code général")
        .contains("1. La délibération")
        .contains("2. Le cahier des clauses techniques particulières")
        .contains("(article L311-9)", "(article L300-4)", "(article L311-2)", "(article L112-3)")
        .endsWith("Camille Exemple");
  }

  @Test
  void to_an_intercommunality_cites_its_own_article() {
    String letter =
        template.draft(
            "Caméras",
            AuthorityKind.EPCI,
            documents.chosen(List.of("deliberation")).together(),
            CAMILLE);

    assertThat(letter)
        .contains("pour le document n°\u00a01, de l'article L5211-46")
        .doesNotContain("L2121-26");
  }

  @Test
  void to_a_prefecture_cites_neither() {
    String letter =
        template.draft(
            "Caméras",
            AuthorityKind.PREFECTURE,
            documents.proposal(List.of("autorisation"), AuthorityKind.PREFECTURE).together(),
            CAMILLE);

    assertThat(letter).doesNotContain("CGCT", "L2121-26", "L5211-46", "collectivités");
  }

  @Test
  void leaves_out_what_is_not_confirmed_and_never_threatens() {
    for (AuthorityKind kind : AuthorityKind.values()) {
      String letter =
          template.draft(
              "Caméras", kind, documents.proposal(documents.families(), kind).together(), CAMILLE);

      assertThat(letter)
          .doesNotContain("L311-7", "L311-1)", "L300-1")
          .doesNotContainIgnoringCase("refus")
          .doesNotContainIgnoringCase("tribunal")
          .doesNotContainIgnoringCase("CADA")
          .doesNotContain("{{");
    }
  }

  @Test
  void keeps_a_document_that_is_always_refused_in_a_letter_of_its_own() {
    var proposal = documents.proposal(List.of("videoprotection"), AuthorityKind.COMMUNE);

    assertThat(proposal.together())
        .extracting(AskableDocument::id)
        .doesNotContain("plan-implantation");
    assertThat(proposal.apart())
        .extracting(AskableDocument::id)
        .containsExactly("plan-implantation");
    var both = documents.chosen(List.of("cctp", "plan-implantation"));
    assertThatThrownBy(
            () ->
                template.draft(
                    "Caméras",
                    AuthorityKind.COMMUNE,
                    List.of(both.together().getFirst(), both.apart().getFirst()),
                    CAMILLE))
        .hasMessageContaining("letter of its own");
  }

  @Test
  void without_a_name_says_what_is_to_be_filled_in() {
    String letter =
        template.draft(
            "Caméras",
            AuthorityKind.COMMUNE,
            documents.chosen(List.of("cctp")).together(),
            Asker.UNKNOWN);

    assertThat(letter).contains("à compléter]");
    assertThat(LetterCheck.problems("Caméras", letter, Asker.UNKNOWN))
        .extracting(problem -> problem.key())
        .contains("request.problem.unfilled", "request.problem.name-missing");
  }

  @Test
  void of_hostile_text_stays_text() {
    String hostile = "{{nom}} <script> ${7*7} \"><img";

    assertThat(
            template.draft(
                hostile,
                AuthorityKind.COMMUNE,
                documents.chosen(List.of("cctp")).together(),
                CAMILLE))
        .contains(hostile);
  }

  @Test
  void with_an_unknown_name_is_refused_when_read_and_says_the_line() throws IOException {
    Path broken = Files.writeString(folder.resolve("demande.txt"), "Bonjour,\n{{destinataire}}\n");

    assertThatThrownBy(() -> LetterTemplate.read(broken))
        .isInstanceOf(BrokenLetterFile.class)
        .hasMessageContaining("demande.txt:2: unknown name \"destinataire\"");
  }

  @Test
  void with_an_open_section_is_refused_when_read() throws IOException {
    Path broken = Files.writeString(folder.resolve("demande.txt"), "{{#nom}} Bonjour\n");

    assertThatThrownBy(() -> LetterTemplate.read(broken))
        .isInstanceOf(BrokenLetterFile.class)
        .hasMessageContaining("demande.txt");
  }

  @Test
  void knows_the_documents_of_every_family() {
    assertThat(documents.families())
        .containsExactlyInAnyOrder(
            "videoprotection",
            "vsa",
            "biometrie",
            "lapi",
            "drones",
            "audio",
            "verbalisation",
            "smartcity",
            "capteurs_mobiles",
            "predictif",
            "exploitation",
            "acces",
            "cameras_individuelles",
            "transports_ecoles",
            "financement",
            "autorisation");
    assertThat(documents.proposal(List.of("drones"), AuthorityKind.PREFECTURE).together())
        .extracting(AskableDocument::id)
        .contains("arrete-drones")
        .doesNotContain("cctp");
  }

  @Test
  void finds_all_mistakes_of_the_documents_at_once_with_their_lines() throws IOException {
    Path broken =
        Files.writeString(
            folder.resolve("documents.yml"),
            """
            documents:
              cctp:
                name: CCTP
                when: tomorrow
                apart: perhaps
                colour: red
            families:
              drones: [cctp, plan]
            """);

    assertThatThrownBy(() -> DocumentsToAsk.read(broken))
        .isInstanceOfSatisfying(
            BrokenLetterFile.class,
            refusal ->
                assertThat(refusal.problems())
                    .map(problem -> problem.replaceFirst(".*documents.yml:", ""))
                    .contains(
                        "3: \"letter\" is missing or empty",
                        "4: unknown value \"tomorrow\". Known: now, after-signature, if-exists",
                        "5: \"perhaps\" is not true or false",
                        "8: unknown document \"plan\". Known: cctp")
                    .anySatisfy(
                        problem -> assertThat(problem).startsWith("6: unknown key \"colour\"")));
  }

  @Test
  void says_where_the_documents_are_not_yaml_or_not_there() throws IOException {
    Path malformed = Files.writeString(folder.resolve("a.yml"), "documents:\n  a: [b\nfamilies: x");

    assertThatThrownBy(() -> DocumentsToAsk.read(malformed)).hasMessageContaining("a.yml:3");
    assertThatThrownBy(() -> DocumentsToAsk.read(folder.resolve("absent.yml")))
        .isInstanceOf(BrokenLetterFile.class)
        .hasMessageContaining("absent.yml");
  }
}
