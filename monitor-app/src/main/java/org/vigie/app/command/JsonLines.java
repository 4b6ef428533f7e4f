package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Prints one JSON object a line. */
final class JsonLines {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private final PrintWriter out;

  JsonLines(PrintWriter out) {
    this.out = out;
  }

  void print(Map<String, ? extends @Nullable Object> object) {
    out.println(JSON.writeValueAsString(object));
  }
}
