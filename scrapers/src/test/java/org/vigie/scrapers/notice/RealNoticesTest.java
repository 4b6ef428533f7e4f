package org.vigie.scrapers.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.NoticeReaders;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.RealData;

/** Notices as they were published, of every form. */
class RealNoticesTest {
  private final NoticeFormats formats = NoticeReaders.all(Portal.CLOCK);

  @ParameterizedTest
  @ValueSource(strings = {"boamp-xml", "ted-legacy-xml", "eforms-real"})
  void every_file_gives_one_notice_with_title_buyer_date_and_number(String folder)
      throws IOException {
    for (Path file : filesOf(folder)) {
      Notice notice = Read.file(formats, file).only();
      PublicationFacts facts = notice.facts();
      assertThat(facts.title()).as(file.toString()).isNotBlank();
      assertThat(facts.buyerName()).as(file.toString()).isNotBlank();
      assertThat(facts.publishedOn()).as(file.toString()).isNotNull();
      assertThat(notice.problems()).as(file.toString()).isEmpty();
      String text = Files.readString(file);
      if (text.contains("CPV_CODE ") || text.contains("<CPV>") || text.contains("\"cpv\"")) {
        assertThat(facts.cpv()).as(file.toString()).isNotEmpty();
      }
      if (text.contains("<LOT_NO>") || text.contains("<NUM>")) {
        assertThat(notice.lots()).as(file.toString()).isNotEmpty();
      }
      if (text.contains("<DATE_RECEIPT_TENDERS>") || text.contains("<RECEPT_OFFRES>")) {
        assertThat(facts.deadlineAt()).as(file.toString()).isNotNull();
      }
    }
  }

  @Test
  void the_official_examples_are_read_but_for_the_one_that_is_empty() throws IOException {
    for (Path file : filesOf("eforms-sdk")) {
      Read read = Read.file(formats, file);
      if (file.endsWith("INVALID_cn_24_empty.xml")) {
        assertThat(read.unreadable()).containsExactly("1: aucun identifiant (cbc:ID).");
      } else {
        assertThat(read.only().facts().cpv()).as(file.toString()).isNotEmpty();
        assertThat(read.only().lots()).as(file.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void a_cancellation_points_to_the_notice_that_it_cancels() throws IOException {
    PublicationFacts facts =
        Read.file(formats, at("eforms-sdk/change-cn_24_void.xml")).only().facts();

    assertThat(facts.kind()).isEqualTo(PublicationKind.CANCELLED);
    assertThat(facts.references())
        .contains(new Reference("notice", "f42be27e-09cf-4f0e-a745-63ec689631e6"));
  }

  @Test
  void of_several_languages_french_is_chosen() throws IOException {
    assertThat(Read.file(formats, at("eforms-sdk/cn_24_multilingual.xml")).only().facts().title())
        .startsWith("Fourniture de services informatiques");
  }

  @Test
  void the_results_of_a_design_contest_are_an_award_and_a_change_of_contract_an_amendment()
      throws IOException {
    assertThat(kind("019901-2021")).isEqualTo(PublicationKind.AWARDED);
    assertThat(kind("345257-2021")).isEqualTo(PublicationKind.AMENDED);
    assertThat(kind("100541-2021")).isEqualTo(PublicationKind.CORRECTED);
  }

  private PublicationKind kind(String number) throws IOException {
    return Read.file(formats, at("ted-legacy-xml/" + number + ".xml")).only().facts().kind();
  }

  private static Path at(String path) {
    return RealData.at("procurement/" + path);
  }

  private static List<Path> filesOf(String folder) throws IOException {
    try (var files = Files.list(at(folder))) {
      return files.sorted().toList();
    }
  }
}
