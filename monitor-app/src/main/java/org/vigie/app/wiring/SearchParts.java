package org.vigie.app.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.place.Places;
import org.vigie.reading.Readings;
import org.vigie.search.ArchiveSearch;

/** The search index, which a running service keeps close behind the reading. */
@Configuration(proxyBeanMethods = false)
class SearchParts {
  private static final Logger LOG = LoggerFactory.getLogger(SearchParts.class);
  private static final int SECONDS = 5;

  /** Opens nothing before it is first asked: not every command needs the index. */
  @Bean
  ArchiveSearch archiveSearch(
      VigieSettings settings,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Readings readings,
      Places places) {
    return new ArchiveSearch(
        settings.dataDir().resolve("index"), jdbc, transactions, readings::pages, places);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnWebApplication
  ScheduledExecutorService indexing(ArchiveSearch search) {
    ScheduledExecutorService often =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("search-index").factory());
    var _ = often.scheduleWithFixedDelay(() -> catchUp(search), 0, SECONDS, TimeUnit.SECONDS);
    return often;
  }

  /** A failure must not end the schedule; the next time goes on from the same place. */
  private static void catchUp(ArchiveSearch search) {
    try {
      search.catchUp();
    } catch (RuntimeException failed) {
      LOG.error("The search index could not be brought up to date", failed);
    }
  }
}
