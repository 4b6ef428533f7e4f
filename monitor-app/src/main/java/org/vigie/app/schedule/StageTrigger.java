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
  private final WaitingMail waitingMail;

  public StageTrigger(Stages stages, WaitingMail waitingMail) {
    this.stages = stages;
    this.waitingMail = waitingMail;
  }

  @Override
  public void execute(JobExecutionContext context) {
    Stage stage = Stage.valueOf(context.getMergedJobDataMap().getString(STAGE));
    // Asked every minute: a run that has nothing to do would only fill the list of runs.
    if (stage != Stage.NOTIFY || waitingMail.exists()) {
      stages.start(stage, List.of());
    }
  }
}
