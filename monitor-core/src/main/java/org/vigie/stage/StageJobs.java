package org.vigie.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.FlowJobBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.vigie.harvest.HarvestSource;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.reading.ReadDocument;
import org.vigie.reading.ReadingStatus;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;

/**
 * The stages as Spring Batch jobs.
 *
 * <p>Each step asks for one item after the other, and each item keeps its own transaction: a step
 * never holds one while it waits for a portal or a parser. Hence the steps' transaction manager
 * that manages nothing. A step that breaks does not keep the next from running.
 */
final class StageJobs {
  /** Sources that are harvested at the same time; they mostly wait. */
  private static final int SOURCES_AT_ONCE = 16;

  /** How often what remains is counted again, in items. */
  private static final int RECOUNT = 50;

  private final JobRepository repository;
  private final Sources sources;
  private final HarvestSource harvestSource;
  private final ReadDocument readDocument;
  private final MatchRevision matchRevision;
  private final Rematches rematches;
  private final List<NotifyStep> notifySteps;
  private final int readers;
  private volatile boolean stopping;

  StageJobs(
      JobRepository repository,
      Sources sources,
      HarvestSource harvestSource,
      ReadDocument readDocument,
      MatchRevision matchRevision,
      Rematches rematches,
      List<NotifyStep> notifySteps,
      int readers) {
    this.repository = repository;
    this.sources = sources;
    this.harvestSource = harvestSource;
    this.readDocument = readDocument;
    this.matchRevision = matchRevision;
    this.rematches = rematches;
    this.notifySteps = List.copyOf(notifySteps);
    this.readers = readers;
  }

  /** One item that was done: what it was called, and whether it failed. */
  private record Item(String name, boolean failed) {}

  /** Steps end after the item they are at. */
  void stop() {
    stopping = true;
  }

  /** One partition a source, so that a slow one delays no other. */
  Job harvest(List<SourceId> ids, RunProgress progress, Runnable afterSource) {
    Step one =
        step(
            "source",
            (contribution, chunk) -> {
              StepExecution step = chunk.getStepContext().getStepExecution();
              harvest(step, progress);
              afterSource.run();
              return RepeatStatus.FINISHED;
            });
    Map<String, ExecutionContext> partitions = new HashMap<>();
    for (SourceId id : ids) {
      ExecutionContext context = new ExecutionContext();
      context.putString("source", id.value());
      partitions.put(id.value(), context);
    }
    return new JobBuilder(StageHistory.jobName(Stage.HARVEST), repository)
        .start(partitioned("harvest", one, partitions, SOURCES_AT_ONCE))
        .build();
  }

  private void harvest(StepExecution step, RunProgress progress) {
    SourceId id = new SourceId(step.getExecutionContext().getString("source"));
    String name = sources.definition(id).map(Source::name).orElseGet(id::value);
    harvestSource.harvest(
        id,
        (done, total, failed) ->
            progress.reportNow(step, new RunProgress.Part(done, total, failed, name)));
  }

  Job read(RunProgress progress) {
    Step one = step("reader", loop(progress, this::readOne, readDocument::remaining));
    Map<String, ExecutionContext> partitions = new HashMap<>();
    for (int reader = 1; reader <= readers; reader++) {
      partitions.put(Integer.toString(reader), new ExecutionContext());
    }
    Step match = step("match", loop(progress, this::matchOne, matchRevision::remaining));
    return inTurn(Stage.READ, List.of(partitioned("extract", one, partitions, readers), match));
  }

  private Optional<Item> readOne() {
    return readDocument
        .next()
        .map(
            done ->
                new Item(
                    done.name(),
                    done.status() == ReadingStatus.CRASHED
                        || done.status() == ReadingStatus.TIMED_OUT));
  }

  private Optional<Item> matchOne() {
    return matchRevision.next().map(done -> new Item(done.title(), done.failed()));
  }

  Job notify(RunProgress progress) {
    List<Step> steps =
        notifySteps.stream()
            .map(
                given ->
                    step(
                        given.name(),
                        loop(
                            progress,
                            () ->
                                given.item().getAsBoolean()
                                    ? Optional.of(new Item(given.name(), false))
                                    : Optional.empty(),
                            () -> 0)))
            .toList();
    return inTurn(Stage.NOTIFY, steps);
  }

  Job rematch(RunProgress progress) {
    Tasklet revisions = loop(progress, this::rematchOne, rematches::remaining);
    Step step =
        step(
            "rematch",
            (contribution, chunk) -> {
              RepeatStatus status = revisions.execute(contribution, chunk);
              if (status == RepeatStatus.FINISHED && rematches.wasCancelled()) {
                contribution.setExitStatus(StageHistory.CANCELLED);
              }
              return status;
            });
    return new JobBuilder(StageHistory.jobName(Stage.REMATCH), repository).start(step).build();
  }

  private Optional<Item> rematchOne() {
    return rematches.next().map(done -> new Item(done.title(), done.failed()));
  }

  /** One item at each call; Spring Batch saves the step's state after each. */
  private Tasklet loop(
      RunProgress progress, Supplier<Optional<Item>> next, LongSupplier remaining) {
    return (contribution, chunk) -> {
      StepExecution step = chunk.getStepContext().getStepExecution();
      if (stopping) {
        step.setTerminateOnly();
        return RepeatStatus.FINISHED;
      }
      Optional<Item> item = next.get();
      if (item.isEmpty()) {
        return RepeatStatus.FINISHED;
      }
      contribution.incrementReadCount();
      RunProgress.Part before = RunProgress.Part.of(step);
      long done = before.done() + 1;
      boolean recount = before.done() % RECOUNT == 0;
      long total = recount ? done + remaining.getAsLong() : Math.max(done, before.total());
      long failed = before.failed() + (item.get().failed() ? 1 : 0);
      progress.report(step, new RunProgress.Part(done, total, failed, item.get().name()));
      return RepeatStatus.CONTINUABLE;
    };
  }

  private Step step(String name, Tasklet tasklet) {
    return new StepBuilder(name, repository)
        .tasklet(tasklet, new ResourcelessTransactionManager())
        .build();
  }

  private Step partitioned(
      String name, Step one, Map<String, ExecutionContext> partitions, int atOnce) {
    return new StepBuilder(name, repository)
        .partitioner(one.getName(), gridSize -> partitions)
        .step(one)
        .taskExecutor(threads(name, atOnce))
        .build();
  }

  /**
   * Not virtual: who reads a worker's pipe holds the carrier, and the pages are served on those.
   */
  private static TaskExecutor threads(String name, int atOnce) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(name + "-");
    threads.setConcurrencyLimit(atOnce);
    return threads;
  }

  /** Steps one after the other, whatever became of the one before. */
  private Job inTurn(Stage stage, List<Step> steps) {
    var job = new JobBuilder(StageHistory.jobName(stage), repository);
    if (steps.size() == 1) {
      return job.start(steps.getFirst()).build();
    }
    FlowBuilder<FlowJobBuilder> flow = job.start(steps.getFirst()).on("*").to(steps.get(1));
    for (int next = 2; next < steps.size(); next++) {
      flow = flow.from(steps.get(next - 1)).on("*").to(steps.get(next));
    }
    return flow.end().build();
  }
}
