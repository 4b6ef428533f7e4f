package org.vigie.scrapers.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.NoticeReaders;
import org.vigie.scrapers.connector.Portal;

/** What is read from files of notices, told by their content. */
class NoticeFormatsTest {
  private final NoticeFormats formats = NoticeReaders.all(Portal.CLOCK);

  @Test
  void an_award_in_eforms_gives_all_its_facts() throws IOException {
    Notice notice = read("eforms/award.xml").only();

    PublicationFacts facts = notice.facts();
    assertThat(notice.format()).isEqualTo("eforms");
    assertThat(notice.id()).isEqualTo("600001-2026");
    assertThat(facts.kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(facts.title()).as("French of two languages").isEqualTo("Système de vidéoprotection");
    assertThat(facts.buyerName()).isEqualTo("Commune de Valmoire & associés");
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.places())
        .as("the work in a région, so the buyer's département too")
        .containsExactly(PlaceCode.parse("region:84"), PlaceCode.parse("departement:38"));
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(facts.signedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(facts.amount()).isEqualByComparingTo("415000");
    assertThat(facts.suppliers())
        .as("who lost is not named")
        .containsExactly("Signaux de l'Estuaire");
    assertThat(notice.lots())
        .as("a group of lots is no lot")
        .extracting(Notice.Lot::title)
        .containsExactly("Caméras");
    assertThat(facts.references())
        .containsExactly(
            new Reference("procedure", "7b0f0f5e-1111-4a2b-9c3d-0123456789ab"),
            new Reference("ted", "600001-2026"),
            new Reference("notice", "262ae1bc-0000-4bfb-be37-b855b8f10999"),
            new Reference("notice", "162ae1bc-0000-4bfb-be37-b855b8f10999"),
            new Reference("buyer-ref", "2026-VP-7"));
    assertThat(facts.link()).hasToString("https://ted.europa.eu/fr/notice/-/detail/600001-2026");
  }

  @Test
  void a_cancellation_names_the_notice_it_cancels_and_the_reason() throws IOException {
    Notice notice = read("eforms/cancellation.xml").only();

    assertThat(notice.facts().kind()).isEqualTo(PublicationKind.CANCELLED);
    assertThat(notice.facts().references())
        .contains(new Reference("notice", "162ae1bc-0000-4bfb-be37-b855b8f10999"));
    assertThat(notice.text()).contains("Motif d'intérêt général");
  }

  @Test
  void an_award_of_before_eforms_gives_all_its_facts() throws IOException {
    Notice notice = read("ted/award.xml").only();

    PublicationFacts facts = notice.facts();
    assertThat(notice.format()).isEqualTo("ted-export/F03");
    assertThat(facts.kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(facts.title()).isEqualTo("Vidéoprotection du 3e quartier");
    assertThat(facts.buyerName()).isEqualTo("Commune de Brunelles");
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("departement:38"));
    assertThat(facts.cpv()).containsExactly("32323500");
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2021, 1, 8));
    assertThat(facts.signedOn()).isEqualTo(LocalDate.of(2020, 12, 14));
    assertThat(facts.amount()).isEqualByComparingTo("150000.50");
    assertThat(facts.suppliers()).as("once, for two lots").containsExactly("Signaux de l'Estuaire");
    assertThat(notice.lots())
        .containsExactly(
            new Notice.Lot("1", "Caméras", "12 dômes"), new Notice.Lot("2", "Logiciel", ""));
    assertThat(facts.references())
        .containsExactly(
            new Reference("ted", "8298-2021"),
            new Reference("ted", "87734-2020"),
            new Reference("buyer-ref", "20-VP-3"));
    assertThat(notice.text()).contains("Caméras.\nLogiciel & pose.");
  }

  @Test
  void a_file_of_the_boamp_gives_the_same_as_its_api() throws IOException {
    Notice notice = read("boamp/mapa.xml").only();

    PublicationFacts facts = notice.facts();
    assertThat(notice.format()).isEqualTo("boamp/MAPA");
    assertThat(notice.id()).isEqualTo("26-90200");
    assertThat(facts.title()).isEqualTo("Fourniture de caméras-piétons pour la police municipale");
    assertThat(facts.buyerTown()).isEqualTo("Valmoire");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("departement:38"));
    assertThat(facts.deadlineAt()).isEqualTo(Instant.parse("2026-12-05T11:00:00Z"));
    assertThat(notice.lots()).hasSize(2);
    assertThat(notice.text()).doesNotContain("rendue");
  }

  @Test
  void an_award_of_the_boamp_is_tied_to_its_call_here_and_on_ted() throws IOException {
    Notice notice = read("boamp/eforms-award.xml").only();

    assertThat(notice.facts().kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(notice.facts().references())
        .contains(
            new Reference("boamp", "26-90123"),
            new Reference("ted", "598877-2026"),
            new Reference("procedure", "7b0f0f5e-1111-4a2b-9c3d-0123456789ab"));
  }

  @Test
  void an_older_award_gives_lots_and_sum_of_its_decisions_and_tells_a_wrong_siret()
      throws IOException {
    Notice notice = read("boamp/older-award.xml").only();

    PublicationFacts facts = notice.facts();
    assertThat(facts.title()).isEqualTo("Vidéoprotection");
    assertThat(facts.amount()).isEqualByComparingTo("38820");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("departement:01"));
    assertThat(notice.lots()).extracting(Notice.Lot::title).containsExactly("Caméras", "Logiciel");
    assertThat(facts.references()).contains(new Reference("boamp", "16-119846"));
    assertThat(facts.buyerSiret()).isNull();
    assertThat(notice.problems())
        .extracting(problem -> problem.key())
        .containsExactly("notice.wrong-siret");
    assertThat(notice.text()).contains("Matériel de sécurité");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"total_count\":1,\"results\":[@]}", "[@]", "@", "@\n"})
  void records_of_the_api_are_read_as_an_answer_an_export_or_alone(String around)
      throws IOException {
    String record =
        "{\"idweb\":\"26-1\",\"objet\":\"Caméras\",\"donnees\":\"{}\",\"gestion\":null}";

    assertThat(Read.text(formats, around.replace("@", record)).only().id()).isEqualTo("26-1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', le fichier est vide",
    "'PK\u0003\u0004', famille de fichier inconnue",
    "'<html><body/></html>', «\u00a0html\u00a0»",
    "'<TED_EXPORT><FORM_SECTION></TED_EXPORT>', XML mal formé",
    "'<TED_EXPORT/>', aucun identifiant",
    "'<ContractNotice/>', aucun identifiant",
    "'<ann/>', aucun titre",
    "'{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"marches\":[]}', schéma JSON",
    "'[{\"idweb\":\"26-1\"', JSON mal formé"
  })
  void what_cannot_be_read_is_told_and_never_thrown(String file, String sentence)
      throws IOException {
    Read read = Read.text(formats, file);

    assertThat(read.notices()).isEmpty();
    assertThat(read.unreadable()).hasSize(1).first().asString().contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE ann SYSTEM \"http://localhost:1/x.dtd\"><ann/>",
        "<!DOCTYPE ann [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><ann><GESTION>&x;</GESTION></ann>",
        "<!DOCTYPE ann [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><ann>&b;</ann>"
      })
  void no_entity_is_resolved_and_no_document_type_read(String file) throws IOException {
    assertThat(Read.text(formats, file).unreadable()).first().asString().contains("refusé");
  }

  @Test
  void a_file_nested_without_end_is_refused() throws IOException {
    assertThat(Read.text(formats, "<ann>" + "<a>".repeat(100_000)).unreadable())
        .first()
        .asString()
        .contains("niveaux");
  }

  /** Bytes changed, cut and doubled at random: a notice or a sentence, whatever comes. */
  @ParameterizedTest
  @ValueSource(
      strings = {"eforms/award.xml", "ted/award.xml", "boamp/mapa.xml", "boamp/older-award.xml"})
  void broken_files_never_break_more_than_themselves(String file) throws IOException {
    String text = text(file);
    Random random = new Random(20261124);
    for (int round = 0; round < 300; round++) {
      StringBuilder broken = new StringBuilder(text);
      for (int change = 0; change <= round % 5; change++) {
        int at = random.nextInt(broken.length());
        switch (random.nextInt(4)) {
          case 0 -> broken.setCharAt(at, (char) random.nextInt(0x3000));
          case 1 -> broken.setLength(at + 1);
          case 2 -> broken.insert(at, "<P/>");
          default -> broken.insert(at, random.nextInt(10));
        }
      }
      Read read = Read.text(formats, broken.toString());
      assertThat(read.notices().size() + read.unreadable().size()).isEqualTo(1);
    }
  }

  private Read read(String file) throws IOException {
    return Read.text(formats, text(file));
  }

  private static String text(String file) throws IOException {
    try (var in = Objects.requireNonNull(NoticeReaders.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
