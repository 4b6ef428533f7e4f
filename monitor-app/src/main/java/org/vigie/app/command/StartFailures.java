package org.vigie.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.vigie.message.Messages;
import org.vigie.request.BrokenLetterFile;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one sentence why a command could not run: what, where, and what to do next. */
final class StartFailures {
  /** H2's code for a file that another process has open. */
  private static final int H2_LOCKED = 90020;

  private static final String DATABASE_URL = "spring.datasource.url";

  private StartFailures() {}

  static String explain(Throwable failure, Messages words) {
    SQLException sql = cause(failure, SQLException.class);
    if (sql != null && sql.getErrorCode() == H2_LOCKED) {
      return words.get("command.database-locked");
    }
    if (sql != null) {
      return words.get(
          "command.database-unreachable",
          Settings.value(DATABASE_URL),
          firstLine(sql.getMessage()),
          Settings.place(DATABASE_URL));
    }
    MarkedYAMLException yaml = cause(failure, MarkedYAMLException.class);
    if (yaml != null) {
      return words.get("command.settings-unreadable", place(yaml), yaml.getProblem());
    }
    BindException binding = cause(failure, BindException.class);
    if (binding != null) {
      return words.get("command.setting-wrong", setting(binding), place(binding));
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

  private static String setting(BindException binding) {
    ConfigurationProperty property = binding.getProperty();
    return property == null
        ? binding.getName().toString()
        : property.getName() + " = " + property.getValue();
  }

  private static String place(BindException binding) {
    ConfigurationProperty property = binding.getProperty();
    return Settings.place(property == null ? null : property.getOrigin());
  }

  private static String place(MarkedYAMLException yaml) {
    Mark mark = yaml.getProblemMark();
    return mark == null
        ? Settings.file.toString()
        : Settings.file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
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
