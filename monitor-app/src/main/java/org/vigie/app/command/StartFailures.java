package org.vigie.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.vigie.message.Messages;

/** Says in one sentence why a command could not run: what, where, and what to do next. */
final class StartFailures {
  /** H2's code for a file that another process has open. */
  private static final int H2_LOCKED = 90020;

  private StartFailures() {}

  static String explain(Throwable failure, Messages words) {
    SQLException sql = cause(failure, SQLException.class);
    if (sql != null && sql.getErrorCode() == H2_LOCKED) {
      return words.get("command.database-locked");
    }
    if (sql != null) {
      return words.get(
          "command.database-unreachable",
          System.getProperty("vigie.database.shown", "spring.datasource.url"),
          firstLine(sql.getMessage()));
    }
    PortInUseException port = cause(failure, PortInUseException.class);
    if (port != null) {
      return words.get("command.port-in-use", String.valueOf(port.getPort()));
    }
    if (cause(failure, BindException.class) != null) {
      return words.get("command.port-in-use", "?");
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
