package org.vigie.scrapers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vigie.reading.Extraction;
import org.vigie.reading.ReadingStatus;

/**
 * Reads every file of the real hostile and French documents, once, with two workers, and prints the
 * table of how each ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDocumentsIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private record Ended(Extraction extraction, long millis) {
    int characters() {
      return extraction.pages().stream().mapToInt(page -> page.text().length()).sum();
    }
  }

  private final Map<String, Ended> results = new TreeMap<>();

  @BeforeAll
  void read_all() throws Exception {
    Path data = data();
    assumeTrue(
        Files.isDirectory(data.resolve("hostile-documents")),
        "SKIPPED: no real documents in " + data + " (set VIGIE_DATA)");
    var settings = ReadingSettings.defaults().withWorkers(2).withTimeLimit(LIMIT);
    try (var extractor = new ForkedTextExtractor(settings);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Map<String, Future<Ended>> reading = new TreeMap<>();
      for (String folder : List.of("hostile-documents", "french-documents")) {
        for (Path file : filesIn(data.resolve(folder))) {
          String name = data.relativize(file).toString();
          reading.put(name, threads.submit(() -> read(extractor, file)));
        }
      }
      for (var entry : reading.entrySet()) {
        results.put(entry.getKey(), entry.getValue().get());
      }
    }
    results.forEach(
        (name, ended) ->
            System.out.printf(
                Locale.ROOT,
                "%-12s %6d ms %3d pages %7d chars  %s  [%s] %s%n",
                ended.extraction().status().id(),
                ended.millis(),
                ended.extraction().pages().size(),
                ended.characters(),
                name,
                ended.extraction().mediaType(),
                ended.extraction().detail()));
  }

  @Test
  void every_file_ends_in_one_state_with_a_reason_within_its_time() {
    assertThat(results).isNotEmpty();
    assertThat(results)
        .allSatisfy(
            (name, ended) -> {
              assertThat(ended.millis()).isLessThan(LIMIT.plusSeconds(10).toMillis());
              if (ended.extraction().status() != ReadingStatus.READ || ended.characters() == 0) {
                assertThat(ended.extraction().detail()).isNotBlank();
              }
            });
  }

  @Test
  void a_page_as_image_needs_recognition() {
    assertThat(status("french-documents/pdf/francais.pdf")).isEqualTo(ReadingStatus.NEEDS_OCR);
    assertThat(status("hostile-documents/ocrmypdf/linn.pdf")).isEqualTo(ReadingStatus.NEEDS_OCR);
    assertThat(status("hostile-documents/tika/testOCR.jpg")).isEqualTo(ReadingStatus.NEEDS_OCR);
  }

  @Test
  void every_accented_letter_of_French_comes_out_precomposed() {
    Extraction read = extraction("french-documents/pdf/french_diacritics.pdf");
    assertThat(read.status()).isEqualTo(ReadingStatus.READ);
    assertThat(read.pages().getFirst().text()).contains(List.of("àâéèêëîïôùûüç".split("")));
  }

  @Test
  void password_files_are_protected() {
    assertThat(
            List.of(
                status("hostile-documents/tika/testWORD_protected_passtika.docx"),
                status("hostile-documents/tika/testWORD_protected_passtika.doc"),
                status("hostile-documents/tika/testEXCEL_protected_passtika.xlsx"),
                status("hostile-documents/tika/testODTEncrypted.odt"),
                status("hostile-documents/tika/full_encrypted.7z")))
        .containsOnly(ReadingStatus.PROTECTED);
  }

  @Test
  void an_archive_with_one_protected_entry_is_partly_read() {
    assertThat(status("hostile-documents/tika/testZipEncrypted.zip"))
        .isEqualTo(ReadingStatus.PARTLY_READ);
  }

  @Test
  void an_archive_that_contains_itself_ends_at_the_depth_limit() {
    assertThat(extraction("hostile-documents/tika/droste.zip").detail()).contains("nested");
    assertThat(extraction("hostile-documents/tika/quine.gz").detail()).contains("nested");
  }

  private ReadingStatus status(String name) {
    return extraction(name).status();
  }

  private Extraction extraction(String name) {
    return Objects.requireNonNull(results.get(name), name).extraction();
  }

  private static Ended read(ForkedTextExtractor extractor, Path file) {
    long start = System.nanoTime();
    Extraction extraction = extractor.extract(file, String.valueOf(file.getFileName()), "");
    return new Ended(extraction, (System.nanoTime() - start) / 1_000_000);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path data() {
    String named = System.getenv("VIGIE_DATA");
    if (named != null) {
      return Path.of(named);
    }
    Path root = Path.of("").toAbsolutePath();
    for (Path up = root; up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("shared/data"))) {
        return up.resolve("shared/data");
      }
    }
    return root.resolve("../shared/data");
  }
}
