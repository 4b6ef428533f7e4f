package org.vigie.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.vigie.message.Messages;
import org.vigie.request.BrokenLetterFile;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Says in one sentence why a command could not run: what, where, and what to do next. */
final class StartFailures {
  /** H2's code for a file that another process has open. */
  private static final int H2_LOCKED = 90020;

  private static final Pattern JDBC_URL = Pattern.compile("jdbc:[^\\s\"']+");

  private StartFailures() {}

  static String explain(Throwable failure, Messages words) {
    SQLException sql = cause(failure, SQLException.class);
    if (sql != null && sql.getErrorCode() == H2_LOCKED) {
      return words.get("command.database-locked");
    }
    if (sql != null) {
      return words.get(
          "command.database-unreachable",
          url(failure),
          firstLine(sql.getMessage()),
          settingsFile());
    }
    ScannerException yaml = cause(failure, ScannerException.class);
    if (yaml != null) {
      return words.get("command.settings-unreadable", settingsFile(), oneLine(yaml.getMessage()));
    }
    BindException binding = cause(failure, BindException.class);
    if (binding != null) {
      return words.get("command.setting-wrong", setting(binding), settingsFile());
    }
    BrokenLetterFile letter = cause(failure, BrokenLetterFile.class);
    if (letter != null) {
      return String.join("\nvigie: ", letter.problems());
    }
    PortInUseException port = cause(failure, PortInUseException.class);
    if (port != null) {
      return words.get("command.port-in-use", String.valueOf(port.getPort()));
    }
    BadInput badInput = cause(failure, BadInput.class);
    if (badInput != null) {
      return words.get(badInput.sentence());
    }
    Throwable file = cause(failure, UncheckedIOException.class);
    IOException io = cause(file == null ? failure : file, IOException.class);
    if (io != null) {
      return words.get(
          "command.file-failed", io.getClass().getSimpleName(), firstLine(io.getMessage()));
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return words.get(
        "command.unexpected", root.getClass().getSimpleName(), firstLine(root.getMessage()));
  }

  /** The address of the database without user or password, as the failure tells it. */
  private static String url(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher url = JDBC_URL.matcher(String.valueOf(cause.getMessage()));
      if (url.find()) {
        return url.group().replaceAll("(?i)(user|password)=[^&;]*", "$1=…");
      }
    }
    return "spring.datasource.url";
  }

  private static String setting(BindException binding) {
    ConfigurationProperty property = binding.getProperty();
    return property == null
        ? binding.getName().toString()
        : property.getName() + " = " + property.getValue();
  }

  private static String settingsFile() {
    return System.getProperty("vigie.settings-file", "config/application.yml");
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "-" : message.strip().replaceAll("\\s+", " ");
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "-" : message.lines().findFirst().orElse("-");
  }

  private static <T extends Throwable> @Nullable T cause(
      @Nullable Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
