package org.vigie.scrapers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/**
 * Documents that end their worker, read beside ordinary ones: each costs one worker and nothing
 * else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillerDocumentsIT {
  private static final Duration LIMIT = Duration.ofSeconds(12);
  private static final int SMALL_HEAP = 96;
  private static final int NEIGHBOURS = 6;

  private final List<Extraction> neighbours = new ArrayList<>();
  private Extraction endlessLoop = unread();
  private Extraction memoryBomb = unread();
  private Extraction brokenProcess = unread();

  @BeforeAll
  void read_all_at_once(@TempDir Path folder) throws Exception {
    var files = new SampleFiles(folder);
    Path loop = files.endlessPdf("boucle.pdf");
    Path bomb = files.memoryBombPdf("bombe.pdf");
    Path other = files.endlessPdf("plantage.pdf");
    List<Path> ordinary = new ArrayList<>();
    for (int i = 0; i < NEIGHBOURS; i++) {
      ordinary.add(files.pdf("voisin-" + i + ".pdf", "Arrêté " + i, "Article " + i));
    }
    var settings = new ReadingSettings(2, SMALL_HEAP, LIMIT, null);
    try (var extractor = new ForkedTextExtractor(settings);
        var apart = new ForkedTextExtractor(settings.withWorkers(1));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      var looping = read(loop, extractor, threads);
      var breaking = read(other, apart, threads);
      var exploding = read(bomb, extractor, threads);
      List<CompletableFuture<Extraction>> reading =
          ordinary.stream().map(file -> read(file, extractor, threads)).toList();
      abort(apart);
      endlessLoop = looping.join();
      memoryBomb = exploding.join();
      brokenProcess = breaking.join();
      reading.forEach(read -> neighbours.add(read.join()));
    }
  }

  @Test
  void an_endless_loop_is_stopped_and_keeps_the_pages_before_it() {
    assertThat(endlessLoop.status()).isEqualTo(ReadingStatus.TIMED_OUT);
    assertThat(endlessLoop.detail()).startsWith("stopped after 12.0 s");
    assertThat(endlessLoop.pages()).containsExactly(new PageText(1, "", "Article 1"));
  }

  @Test
  void a_memory_bomb_ends_its_worker_and_says_of_what() {
    assertThat(memoryBomb.status()).isEqualTo(ReadingStatus.CRASHED);
    assertThat(memoryBomb.detail()).contains("OutOfMemoryError");
  }

  @Test
  void a_process_that_breaks_down_is_a_crash_with_its_exit_status() {
    assertThat(brokenProcess.status()).isEqualTo(ReadingStatus.CRASHED);
    assertThat(brokenProcess.detail()).startsWith("the worker died with exit status 134");
  }

  @Test
  void documents_read_beside_them_are_whole() {
    assertThat(neighbours).hasSize(NEIGHBOURS);
    for (int i = 0; i < NEIGHBOURS; i++) {
      assertThat(neighbours.get(i).status()).isEqualTo(ReadingStatus.READ);
      assertThat(neighbours.get(i).pages())
          .containsExactly(new PageText(1, "", "Arrêté " + i), new PageText(2, "", "Article " + i));
    }
  }

  private static CompletableFuture<Extraction> read(
      Path file, ForkedTextExtractor extractor, ExecutorService threads) {
    String name = String.valueOf(file.getFileName());
    return CompletableFuture.supplyAsync(() -> extractor.extract(file, name, ""), threads);
  }

  /** What a fault in native code does to a process: it ends with a signal, saying nothing. */
  private static void abort(ForkedTextExtractor extractor) throws IOException {
    await().until(() -> !extractor.workerPids().isEmpty());
    long pid = extractor.workerPids().iterator().next();
    await().until(() -> Files.readString(Path.of("/proc/" + pid + "/cmdline")).contains("-Xmx"));
    new ProcessBuilder("kill", "-ABRT", String.valueOf(pid)).start();
  }

  private static Extraction unread() {
    return new Extraction(ReadingStatus.UNSUPPORTED, "not read yet", "", List.of());
  }
}
