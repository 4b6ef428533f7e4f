package org.vigie.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.vigie.message.Message;
import org.vigie.text.Distance;

/** A mapping of a file; every mistake met while it is read is noted with its place. */
final class YamlMap {
  private final YamlFile file;
  private final Node node;
  private final SequencedMap<String, Node> values = new LinkedHashMap<>();

  /**
   * @param known the keys that may stand in it; none: any
   */
  YamlMap(YamlFile file, Node node, Collection<String> known) {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      file.problem(
          node, Message.of("rule.problem.expected-keys", shown(node), String.join(", ", known)));
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.isEmpty() && !known.contains(key)) {
        file.problem(tuple.getKeyNode(), unknown("rule.problem.unknown-key", key, known));
      } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
        file.problem(tuple.getKeyNode(), Message.of("rule.problem.duplicate-key", key));
      }
    }
  }

  /** Quotes the value, names the nearest known one where one is near, and lists them all. */
  static Message unknown(String message, String value, Collection<String> known) {
    String all = String.join(", ", known);
    return nearest(value, known)
        .map(near -> Message.of(message + "-near", value, near, all))
        .orElse(Message.of(message, value, all));
  }

  private static Optional<String> nearest(String value, Collection<String> known) {
    if (value.length() > 40) {
      return Optional.empty();
    }
    int reach = Math.max(1, value.length() / 3);
    return known.stream()
        .filter(candidate -> Distance.between(value, candidate) <= reach)
        .min(java.util.Comparator.comparingInt(candidate -> Distance.between(value, candidate)));
  }

  static String shown(Node node) {
    String text =
        switch (node) {
          case ScalarNode scalar -> scalar.getValue();
          case SequenceNode _ -> "[…]";
          default -> "{…}";
        };
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  Node node() {
    return node;
  }

  Map<String, Node> values() {
    return values;
  }

  @Nullable Node get(String key) {
    return values.get(key);
  }

  @Nullable Node need(String key) {
    Node value = values.get(key);
    if (value == null && node instanceof MappingNode) {
      file.problem(node, Message.of("rule.problem.missing-key", key));
    }
    return value;
  }

  String text(String key, int longest) {
    Node value = need(key);
    return value == null ? "" : text(file, value, longest);
  }

  static String text(YamlFile file, Node value, int longest) {
    if (!(value instanceof ScalarNode scalar)
        || scalar.getValue().isBlank()
        || scalar.getValue().length() > longest) {
      file.problem(value, Message.of("rule.problem.expected-text", shown(value), longest));
      return "";
    }
    return scalar.getValue();
  }

  int number(String key, int absent, int least, int most) {
    Node value = values.get(key);
    return value == null ? absent : number(file, value, least, most);
  }

  static int number(YamlFile file, Node value, int least, int most) {
    if (value instanceof ScalarNode scalar && scalar.getValue().matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(scalar.getValue());
      if (number >= least && number <= most) {
        return number;
      }
    }
    file.problem(value, Message.of("rule.problem.expected-number", shown(value), least, most));
    return least;
  }

  /** The items of a list; a lone value counts as a list of one. */
  static List<Node> items(Node value) {
    return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
  }

  List<Node> items(String key) {
    Node value = values.get(key);
    return value == null ? List.of() : items(value);
  }

  List<String> texts(String key, int longest) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(text(file, item, longest));
    }
    return texts;
  }

  static Set<String> noKeys() {
    return Set.of();
  }
}
