package org.vigie.scrapers.connector;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real material that lies beside the project on some machines and is no part of it. */
public final class RealData {
  private RealData() {}

  /** The folder or file; where it is not there, the test is skipped and says so. */
  public static Path at(String path) {
    Path data = folder();
    Path found = data.resolve(path);
    Assumptions.assumeTrue(
        Files.exists(found), () -> "SKIPPED: no real data at " + found + " (set VIGIE_DATA)");
    return found;
  }

  private static Path folder() {
    String named = System.getenv("VIGIE_DATA");
    if (named != null) {
      return Path.of(named);
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("shared/data"))) {
        return up.resolve("shared/data");
      }
    }
    return Path.of("../shared/data");
  }
}
