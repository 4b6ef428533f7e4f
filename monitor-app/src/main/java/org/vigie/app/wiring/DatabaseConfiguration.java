package org.vigie.app.wiring;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.database.Migrations;

/** The database and the clock. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  FlywayConfigurationCustomizer vigieMigrations() {
    return Migrations::addTo;
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
