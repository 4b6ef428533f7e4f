package org.vigie.harvest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.publication.PendingDocument;
import org.vigie.publication.Publications;
import org.vigie.publication.Publications.Answered;
import org.vigie.source.Source;

/**
 * Fetches the documents of a source that are due: hosts side by side, so that a slow one delays no
 * other, and within a host as many at once as the source allows. Answers that came meanwhile are
 * noted together.
 */
final class DueDocuments {
  private static final Logger LOG = LoggerFactory.getLogger(DueDocuments.class);

  /** Looked up at once; the rest follows. */
  private static final int MOST_DUE = 10_000;

  /** Answers noted in one transaction. */
  private static final int MOST_TOGETHER = 200;

  private final Publications publications;
  private final Fetcher fetcher;
  private final Clock clock;

  DueDocuments(Publications publications, Fetcher fetcher, Clock clock) {
    this.publications = publications;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  void fetch(Source source, Tally tally, Runnable report) {
    List<PendingDocument> due = due(source);
    while (!due.isEmpty()) {
      tally.due += due.size();
      if (!fetch(source, due, tally, report)) {
        return;
      }
      due = due(source);
    }
  }

  private List<PendingDocument> due(Source source) {
    return publications.due(source.id().value(), MOST_DUE, clock.instant());
  }

  /** False where the thread was interrupted. */
  private boolean fetch(Source source, List<PendingDocument> due, Tally tally, Runnable report) {
    Map<String, Queue<PendingDocument>> byHost = new LinkedHashMap<>();
    for (PendingDocument document : due) {
      byHost.computeIfAbsent(host(document), unseen -> new ConcurrentLinkedQueue<>()).add(document);
    }
    BlockingQueue<Answered> answers = new ArrayBlockingQueue<>(MOST_TOGETHER);
    ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    try {
      int all = 0;
      for (Queue<PendingDocument> ofHost : byHost.values()) {
        all += Math.min(source.policy().atOnce(), ofHost.size());
      }
      CountDownLatch running = new CountDownLatch(all);
      for (Queue<PendingDocument> ofHost : byHost.values()) {
        for (int lane = Math.min(source.policy().atOnce(), ofHost.size()); lane > 0; lane--) {
          lanes.execute(() -> fetch(source, ofHost, answers, running));
        }
      }
      noteAll(answers, running, tally, report);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lanes.shutdownNow();
      lanes.close();
      closeAll(new ArrayList<>(answers));
    }
  }

  private static String host(PendingDocument document) {
    return Objects.requireNonNullElse(document.uri().getHost(), "").toLowerCase(Locale.ROOT);
  }

  private void fetch(
      Source source,
      Queue<PendingDocument> documents,
      BlockingQueue<Answered> answers,
      CountDownLatch running) {
    try {
      PendingDocument document = documents.poll();
      while (document != null && !Thread.currentThread().isInterrupted()) {
        Answered answered = new Answered(document, answer(source, document));
        if (!hasPut(answers, answered)) {
          return;
        }
        document = documents.poll();
      }
    } finally {
      running.countDown();
    }
  }

  private static boolean hasPut(BlockingQueue<Answered> answers, Answered answered) {
    try {
      answers.put(answered);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closeAll(List.of(answered));
      return false;
    }
  }

  /** The fetcher answers with a result whatever happens; its own mistakes become one too. */
  private FetchResult answer(Source source, PendingDocument document) {
    FetchRequest request =
        FetchRequest.document(document.uri(), source.policy())
            .ifChanged(document.etag(), document.lastModified());
    try {
      return fetcher.fetch(request);
    } catch (RuntimeException broken) {
      LOG.error("The fetcher failed on {}", request.uri(), broken);
      return new FetchResult.Failed(
          request.uri(),
          FetchResult.Failed.Cause.UNREACHABLE,
          0,
          Message.of("harvest.fetcher-failed", broken.toString()),
          null);
    }
  }

  /** Until the last lane is empty and all that it answered is noted. */
  private void noteAll(
      BlockingQueue<Answered> answers, CountDownLatch running, Tally tally, Runnable report)
      throws InterruptedException {
    while (true) {
      boolean lanesAreOver = running.getCount() == 0;
      @Nullable Answered first = answers.poll(lanesAreOver ? 0 : 100, TimeUnit.MILLISECONDS);
      if (first != null) {
        List<Answered> together = new ArrayList<>();
        together.add(first);
        answers.drainTo(together, MOST_TOGETHER - 1);
        note(together, tally);
        report.run();
      } else if (lanesAreOver) {
        return;
      }
    }
  }

  private void note(List<Answered> together, Tally tally) {
    try {
      publications.answered(together, clock.instant());
    } finally {
      closeAll(together);
    }
    for (Answered answered : together) {
      switch (answered.result()) {
        case Fetched _ -> {
          tally.fetched++;
          tally.news = true;
        }
        case FetchResult.NotModified _ -> tally.notModified++;
        case FetchResult.Refused refused -> tally.failed(refused.message());
        case FetchResult.Failed failed -> tally.failed(failed.message());
      }
    }
  }

  /** Deletes the bodies that the archive did not take. */
  private static void closeAll(List<Answered> answers) {
    try {
      for (Answered answered : answers) {
        if (answered.result() instanceof Fetched fetched) {
          fetched.close();
        }
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
