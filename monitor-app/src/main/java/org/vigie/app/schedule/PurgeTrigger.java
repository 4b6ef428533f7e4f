package org.vigie.app.schedule;

import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Runs every {@link Purge} to its end. */
@DisallowConcurrentExecution
public final class PurgeTrigger implements Job {
  private final List<Purge> purges;

  public PurgeTrigger(List<Purge> purges) {
    this.purges = purges;
  }

  @Override
  public void execute(JobExecutionContext context) {
    for (Purge purge : purges) {
      while (purge.some() > 0) {}
    }
  }
}
