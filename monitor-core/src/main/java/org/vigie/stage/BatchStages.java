package org.vigie.stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.harvest.HarvestSource;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.reading.ReadDocument;
import org.vigie.source.SourceId;
import org.vigie.source.SourceRun;
import org.vigie.source.SourceState;
import org.vigie.source.Sources;

/**
 * Runs the stages as Spring Batch jobs, whose state is in the database.
 *
 * <p>A stage runs at most once at a time over all nodes ({@link StageLeases}). Whoever holds its
 * lease closes what a killed process left open; {@link #continueInterrupted} goes on with it at
 * start-up. Running a stage again is always harmless: each item's own row says whether it is done.
 */
public final class BatchStages implements Stages, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchStages.class);

  /** A parameter's room in Spring Batch's table. */
  private static final int LONGEST_PARAMETER = 2500;

  private static final Duration PATIENCE = StageLeases.LENGTH.plusSeconds(10);

  private final Sources sources;
  private final Clock clock;
  private final JobRepository repository;
  private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
  private final StageLeases leases;
  private final StageHistory history;
  private final StageJobs jobs;
  private final Rematches rematches;
  private final ResultStore results;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stage-lease").factory());
  private final Set<Stage> running = EnumSet.noneOf(Stage.class);
  private final Set<Stage> wanted = EnumSet.noneOf(Stage.class);

  /**
   * @param notifySteps in their order
   * @param readers documents that are read at the same time
   */
  @SuppressWarnings("FutureReturnValueIgnored") // renewal ends with close and throws nothing
  public BatchStages(
      JobRepository repository,
      DataSource dataSource,
      Sources sources,
      HarvestSource harvestSource,
      ReadDocument readDocument,
      MatchRevision matchRevision,
      Rematches rematches,
      List<NotifyStep> notifySteps,
      int readers,
      Clock clock) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    this.sources = sources;
    this.clock = clock;
    this.repository = repository;
    this.leases = new StageLeases(dataSource);
    this.history = new StageHistory(repository, operator, jdbc);
    this.jobs =
        new StageJobs(
            repository,
            sources,
            harvestSource,
            readDocument,
            matchRevision,
            rematches,
            notifySteps,
            readers);
    this.rematches = rematches;
    this.results = new ResultStore(jdbc);
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    operator.setTaskExecutor(new SyncTaskExecutor());
    long pause = StageLeases.LENGTH.toMillis() / 6;
    renewal.scheduleWithFixedDelay(this::renewLeases, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public void start(Stage stage, List<SourceId> ids) {
    background.execute(() -> runThenNext(stage, ids, false));
  }

  @Override
  public List<Run> runs(int most) {
    return history.latest(most);
  }

  /**
   * At start-up: goes on with the runs that a killed process left open, where it is dead, and with
   * a rematch that is not done.
   */
  public void continueInterrupted() {
    for (Stage stage : Stage.values()) {
      boolean unfinished = stage == Stage.REMATCH && rematches.open().isPresent();
      if (unfinished || history.hasOpenRuns(stage)) {
        background.execute(() -> runThenNext(stage, List.of(), true));
      }
    }
  }

  /**
   * Runs all stages now, in this thread.
   *
   * @param ids empty for all sources that are not paused
   * @param listener hears each step forward, from several threads
   * @return a row for each source
   * @throws StageBusy where another process is running them
   */
  public List<SourceResult> runAll(List<SourceId> ids, Consumer<Run> listener) {
    List<SourceId> asked = ids.isEmpty() ? sources.active() : ids;
    Instant began = clock.instant();
    long lastMatch = results.lastMatch();
    long lastAlert = results.lastAlert();
    for (Stage stage : Stage.IN_TURN) {
      runPatiently(stage, ids, listener);
    }
    return asked.stream().map(id -> result(id, began, lastMatch, lastAlert)).toList();
  }

  /**
   * Does the rematch that was asked for, in this thread.
   *
   * @throws StageBusy where another process is at it
   */
  public void rematch(Consumer<Run> listener) {
    runPatiently(Stage.REMATCH, List.of(), listener);
  }

  private SourceResult result(SourceId id, Instant began, long lastMatch, long lastAlert) {
    Optional<SourceRun> run =
        sources.runs(id, 1).stream()
            .filter(latest -> !latest.startedAt().isBefore(began.minusMillis(1)))
            .findFirst();
    return new SourceResult(
        id,
        sources.find(id).map(SourceState::health).orElse(null),
        run.map(SourceRun::discovered).orElse(0),
        run.map(SourceRun::fetched).orElse(0),
        run.map(SourceRun::notModified).orElse(0),
        results.extracted(id, began),
        run.map(SourceRun::failed).orElse(0),
        results.matches(id, lastMatch),
        results.alerts(id, lastAlert),
        run.map(BatchStages::seconds).orElse(BigDecimal.ZERO));
  }

  private static BigDecimal seconds(SourceRun run) {
    Instant ended = run.endedAt() == null ? run.startedAt() : run.endedAt();
    return BigDecimal.valueOf(Duration.between(run.startedAt(), ended).toMillis())
        .divide(BigDecimal.valueOf(1000), 1, RoundingMode.HALF_UP);
  }

  private void runThenNext(Stage stage, List<SourceId> ids, boolean continued) {
    boolean ran = false;
    try {
      boolean again = enter(stage);
      while (again) {
        try {
          ran = run(stage, ids, continued, run -> {}, () -> start(Stage.READ, List.of()));
        } finally {
          again = leave(stage) && enter(stage);
        }
      }
    } catch (RuntimeException broken) {
      LOG.error("Stage {} could not run", stage, broken);
    }
    if (ran) {
      following(stage).ifPresent(next -> runThenNext(next, List.of(), false));
    }
  }

  private void runPatiently(Stage stage, List<SourceId> ids, Consumer<Run> listener) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!enter(stage)) {
      waitOrGiveUp(stage, end);
    }
    try {
      while (!run(stage, ids, false, listener, () -> {})) {
        waitOrGiveUp(stage, end);
      }
    } finally {
      leave(stage);
    }
  }

  /** A process that was killed holds its lease for a while yet; one that lives renews it. */
  private static void waitOrGiveUp(Stage stage, long end) {
    if (System.nanoTime() - end > 0) {
      throw new StageBusy(stage);
    }
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StageBusy(stage);
    }
  }

  /** False where the stage runs already in this process; then it is wanted once more. */
  private synchronized boolean enter(Stage stage) {
    if (running.add(stage)) {
      return true;
    }
    if (stage != Stage.HARVEST) {
      wanted.add(stage);
    }
    return false;
  }

  /** Whether the stage was wanted while it ran: what came late may have been missed. */
  private synchronized boolean leave(Stage stage) {
    running.remove(stage);
    return wanted.remove(stage);
  }

  /** False where another node runs the stage. */
  private boolean run(
      Stage stage,
      List<SourceId> ids,
      boolean continued,
      Consumer<Run> listener,
      Runnable afterSource) {
    if (!leases.acquire(stage)) {
      return false;
    }
    try {
      List<JobExecution> interrupted = history.closeInterrupted(stage);
      JobParameters parameters =
          continued && !interrupted.isEmpty()
              ? interrupted.getLast().getJobParameters()
              : freshParameters(ids);
      RunProgress progress = new RunProgress(stage, repository, listener);
      operator.start(job(stage, parameters, progress, afterSource), parameters);
      return true;
    } catch (JobExecutionException refused) {
      throw new IllegalStateException("stage " + stage + " could not start", refused);
    } finally {
      leases.release(stage);
    }
  }

  private Job job(
      Stage stage, JobParameters parameters, RunProgress progress, Runnable afterSource) {
    return switch (stage) {
      case HARVEST -> jobs.harvest(asked(parameters), progress, afterSource);
      case READ -> jobs.read(progress);
      case NOTIFY -> jobs.notify(progress);
      case REMATCH -> jobs.rematch(progress);
    };
  }

  private static JobParameters freshParameters(List<SourceId> ids) {
    String list = ids.stream().map(SourceId::value).collect(Collectors.joining(","));
    if (list.length() > LONGEST_PARAMETER) {
      throw new IllegalArgumentException(
          ids.size() + " sources are too many to name in one run; name none to run all");
    }
    return new JobParametersBuilder()
        .addString("run", UUID.randomUUID().toString())
        .addString("sources", list)
        .toJobParameters();
  }

  private List<SourceId> asked(JobParameters parameters) {
    String list = Objects.requireNonNullElse(parameters.getString("sources"), "");
    return list.isEmpty()
        ? sources.active()
        : Stream.of(list.split(",", -1)).map(SourceId::new).toList();
  }

  private static Optional<Stage> following(Stage stage) {
    return switch (stage) {
      case HARVEST -> Optional.of(Stage.READ);
      case READ -> Optional.of(Stage.NOTIFY);
      case NOTIFY, REMATCH -> Optional.empty();
    };
  }

  private void renewLeases() {
    try {
      leases.renew();
    } catch (RuntimeException unreachable) {
      // Thrown, it would end the schedule; the next renewal may succeed.
      LOG.warn("The stages' leases could not be renewed", unreachable);
    }
  }

  /** Lets each step finish the item it is at, for at most 20 seconds. */
  @Override
  public void close() {
    jobs.stop();
    background.shutdown();
    try {
      if (!background.awaitTermination(20, TimeUnit.SECONDS)) {
        LOG.warn("A stage is still at work; the next start goes on with it");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    renewal.shutdownNow();
  }
}
