package org.vigie.app.schedule;

import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/**
 * Starts the stage that its job data names. The stage runs on its own; what is already running goes
 * on undisturbed.
 */
@DisallowConcurrentExecution
public final class StageTrigger implements Job {
  static final String STAGE = "stage";

  private final Stages stages;

  public StageTrigger(Stages stages) {
    this.stages = stages;
  }

  @Override
  public void execute(JobExecutionContext context) {
    stages.start(Stage.valueOf(context.getMergedJobDataMap().getString(STAGE)), List.of());
  }
}
