package org.vigie.stage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stages' runs as Spring Batch's tables keep them. */
final class StageHistory {
  static final ExitStatus CANCELLED = new ExitStatus("CANCELLED");

  private static final ExitStatus INTERRUPTED = new ExitStatus("INTERRUPTED");

  private final JobRepository repository;
  private final JobOperator operator;
  private final JdbcClient jdbc;

  StageHistory(JobRepository repository, JobOperator operator, JdbcClient jdbc) {
    this.repository = repository;
    this.operator = operator;
    this.jdbc = jdbc;
  }

  static String jobName(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  List<Stages.Run> latest(int most) {
    return jdbc
        .sql(
            """
            select e.job_execution_id as id
              from batch_job_execution e
              join batch_job_instance i on i.job_instance_id = e.job_instance_id
             where i.job_name in ('harvest', 'read', 'notify', 'rematch')
             order by case when e.end_time is null then 0 else 1 end, e.job_execution_id desc
             limit :most
            """)
        .param("most", most)
        .query((row, number) -> row.getLong("id"))
        .list()
        .stream()
        .map(id -> run(Objects.requireNonNull(repository.getJobExecution(id))))
        .sorted(Comparator.comparing((Stages.Run run) -> run.endedAt() != null))
        .toList();
  }

  /**
   * Closes the runs of a stage that a killed process left open. Only for who holds the stage's
   * lease: then nobody is working on them.
   */
  List<JobExecution> closeInterrupted(Stage stage) {
    return repository.findRunningJobExecutions(jobName(stage)).stream()
        .sorted(Comparator.comparingLong(JobExecution::getId))
        .map(this::close)
        .toList();
  }

  boolean hasOpenRuns(Stage stage) {
    return !repository.findRunningJobExecutions(jobName(stage)).isEmpty();
  }

  private JobExecution close(JobExecution execution) {
    JobExecution closed = operator.recover(execution);
    closed.setExitStatus(INTERRUPTED);
    repository.update(closed);
    return closed;
  }

  private static Stages.Run run(JobExecution execution) {
    Collection<StepExecution> steps = execution.getStepExecutions();
    return RunProgress.sum(
        execution.getId(),
        Stage.valueOf(execution.getJobInstance().getJobName().toUpperCase(Locale.ROOT)),
        state(execution),
        instant(
            execution.getStartTime() == null
                ? execution.getCreateTime()
                : execution.getStartTime()),
        execution.getEndTime() == null ? null : instant(execution.getEndTime()),
        steps.stream().map(RunProgress.Part::of).toList());
  }

  private static String state(JobExecution execution) {
    if (execution.isRunning()) {
      return "running";
    }
    if (execution.getExitStatus().getExitCode().equals(CANCELLED.getExitCode())) {
      return "cancelled";
    }
    if (execution.getStatus() == BatchStatus.STOPPED
        || execution.getExitStatus().getExitCode().equals(INTERRUPTED.getExitCode())) {
      return "interrupted";
    }
    boolean failed =
        execution.getStatus().isUnsuccessful()
            || execution.getStepExecutions().stream()
                .anyMatch(step -> step.getStatus().isUnsuccessful());
    return failed ? "failed" : "finished";
  }

  /** Spring Batch keeps local times of the machine. */
  static Instant instant(@Nullable LocalDateTime time) {
    return Objects.requireNonNull(time).atZone(ZoneId.systemDefault()).toInstant();
  }
}
