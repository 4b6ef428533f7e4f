package org.vigie.mailer.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.vigie.request.Asker;
import org.vigie.request.Authority;
import org.vigie.request.AuthorityKind;
import org.vigie.request.DocumentsToAsk;
import org.vigie.request.LetterTemplate;
import org.vigie.request.Request;
import org.vigie.request.Territory;

class LetterPdfTest {
  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final Path CONFIG = Path.of("../config/letters");
  private static final Asker CAMILLE =
      new Asker("Camille Exemple", "3, rue du Puits\n99100 Valmoire");

  @Test
  void shows_the_letter_with_its_accents_and_ligatures() throws IOException {
    try (PDDocument pdf = rendered("Cœur de ville : caméras à Valmoire, « lot 2 »")) {
      assertThat(text(pdf))
          .contains("Camille Exemple")
          .contains("Objet")
          .contains("Cœur de ville")
          .contains("Réf.")
          .contains("D-2026-0142")
          .containsPattern("1\\. +La délibération de l'organe délibérant")
          .contains("Le 1er mars 2026")
          .contains("demande+abc@vigie.example");
    }
  }

  @Test
  void is_tagged_titled_french_and_brings_its_font() throws IOException {
    try (PDDocument pdf = rendered("Caméras")) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getLanguage()).isEqualTo("fr");
      assertThat(pdf.getDocumentInformation().getTitle()).contains("D-2026-0142");
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void has_a_sheet_of_a4_with_numbered_pages() throws IOException {
    try (PDDocument pdf = rendered("Caméras")) {
      var box = pdf.getPage(0).getMediaBox();
      assertThat(box.getWidth() / POINTS_PER_MM).isBetween(209.5, 210.5);
      assertThat(box.getHeight() / POINTS_PER_MM).isBetween(296.5, 297.5);
      int pages = pdf.getNumberOfPages();
      assertThat(text(pdf)).contains("1/" + pages).contains(pages + "/" + pages);
    }
  }

  @Test
  void puts_the_address_and_nothing_else_into_the_window() throws IOException {
    try (PDDocument pdf = rendered("Caméras")) {
      assertThat(area(pdf, 110, 56, 78, 23))
          .containsExactly("Commune de Valmoire", "1, place de la Mairie", "99100 VALMOIRE");
      assertThat(area(pdf, 90, 44, 110, 46))
          .as("the quiet zone around it")
          .containsExactly("Commune de Valmoire", "1, place de la Mairie", "99100 VALMOIRE");
      assertThat(area(pdf, 20, 18, 70, 26)).first().isEqualTo("Camille Exemple");
    }
  }

  @Test
  void takes_hostile_text_for_text() throws IOException {
    try (PDDocument pdf = rendered("<script>alert(1)</script> ${7*7} [[${letter}]]")) {
      assertThat(text(pdf)).contains("<script>alert(1)</script>").contains("${7*7}");
    }
  }

  @Test
  void wraps_and_shortens_a_long_address_to_six_lines() {
    Authority authority =
        authority(
            "Communauté d'agglomération des Vallées réunies de la Haute-Brune et de ses rivières",
            "Direction générale des services\nBâtiment B\n1, place de la Mairie\nBP 4\nCS 2\n"
                + "99100 Valmoire cedex");

    List<String> lines = WindowAddress.lines(authority);

    assertThat(lines).hasSize(6).allMatch(line -> line.length() <= 38);
    assertThat(lines.getFirst()).startsWith("Communauté");
    assertThat(lines.getLast()).isEqualTo("99100 VALMOIRE CEDEX");
  }

  private static PDDocument rendered(String subject) throws IOException {
    byte[] bytes = new LetterPdf().render(sheet(subject));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/letter.pdf"), bytes);
    return Loader.loadPDF(bytes);
  }

  static LetterSheet sheet(String subject) {
    var documents = DocumentsToAsk.read(CONFIG.resolve("documents.yml"));
    String body =
        LetterTemplate.read(CONFIG.resolve("demande.txt"))
            .draft(
                subject,
                AuthorityKind.COMMUNE,
                documents.proposal(List.of("videoprotection"), AuthorityKind.COMMUNE).together(),
                CAMILLE);
    var request =
        new Request(
            1,
            "D-2026-0142",
            1,
            1,
            1,
            subject,
            body,
            CAMILLE,
            "abc",
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            Territory.GENERAL,
            List.of());
    return LetterSheet.of(
        request,
        authority("Commune de Valmoire", "1, place de la Mairie\n99100 Valmoire"),
        "demande+abc@vigie.example",
        LocalDate.parse("2026-03-01"));
  }

  private static Authority authority(String name, String postalAddress) {
    return new Authority(
        1,
        null,
        name,
        AuthorityKind.COMMUNE,
        null,
        "mairie@valmoire.example",
        postalAddress,
        null,
        "test",
        Instant.EPOCH);
  }

  private static String text(PDDocument pdf) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(pdf);
  }

  private static List<String> area(PDDocument pdf, int x, int y, int width, int height)
      throws IOException {
    var stripper = new PDFTextStripperByArea();
    stripper.setSortByPosition(true);
    stripper.addRegion(
        "area",
        new Rectangle2D.Double(
            x * POINTS_PER_MM, y * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM));
    stripper.extractRegions(pdf.getPage(0));
    return stripper.getTextForRegion("area").lines().map(String::strip).toList();
  }
}
