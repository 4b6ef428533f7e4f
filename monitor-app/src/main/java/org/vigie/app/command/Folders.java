package org.vigie.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where configuration and state are; the same for every command. */
final class Folders {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      descriptionKey = "option.config",
      scope = ScopeType.INHERIT)
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      descriptionKey = "option.data",
      scope = ScopeType.INHERIT)
  private @Nullable Path data;

  /**
   * Rules, sources and letters: the option, else VIGIE_CONFIG_DIR, else {@code config} here or
   * where Vigie is installed.
   */
  Path config() {
    return chosen(config, "vigie.config-dir", "VIGIE_CONFIG_DIR", "config");
  }

  /**
   * Database, archive and index: the option, else VIGIE_DATA_DIR, else {@code data} where Vigie is
   * installed.
   */
  Path data() {
    return chosen(data, "vigie.data-dir", "VIGIE_DATA_DIR", "data");
  }

  private static Path chosen(@Nullable Path option, String property, String variable, String name) {
    if (option != null) {
      return option;
    }
    String given = System.getProperty(property, System.getenv(variable));
    if (given != null) {
      return Path.of(given);
    }
    Path here = Path.of(name);
    String home = System.getProperty("vigie.home");
    return home == null || Files.isDirectory(here) ? here : Path.of(home, name);
  }
}
