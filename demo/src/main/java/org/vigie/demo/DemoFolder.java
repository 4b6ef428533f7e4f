package org.vigie.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of settings of the demonstration: the product's own rules and letters, and sources
 * that watch the invented portals.
 */
final class DemoFolder {
  private DemoFolder() {}

  static void write(Path home, Path config, DemoPortals portals) throws IOException {
    Files.createDirectories(config);
    for (String part : List.of("rules", "letters")) {
      copy(home.resolve("config").resolve(part), config.resolve(part));
    }
    portals.writeSources(config);
    DemoPortals.writePlaces(config);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      throw new IOException("the demonstration needs the folder " + from.toAbsolutePath());
    }
    try (var walk = Files.walk(from)) {
      for (Path file : walk.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
