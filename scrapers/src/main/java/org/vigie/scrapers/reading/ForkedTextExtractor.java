package org.vigie.scrapers.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import org.vigie.reading.TextExtractor;

/**
 * Reads foreign files in a pool of warm worker processes, each with its own heap and time limit and
 * without network. Workers start when first needed. Small plain text is read here.
 *
 * <p>Statuses: a result is whole only if the worker said so. A file over its time is {@code
 * TIMED_OUT}, one that ended its worker {@code CRASHED}, both with the pages that had arrived; the
 * next file gets a new worker.
 */
public final class ForkedTextExtractor implements TextExtractor {
  private static final Duration MOST_TRAINING = Duration.ofMinutes(3);

  private final ReadingSettings settings;
  private final Limits limits;
  private final @Nullable Recognition recognition;
  private final Semaphore places;
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reading-clock").factory());
  private volatile boolean closed;

  /** Reads text only: pictures of pages stay "needs OCR". */
  public ForkedTextExtractor(ReadingSettings settings) {
    this(settings, (Recognition) null);
  }

  /** Recognises pictures of pages too, where Tesseract and its language are installed. */
  public ForkedTextExtractor(ReadingSettings settings, OcrSettings ocr) {
    this(settings, Recognition.open(ocr));
  }

  private ForkedTextExtractor(ReadingSettings settings, @Nullable Recognition recognition) {
    this.settings = settings;
    this.recognition = recognition;
    this.limits = recognition == null ? Limits.DEFAULT.withoutPictures() : Limits.DEFAULT;
    this.places = new Semaphore(settings.workers());
  }

  /** False where pictures of pages stay "needs OCR": Tesseract or its language is missing. */
  public boolean recognisesPictures() {
    return recognition != null;
  }

  @Override
  public Extraction extract(Path file, String name, String declaredMediaType) {
    try {
      long bytes = Files.size(file);
      if (bytes > limits.maxBytes()) {
        return failed(
            ReadingStatus.TOO_LARGE,
            bytes + " bytes, at most " + limits.maxBytes() + " are opened");
      }
      Optional<Extraction> plain =
          PlainText.read(file, name, declaredMediaType, limits.maxCharacters());
      if (plain.isPresent()) {
        return plain.get();
      }
    } catch (IOException e) {
      return failed(ReadingStatus.DAMAGED, "cannot be opened: " + e);
    }
    WorkerProcess.Answer answer = readInWorker(file, name, declaredMediaType);
    List<PageText> pages = answer.pages().stream().map(CompletableFuture::join).toList();
    return Verdict.over(answer.status(), answer.detail(), answer.mediaType(), pages);
  }

  /** Starts a worker ahead of its first file; harmless where one is idle. */
  public void warmUp() {
    if (idle.isEmpty() && places.tryAcquire()) {
      try {
        idle.push(newWorker());
      } catch (IOException e) {
        // The first file meets the same error and reports it.
        return;
      } finally {
        places.release();
      }
    }
  }

  /**
   * Makes the ahead-of-time cache that {@link ReadingSettings#aotCache} names, by reading files of
   * the kinds that are common. Takes some seconds.
   *
   * @param samples files to read, best one PDF, one HTML and one DOCX
   * @return false, with the cache absent, where this JDK or class path allows none: workers start
   *     without it, only slower
   */
  public static boolean trainAotCache(ReadingSettings settings, Path cache, List<Path> samples)
      throws IOException, InterruptedException {
    Path temporary = WorkerCommand.temporaryFolder();
    Process process =
        WorkerCommand.process(WorkerCommand.training(settings, temporary, cache, samples))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(MOST_TRAINING.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0
          && Files.isRegularFile(cache);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(temporary);
    }
  }

  /** Ends all workers; a file being read ends as crashed. */
  @Override
  public void close() {
    closed = true;
    if (recognition != null) {
      recognition.close();
    }
    clock.shutdownNow();
    all.forEach(WorkerProcess::close);
    all.clear();
    idle.clear();
  }

  Set<Long> workerPids() {
    return all.stream()
        .filter(WorkerProcess::isAlive)
        .map(WorkerProcess::pid)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private WorkerProcess.Answer readInWorker(Path file, String name, String declaredMediaType) {
    places.acquireUninterruptibly();
    try {
      if (closed) {
        return crashed("reading was stopped");
      }
      WorkerProcess worker = idleOrNewWorker();
      WorkerProcess.Answer answer = worker.read(file, name, declaredMediaType, clock, recognition);
      if (endedWorker(answer) || closed) {
        all.remove(worker);
        worker.close();
      } else {
        idle.push(worker);
      }
      return answer;
    } catch (IOException e) {
      return crashed("no worker could be started: " + e.getMessage());
    } finally {
      places.release();
    }
  }

  private WorkerProcess idleOrNewWorker() throws IOException {
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      if (worker.isAlive()) {
        return worker;
      }
      all.remove(worker);
      worker.close();
    }
    return newWorker();
  }

  private WorkerProcess newWorker() throws IOException {
    WorkerProcess worker = WorkerProcess.start(settings, limits);
    all.add(worker);
    return worker;
  }

  private static boolean endedWorker(WorkerProcess.Answer answer) {
    return answer.status() == ReadingStatus.TIMED_OUT || answer.status() == ReadingStatus.CRASHED;
  }

  private static WorkerProcess.Answer crashed(String reason) {
    return new WorkerProcess.Answer(ReadingStatus.CRASHED, reason, "", List.of());
  }

  private static Extraction failed(ReadingStatus status, String detail) {
    return new Extraction(status, detail, "", List.of());
  }
}
