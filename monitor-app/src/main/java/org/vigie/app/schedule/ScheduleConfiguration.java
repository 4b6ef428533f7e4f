package org.vigie.app.schedule;

import java.time.ZoneId;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.stage.Stage;

/** Tells Quartz of the three stages, and of what is forgotten. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {
  private static final TimeZone PARIS = TimeZone.getTimeZone(ZoneId.of("Europe/Paris"));

  @Bean
  JobDetail harvestSchedule() {
    return job(Stage.HARVEST);
  }

  @Bean
  JobDetail readSchedule() {
    return job(Stage.READ);
  }

  @Bean
  JobDetail notifySchedule() {
    return job(Stage.NOTIFY);
  }

  @Bean
  Trigger harvestTrigger(JobDetail harvestSchedule, Schedule schedule) {
    return trigger(harvestSchedule, schedule.harvest());
  }

  @Bean
  Trigger readTrigger(JobDetail readSchedule, Schedule schedule) {
    return trigger(readSchedule, schedule.read());
  }

  @Bean
  Trigger notifyTrigger(JobDetail notifySchedule, Schedule schedule) {
    return trigger(notifySchedule, schedule.send());
  }

  @Bean
  JobDetail purgeSchedule() {
    return JobBuilder.newJob(PurgeTrigger.class).withIdentity("PURGE").storeDurably().build();
  }

  @Bean
  Trigger purgeTrigger(JobDetail purgeSchedule, Schedule schedule) {
    return trigger(purgeSchedule, schedule.purge());
  }

  /** At the start too: a key that was changed, or a database from before, is sealed at once. */
  @Bean
  Trigger purgeAtStart(JobDetail purgeSchedule) {
    return TriggerBuilder.newTrigger()
        .forJob(purgeSchedule)
        .withIdentity("PURGE at start")
        .startNow()
        .build();
  }

  private static JobDetail job(Stage stage) {
    return JobBuilder.newJob(StageTrigger.class)
        .withIdentity(stage.name())
        .usingJobData(StageTrigger.STAGE, stage.name())
        .storeDurably()
        .build();
  }

  private static Trigger trigger(JobDetail job, String cron) {
    return TriggerBuilder.newTrigger()
        .forJob(job)
        .withIdentity(job.getKey().getName())
        .withSchedule(
            CronScheduleBuilder.cronSchedule(cron)
                .inTimeZone(PARIS)
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }
}
