package org.vigie.stage;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * How far a run is. Each step's part is in its execution context in the database, where any process
 * can see it, and is told to who started the run.
 */
final class RunProgress {
  private static final int NAMES_SHOWN = 3;

  private final Stage stage;
  private final JobRepository repository;
  private final Consumer<Stages.Run> listener;
  private final Map<String, Part> parts = new ConcurrentHashMap<>();

  RunProgress(Stage stage, JobRepository repository, Consumer<Stages.Run> listener) {
    this.stage = stage;
    this.repository = repository;
    this.listener = listener;
  }

  /** One step's part of a run. */
  record Part(long done, long total, long failed, String doing) {
    static Part of(StepExecution step) {
      ExecutionContext context = step.getExecutionContext();
      return new Part(
          context.getLong("done", 0),
          context.getLong("total", 0),
          context.getLong("failed", 0),
          step.getStatus().isRunning() ? context.getString("doing", "") : "");
    }
  }

  /** To be called by the step itself; the context is written when its item is finished. */
  void report(StepExecution step, Part part) {
    ExecutionContext context = step.getExecutionContext();
    context.putLong("done", part.done());
    context.putLong("total", part.total());
    context.putLong("failed", part.failed());
    context.putString("doing", part.doing());
    parts.put(step.getStepName(), part);
    listener.accept(
        sum(
            step.getJobExecution().getId(),
            stage,
            "running",
            StageHistory.instant(step.getJobExecution().getStartTime()),
            null,
            parts.values()));
  }

  /** Writes the context at once, for a step whose one item takes long. */
  void reportNow(StepExecution step, Part part) {
    report(step, part);
    repository.updateExecutionContext(step);
  }

  static Stages.Run sum(
      long id,
      Stage stage,
      String state,
      Instant startedAt,
      @Nullable Instant endedAt,
      Collection<Part> parts) {
    return new Stages.Run(
        id,
        stage,
        state,
        startedAt,
        endedAt,
        parts.stream().mapToLong(Part::done).sum(),
        parts.stream().mapToLong(Part::total).sum(),
        parts.stream().mapToLong(Part::failed).sum(),
        parts.stream()
            .map(Part::doing)
            .filter(doing -> !doing.isEmpty())
            .limit(NAMES_SHOWN)
            .collect(Collectors.joining(", ")));
  }
}
