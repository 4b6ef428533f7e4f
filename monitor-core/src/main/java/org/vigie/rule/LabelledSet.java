package org.vigie.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts of which people said whether they are relevant, and to which families. */
public record LabelledSet(List<Entry> entries) {
  public LabelledSet {
    entries = List.copyOf(entries);
  }

  /** One text. */
  public record Entry(String id, String text, boolean relevant, Set<String> families) {
    public Entry {
      families = Set.copyOf(families);
    }
  }

  /**
   * Reads a file of one JSON object a line: id, text, relevant, families.
   *
   * @throws IOException also where a line is not such an object; the message says which
   */
  public static LabelledSet read(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode node = json.readTree(line);
        Set<String> families =
            node.path("families")
                .valueStream()
                .map(JsonNode::asString)
                .collect(java.util.stream.Collectors.toSet());
        entries.add(
            new Entry(
                node.required("id").asString(),
                node.required("text").asString(),
                node.required("relevant").asBoolean(),
                families));
      } catch (JacksonException invalid) {
        throw new IOException(file + ":" + number + ": " + invalid.getOriginalMessage(), invalid);
      }
    }
    return new LabelledSet(entries);
  }
}
