package org.vigie.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.vigie.app.VigieApplication;
import org.vigie.app.wiring.FetchParts;

/** Starts the Spring side of the program for the commands that need the database. */
final class Application {
  private Application() {}

  /** Only what reaches the network, without the database, which another process may have open. */
  static ConfigurableApplicationContext fetching(Folders folders) {
    return started(folders, WebApplicationType.NONE, -1, FetchParts.class, ClockOnly.class);
  }

  /**
   * The time, for those that need nothing else. Not marked as configuration: a scan of the service
   * must not find it.
   */
  static class ClockOnly {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /**
   * @param port the web server's port, 0 for any free one, -1 for the configured one
   */
  static ConfigurableApplicationContext start(Folders folders, WebApplicationType type, int port) {
    return started(folders, type, port, VigieApplication.class);
  }

  private static ConfigurableApplicationContext started(
      Folders folders, WebApplicationType type, int port, Class<?>... parts) {
    Path data = folders.data();
    try {
      Files.createDirectories(data);
    } catch (IOException cannotCreate) {
      throw new UncheckedIOException(cannotCreate);
    }
    if (!Files.isDirectory(folders.config())) {
      throw new BadInput("command.no-config", folders.config());
    }
    Settings.file = folders.config().resolve("application.yml");
    List<String> options = new ArrayList<>();
    options.add("--vigie.data-dir=" + data.toAbsolutePath());
    options.add("--vigie.config-dir=" + folders.config().toAbsolutePath());
    if (port >= 0) {
      options.add("--server.port=" + port);
    }
    if (type == WebApplicationType.NONE) {
      options.add("--spring.quartz.auto-startup=false");
    }
    SpringApplication application = new SpringApplication(parts);
    application.setWebApplicationType(type);
    application.setLogStartupInfo(false);
    application.addListeners(
        (ApplicationListener<ApplicationEnvironmentPreparedEvent>)
            prepared -> Settings.environment = prepared.getEnvironment());
    return application.run(options.toArray(String[]::new));
  }
}
