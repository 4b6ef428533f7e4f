package org.vigie.stage;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.harvest.HarvestSource;
import org.vigie.match.MatchRevision;
import org.vigie.match.Rematches;
import org.vigie.reading.ReadDocument;
import org.vigie.source.Sources;

/**
 * The stages on the job repository that Spring Boot configures from the data source. Needs {@code
 * spring.batch.job.enabled=false} and {@code spring.batch.jdbc.initialize-schema=never}: jobs are
 * started by {@link Stages} alone, and the tables come with the migrations.
 */
@Configuration(proxyBeanMethods = false)
public class StagesConfiguration {

  /** Closed by Spring before the data source, which it needs. */
  @Bean
  BatchStages stages(
      JobRepository repository,
      DataSource dataSource,
      Sources sources,
      HarvestSource harvestSource,
      ReadDocument readDocument,
      MatchRevision matchRevision,
      Rematches rematches,
      List<NotifyStep> notifySteps,
      @Value("${vigie.reading.workers:2}") int readers,
      Clock clock) {
    return new BatchStages(
        repository,
        dataSource,
        sources,
        harvestSource,
        readDocument,
        matchRevision,
        rematches,
        notifySteps,
        readers,
        clock);
  }
}
