package org.vigie.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.app.VigieApplication;

/** Starts the Spring side of the program for the commands that need the database. */
final class Application {
  private Application() {}

  /**
   * @param port the web server's port, 0 for any free one, -1 for the configured one
   */
  static ConfigurableApplicationContext start(Folders folders, WebApplicationType type, int port) {
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
    SpringApplication application = new SpringApplication(VigieApplication.class);
    application.setWebApplicationType(type);
    application.setLogStartupInfo(false);
    application.addListeners(
        (ApplicationListener<ApplicationEnvironmentPreparedEvent>)
            prepared -> Settings.environment = prepared.getEnvironment());
    return application.run(options.toArray(String[]::new));
  }
}
