package org.vigie.scrapers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForkedTextExtractorIT {
  private final ForkedTextExtractor extractor =
      new ForkedTextExtractor(ReadingSettings.defaults().withWorkers(1));
  private SampleFiles files = new SampleFiles(Path.of("."));

  @BeforeAll
  void folder(@TempDir Path folder) {
    files = new SampleFiles(folder);
  }

  @AfterAll
  void close() {
    extractor.close();
  }

  @Test
  void a_pdf_is_read_page_by_page() throws IOException {
    Extraction read = read(files.pdf("acte.pdf", "Arrêté du maire", "Article 2"));

    assertThat(read.status()).isEqualTo(ReadingStatus.READ);
    assertThat(read.mediaType()).isEqualTo("application/pdf");
    assertThat(read.pages())
        .containsExactly(new PageText(1, "", "Arrêté du maire"), new PageText(2, "", "Article 2"));
  }

  @Test
  void a_pdf_of_images_needs_recognition() throws IOException {
    assertThat(read(files.pdf("scan.pdf", "SCAN", "SCAN")).status())
        .isEqualTo(ReadingStatus.NEEDS_OCR);
  }

  @Test
  void a_pdf_with_some_image_pages_is_partly_read_and_says_which() throws IOException {
    Extraction read = read(files.pdf("mixte.pdf", "Délibération", "SCAN", "Annexe", "Vote"));

    assertThat(read.status()).isEqualTo(ReadingStatus.PARTLY_READ);
    assertThat(read.detail()).isEqualTo("1 of 4 pages are images: 2");
    assertThat(read.pages()).hasSize(4);
  }

  @Test
  void a_blank_page_is_not_taken_for_an_image() throws IOException {
    assertThat(read(files.pdf("verso.pdf", "Recto", "")).status()).isEqualTo(ReadingStatus.READ);
  }

  @Test
  void a_pdf_that_opens_without_a_password_is_read() throws IOException {
    assertThat(read(files.pdfWithUserPassword("ouvert.pdf", "")).status())
        .isEqualTo(ReadingStatus.READ);
  }

  @Test
  void a_pdf_that_asks_for_a_password_is_protected() throws IOException {
    assertThat(read(files.pdfWithUserPassword("ferme.pdf", "secret")).status())
        .isEqualTo(ReadingStatus.PROTECTED);
  }

  @Test
  void a_file_that_is_only_called_pdf_is_damaged() throws IOException {
    assertThat(read(files.file("faux.pdf", "%PDF-1.7\nrien")).status())
        .isEqualTo(ReadingStatus.DAMAGED);
  }

  @Test
  void text_attached_to_a_pdf_counts_with_its_path() throws IOException {
    byte[] annex = SampleFiles.docxBytes("Plan des caméras");
    Extraction read = read(files.pdfWithAttachment("dossier.pdf", "annexe.docx", annex));

    assertThat(read.pages())
        .containsExactly(
            new PageText(1, "", SampleFiles.LONG_SENTENCE),
            new PageText(2, "annexe.docx", "Plan des caméras"));
  }

  /** A virtual thread in a pipe keeps its carrier: with one a core, no page is served any more. */
  @Test
  void who_listens_to_a_worker_is_no_virtual_thread() throws IOException {
    read(files.pdf("ecoute.pdf", "Arrêté"));

    assertThat(Thread.getAllStackTraces().keySet())
        .as("platform threads")
        .extracting(Thread::getName)
        .contains("worker-stderr");
  }

  @Test
  void a_word_document_is_one_page() throws IOException {
    Extraction read = read(files.docx("cctp.docx", "Article 1", "Le marché"));

    assertThat(read.pages()).containsExactly(new PageText(1, "", "Article 1\nLe marché"));
  }

  @Test
  void each_sheet_is_a_page_with_its_name() throws IOException {
    Extraction read = read(files.xlsx("prix.xlsx", Map.of("Bordereau", "Caméra dôme")));

    assertThat(read.pages()).containsExactly(new PageText(1, "Bordereau", "\tCaméra dôme".strip()));
  }

  @Test
  void each_slide_is_a_page() throws IOException {
    Extraction read = read(files.pptx("conseil.pptx", "Budget", "Vidéoprotection"));

    assertThat(read.pages()).extracting(PageText::number).containsExactly(1, 2);
    assertThat(read.pages().getLast().text()).contains("Vidéoprotection");
  }

  @Test
  void files_in_an_archive_are_labelled_with_their_path() throws IOException {
    Path zip =
        files.zip(
            "dce.zip",
            Map.of(
                "pieces/cctp.docx", SampleFiles.docxBytes("Lot unique"),
                "inner.zip",
                    SampleFiles.zipBytes(
                        Map.of("acte.pdf", SampleFiles.pdfBytes("Visa", "Arrête")))));

    assertThat(read(zip).pages())
        .extracting(PageText::label)
        .containsExactlyInAnyOrder(
            "pieces/cctp.docx", "inner.zip/acte.pdf, p. 1", "inner.zip/acte.pdf, p. 2");
  }

  @Test
  void pages_count_through_a_file_with_its_attachments() throws IOException {
    byte[] annex = SampleFiles.pdfBytes("Plan", "Devis");

    assertThat(read(files.pdfWithAttachment("marche.pdf", "annexe.pdf", annex)).pages())
        .extracting(PageText::number, PageText::label)
        .containsExactly(tuple(1, ""), tuple(2, "annexe.pdf, p. 1"), tuple(3, "annexe.pdf, p. 2"));
  }

  @Test
  void a_mail_comes_before_what_is_attached_to_it() throws IOException {
    Path mail =
        files.file(
            "demande.eml",
            """
            From: mairie@valmoire.example
            Subject: Convention
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain; charset=utf-8

            Veuillez trouver la convention.
            --x
            Content-Type: text/plain; name=convention.txt
            Content-Disposition: attachment; filename=convention.txt

            Article unique
            --x--
            """);

    assertThat(read(mail).pages())
        .containsExactly(
            new PageText(1, "", "Convention\n\nVeuillez trouver la convention."),
            new PageText(2, "convention.txt", "Article unique"));
  }

  @Test
  void an_empty_file_is_damaged() throws IOException {
    assertThat(read(files.file("vide.pdf", "")).status()).isEqualTo(ReadingStatus.DAMAGED);
  }

  @Test
  void an_unknown_binary_is_unsupported() throws IOException {
    byte[] noise = {0, 1, 2, 3, (byte) 0xFE, 7, 0, 9, 1, 0, 0, 5};
    assertThat(read(files.file("x.bin", noise)).status()).isEqualTo(ReadingStatus.UNSUPPORTED);
  }

  @Test
  void a_web_page_is_read_without_menu_banner_and_foot() throws IOException {
    Path page =
        files.file(
            "page.html",
            """
            <!doctype html><html><head><title>Délibérations</title></head><body>
            <header><a href="/">Mairie de Brunelles</a></header><nav>Vidéosurveillance</nav>
            <div id="cookie-banner">Nous utilisons des cookies</div>
            <p>Le conseil approuve</p><p>la convention.</p><footer>Plan du site</footer></body></html>
            """);

    assertThat(read(page).pages())
        .containsExactly(new PageText(1, "", "Délibérations\nLe conseil approuve\nla convention."));
  }

  @Test
  void a_page_that_only_scripts_fill_is_not_called_read() throws IOException {
    Path page = files.file("app.html", "<html><body><div></div><script>x()</script></body></html>");
    assertThat(read(page).status()).isEqualTo(ReadingStatus.UNSUPPORTED);
  }

  @Test
  void xml_is_read_as_lines_of_its_elements() throws IOException {
    Path notice =
        files.file(
            "avis.xml",
            "<?xml version='1.0'?><n><a>Ville de Valmoire</a><p>Achat de <b>caméras</b>"
                + " dômes</p></n>");

    assertThat(read(notice).pages().getFirst().text())
        .isEqualTo("Ville de Valmoire\nAchat de caméras dômes");
  }

  @Test
  void xml_reads_no_other_file() throws IOException {
    Path secret = files.file("secret.txt", "ne pas lire");
    Path notice =
        files.file(
            "xxe.xml",
            "<?xml version='1.0'?><!DOCTYPE n [<!ENTITY s SYSTEM '"
                + secret.toUri()
                + "'>]><n>avis &s;</n>");

    assertThat(read(notice).pages()).noneMatch(page -> page.text().contains("ne pas lire"));
  }

  @Test
  void latin_1_text_keeps_its_accents() throws IOException {
    byte[] latin = "Arrêté préfectoral".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(files.file("acte.txt", latin)).pages().getFirst().text())
        .isEqualTo("Arrêté préfectoral");
  }

  @Test
  void small_plain_text_starts_no_worker() throws IOException {
    try (var fresh = new ForkedTextExtractor(ReadingSettings.defaults())) {
      Path text = files.file("note.txt", "Été");
      assertThat(fresh.extract(text, "note.txt", "").status()).isEqualTo(ReadingStatus.READ);
      assertThat(fresh.workerPids()).isEmpty();
    }
  }

  @Test
  void a_file_over_its_time_is_stopped_and_the_next_is_read() throws IOException {
    Duration moment = Duration.ofMillis(1);
    var settings = ReadingSettings.defaults().withWorkers(1);
    Path pdf = files.pdf("long.pdf", "Acte");
    try (var hurried = new ForkedTextExtractor(settings.withTimeLimit(moment))) {
      assertThat(hurried.extract(pdf, "long.pdf", "").status()).isEqualTo(ReadingStatus.TIMED_OUT);
      assertThat(hurried.workerPids()).isEmpty();
    }
    assertThat(read(pdf).status()).isEqualTo(ReadingStatus.READ);
  }

  @Test
  void a_worker_that_dies_costs_one_file() throws Exception {
    Path pdf = files.pdf("apres.pdf", "Acte");
    read(pdf);
    extractor
        .workerPids()
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));

    await().until(() -> extractor.workerPids().isEmpty());
    assertThat(read(pdf).status()).isEqualTo(ReadingStatus.READ);
  }

  @Test
  void a_worker_ends_when_its_service_is_gone() throws Exception {
    Path temporary = WorkerCommand.temporaryFolder();
    Process worker =
        WorkerCommand.process(
                WorkerCommand.serving(ReadingSettings.defaults(), Limits.DEFAULT, temporary))
            .start();
    worker.getOutputStream().close();

    await().atMost(Duration.ofSeconds(15)).until(() -> !worker.isAlive());
    Files.deleteIfExists(temporary);
  }

  @Test
  void nothing_in_a_document_causes_a_request() throws Exception {
    var server = new ServerSocket(0);
    String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
    CompletableFuture<Boolean> called = CompletableFuture.supplyAsync(() -> accepts(server));
    read(files.file("dtd.xml", "<?xml version='1.0'?><!DOCTYPE n SYSTEM '" + url + "'><n>a</n>"));
    read(files.file("img.html", "<html><body><img src='" + url + "'><p>texte</p></body></html>"));
    server.close();

    assertThat(called.get()).isFalse();
  }

  private static boolean accepts(ServerSocket server) {
    try {
      server.accept().close();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private Extraction read(Path file) {
    return extractor.extract(file, String.valueOf(file.getFileName()), "");
  }
}
