package org.vigie.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.fetch.Fetcher;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.SourceTrial;
import org.vigie.scrapers.fetch.FetchSettings;
import org.vigie.scrapers.fetch.HttpFetcher;
import org.vigie.scrapers.fetch.Pause;
import org.vigie.source.TryWalk;

/** The way to the network, as configured; needs no database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VigieSettings.class)
public class FetchParts {
  private static final String VERSION = "0.1";

  @Bean
  HttpFetcher fetcher(VigieSettings settings, Clock clock) throws IOException {
    Path temporary = Files.createDirectories(settings.dataDir().resolve("tmp"));
    VigieSettings.Fetch fetch = settings.fetch();
    return new HttpFetcher(
        new FetchSettings(
            FetchSettings.userAgent(VERSION, settings.contact()),
            new FetchSettings.Reach(fetch.allowed(), Set.of(), fetch.proxy()),
            fetch.pace(),
            new FetchSettings.Patience(
                fetch.connectTimeout(), fetch.responseTimeout(), fetch.deadline(), fetch.retries()),
            temporary),
        clock,
        Pause.REAL);
  }

  @Bean
  TryWalk tryWalk(Fetcher fetcher, Clock clock) {
    return new TryWalk(Connectors.all(clock), fetcher, clock);
  }

  @Bean
  SourceTrial sourceTrial(Fetcher fetcher, Clock clock) {
    return new SourceTrial(Connectors.all(clock), fetcher, clock);
  }
}
