package org.vigie.scrapers.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/**
 * One worker, seen from the service: asked for one file at a time, killed when it takes too long.
 */
final class WorkerProcess implements AutoCloseable {
  private static final int LAST_WORDS = 300;

  /** UTF-8 takes up to three bytes for a UTF-16 character; labels come on top. */
  private static final long BYTES_PER_CHARACTER = 3;

  private static final long LABEL_BYTES = 1 << 20;

  /** Drawing a scanned page takes a tenth of it; limits stay proportionate to the pages. */
  private static final Duration TIME_PER_PICTURE = Duration.ofSeconds(3);

  private final Process process;
  private final Path temporary;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private final ReadingSettings settings;
  private final Limits limits;
  private final AtomicReference<String> lastWords = new AtomicReference<>("");

  private WorkerProcess(Process process, Path temporary, ReadingSettings settings, Limits limits) {
    this.process = process;
    this.temporary = temporary;
    this.settings = settings;
    this.limits = limits;
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    // Not virtual: reading a pipe holds the carrier, and the pages are served on those.
    Thread.ofPlatform().daemon().name("worker-stderr").start(this::listenToErrors);
  }

  static WorkerProcess start(ReadingSettings settings, Limits limits) throws IOException {
    Path temporary = WorkerCommand.temporaryFolder();
    Process process =
        WorkerCommand.process(WorkerCommand.serving(settings, limits, temporary)).start();
    return new WorkerProcess(process, temporary, settings, limits);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** What a worker said of a file; pages may still be in recognition. */
  record Answer(
      ReadingStatus status,
      String detail,
      String mediaType,
      List<CompletableFuture<PageText>> pages) {}

  /**
   * Pages that arrived before a worker died or was killed are kept. Only the time that the worker
   * itself takes counts against its limit, not that for which recognition lets it wait.
   */
  Answer read(
      Path file,
      String name,
      String declaredMediaType,
      ScheduledExecutorService clock,
      @Nullable Recognition recognition) {
    List<CompletableFuture<PageText>> pages = new ArrayList<>();
    var time = new TimeLeft(settings.timeLimitFor(file.toFile().length()), clock, process);
    try {
      Frames.write(
          requests, new Frames.Request(file.toAbsolutePath().toString(), name, declaredMediaType));
      long characters = 0;
      int pictures = 0;
      while (true) {
        long longest =
            limits.maxCharacters() * BYTES_PER_CHARACTER + LABEL_BYTES + Picture.MOST_PIXELS;
        Frames.Frame frame;
        try (var _ = time.running()) {
          frame = Frames.read(answers, longest);
        }
        switch (frame) {
          case Frames.Page(PageText page, Picture picture) -> {
            characters += page.text().length();
            pictures += picture == null ? 0 : 1;
            if (characters > limits.maxCharacters()
                || pages.size() > limits.maxPages()
                || pictures > limits.maxPictures()) {
              return crashed("the worker sent more than its limits", pages);
            }
            if (picture == null || recognition == null) {
              pages.add(CompletableFuture.completedFuture(page));
            } else {
              time.add(TIME_PER_PICTURE);
              pages.add(recognition.recognise(page, picture));
            }
          }
          case Frames.End(ReadingStatus status, String detail, String mediaType) -> {
            return new Answer(status, detail, mediaType, pages);
          }
          case Frames.Request request -> {
            return crashed("the worker sent a request", pages);
          }
          case null -> {
            return time.isOver() ? timedOut(time.limit(), pages) : crashed(exit(), pages);
          }
        }
      }
    } catch (IOException e) {
      return time.isOver()
          ? timedOut(time.limit(), pages)
          : crashed(exit() + ", " + e.getMessage(), pages);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> left = Files.walk(temporary)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A temporary folder that stays behind harms nobody; the system clears it.
      temporary.toFile().deleteOnExit();
    }
  }

  private static Answer timedOut(Duration limit, List<CompletableFuture<PageText>> pages) {
    String detail =
        "stopped after " + limit.toMillis() / 1000.0 + " s with " + pages.size() + " pages";
    return new Answer(ReadingStatus.TIMED_OUT, detail, "", pages);
  }

  private Answer crashed(String reason, List<CompletableFuture<PageText>> pages) {
    process.destroyForcibly();
    return new Answer(ReadingStatus.CRASHED, reason, "", pages);
  }

  private String exit() {
    try {
      boolean ended = process.waitFor(1, TimeUnit.SECONDS);
      return "the worker died with exit status "
          + (ended ? process.exitValue() : "unknown")
          + (lastWords.get().isEmpty() ? "" : ": " + lastWords.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private void listenToErrors() {
    try (InputStream errors = process.getErrorStream()) {
      byte[] buffer = new byte[4096];
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        String words = lastWords.get() + new String(buffer, 0, n, StandardCharsets.UTF_8);
        String line = words.replaceAll("\\s+", " ").strip();
        lastWords.set(line.substring(Math.max(0, line.length() - LAST_WORDS)));
      }
    } catch (IOException e) {
      lastWords.set(lastWords.get() + " (" + e.getMessage() + ")");
    }
  }
}
