package org.vigie.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Where a setting of the run that failed was written, so that the person is led to the line. A
 * process runs one command, so this is kept for the whole of it.
 */
final class Settings {
  static Path file = Path.of("config", "application.yml");
  static @Nullable ConfigurableEnvironment environment;

  private Settings() {}

  static String value(String key) {
    String value = environment == null ? null : environment.getProperty(key);
    return value == null ? key : value.replaceAll("(?i)(user|password)=[^&;]*", "$1=…");
  }

  /** {@code config/application.yml:3:10}; the file alone where the line is not known. */
  static String place(String key) {
    if (environment != null) {
      for (PropertySource<?> source : environment.getPropertySources()) {
        Origin origin = OriginLookup.getOrigin(source, key);
        if (origin != null) {
          return place(origin);
        }
      }
    }
    return file.toString();
  }

  static String place(@Nullable Origin origin) {
    Origin innermost = origin;
    while (innermost instanceof OriginProvider wrapper && wrapper.getOrigin() != null) {
      innermost = wrapper.getOrigin();
    }
    if (innermost instanceof TextResourceOrigin written && written.getLocation() != null) {
      TextResourceOrigin.Location location = written.getLocation();
      return file + ":" + (location.getLine() + 1) + ":" + (location.getColumn() + 1);
    }
    return innermost == null ? file.toString() : innermost.toString();
  }
}
