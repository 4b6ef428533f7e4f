package org.vigie.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads documents.yml on its nodes, which know their lines, and finds all its mistakes at once. */
final class DocumentsReader {
  private static final Set<String> TOP = Set.of("documents", "families");
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "letter",
          "basis",
          "when",
          "municipal",
          "holder",
          "redacted",
          "apart",
          "certainty");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  DocumentsReader(Path file) {
    this.file = file;
  }

  DocumentsToAsk read() {
    Map<String, AskableDocument> documents = new LinkedHashMap<>();
    Map<String, List<String>> families = new LinkedHashMap<>();
    Map<String, Node> top = entries(root(), "the file");
    refuseUnknown(top, TOP);
    required(top, "documents", root -> entries(root, "documents"))
        .forEach((id, node) -> documents.put(id, document(id, node)));
    required(top, "families", root -> entries(root, "families"))
        .forEach((id, node) -> families.put(id, members(node, documents.keySet())));
    if (!problems.isEmpty()) {
      throw new BrokenLetterFile(problems);
    }
    return new DocumentsToAsk(documents, families);
  }

  private Node root() {
    try (var reader = Files.newBufferedReader(file)) {
      return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
          .composeReader(reader)
          .orElseThrow(() -> broken(file + ": the file is empty"));
    } catch (MarkedYamlEngineException malformed) {
      int line = malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw broken(file + ":" + line + ": not YAML: " + malformed.getProblem());
    } catch (IOException unreadable) {
      throw broken(file + ": cannot be read: " + unreadable);
    }
  }

  private static BrokenLetterFile broken(String problem) {
    return new BrokenLetterFile(List.of(problem));
  }

  private AskableDocument document(String id, Node node) {
    Map<String, Node> fields = entries(node, "document \"" + id + "\"");
    refuseUnknown(fields, KEYS);
    return new AskableDocument(
        id,
        text(node, fields, "name"),
        text(node, fields, "letter"),
        basis(node, fields.get("basis")),
        choice(fields.get("when"), AskableDocument.When.class, AskableDocument.When.NOW),
        flag(fields.get("municipal")),
        choice(fields.get("holder"), AskableDocument.Holder.class, AskableDocument.Holder.ANY),
        fields.get("redacted") instanceof ScalarNode redacted ? redacted.getValue() : "",
        flag(fields.get("apart")),
        choice(fields.get("certainty"), Confirmed.class, Confirmed.CONFIRMED) == Confirmed.CONFIRMED
            ? Certainty.HIGH
            : Certainty.TO_BE_CONFIRMED);
  }

  private enum Confirmed {
    CONFIRMED,
    TO_BE_CONFIRMED
  }

  private List<String> members(Node node, Set<String> known) {
    List<String> ids = texts(node);
    for (String id : ids) {
      if (!known.contains(id)) {
        problem(node, "unknown document \"" + id + "\". Known: " + String.join(", ", known));
      }
    }
    return ids;
  }

  private Map<String, Node> required(
      Map<String, Node> top, String key, Function<Node, Map<String, Node>> read) {
    Node node = top.get(key);
    if (node == null) {
      problems.add(file + ":1: \"" + key + ":\" is missing");
      return Map.of();
    }
    return read.apply(node);
  }

  private Map<String, Node> entries(Node node, String what) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem(node, what + " must be a list of \"key: value\"");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (entries.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), "\"" + key + "\" stands twice in " + what);
      }
    }
    return entries;
  }

  private void refuseUnknown(Map<String, Node> fields, Set<String> known) {
    fields.forEach(
        (key, node) -> {
          if (!known.contains(key)) {
            problem(
                node,
                "unknown key \""
                    + key
                    + "\". Known: "
                    + String.join(", ", known.stream().sorted().toList()));
          }
        });
  }

  private String text(Node owner, Map<String, Node> fields, String key) {
    if (fields.get(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    problem(owner, "\"" + key + "\" is missing or empty");
    return "";
  }

  private List<String> basis(Node owner, @Nullable Node basis) {
    if (basis == null) {
      problem(owner, "\"basis\" is missing: no right to a document without its article");
      return List.of();
    }
    return texts(basis);
  }

  private List<String> texts(Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          texts.add(scalar.getValue().strip());
        } else {
          problem(item, "a word is expected here");
        }
      }
    } else {
      problem(node, "a list is expected, for example [one, two]");
    }
    return texts;
  }

  private boolean flag(@Nullable Node node) {
    if (node == null) {
      return false;
    }
    String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!value.equals("true") && !value.equals("false")) {
      problem(node, "\"" + value + "\" is not true or false");
    }
    return value.equals("true");
  }

  private <E extends Enum<E>> E choice(@Nullable Node node, Class<E> type, E absent) {
    if (node == null) {
      return absent;
    }
    String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(value)) {
        return constant;
      }
      known.add(word);
    }
    problem(node, "unknown value \"" + value + "\". Known: " + String.join(", ", known));
    return absent;
  }

  private void problem(Node node, String what) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    problems.add(file + ":" + line + ": " + what);
  }
}
