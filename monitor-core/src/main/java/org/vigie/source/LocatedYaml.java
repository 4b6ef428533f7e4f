package org.vigie.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.vigie.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML mapping that remembers on which line each of its settings stands. */
final class LocatedYaml {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Deeper than any definition; an alias that contains itself ends here. */
  private static final int DEEPEST = 20;

  /** From 1 both. */
  record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    private static Position of(Optional<Mark> mark) {
      return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1)).orElse(START);
    }
  }

  /** The text is not a YAML mapping. */
  static final class Malformed extends Exception {
    final Position position;
    final transient Message problem;

    Malformed(Position position, Message problem) {
      super(problem.toString());
      this.position = position;
      this.problem = problem;
    }
  }

  private final ObjectNode root = NODES.objectNode();
  private final Map<String, Position> positions = new HashMap<>();

  private LocatedYaml() {}

  static LocatedYaml parse(String text) throws Malformed {
    try {
      Node document =
          new Compose(LoadSettings.builder().build())
              .composeString(text)
              .orElseThrow(() -> new Malformed(Position.START, Message.of("source.file.empty")));
      if (!(document instanceof MappingNode mapping)) {
        throw new Malformed(
            Position.of(document.getStartMark()), Message.of("source.file.not-a-mapping"));
      }
      LocatedYaml yaml = new LocatedYaml();
      yaml.fill(yaml.root, mapping, "", 0);
      return yaml;
    } catch (MarkedYamlEngineException malformed) {
      throw new Malformed(
          Position.of(malformed.getProblemMark()),
          Message.of("source.file.malformed", malformed.getProblem()));
    } catch (YamlEngineException malformed) {
      throw new Malformed(
          Position.START,
          Message.of("source.file.malformed", String.valueOf(malformed.getMessage())));
    }
  }

  ObjectNode root() {
    return root;
  }

  /** Where a setting stands, or else the nearest setting around it that stands somewhere. */
  Position position(String path) {
    String at = path;
    while (!at.isEmpty()) {
      Position position = positions.get(at);
      if (position != null) {
        return position;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    return Position.START;
  }

  private void fill(ObjectNode into, MappingNode mapping, String path, int depth) throws Malformed {
    for (NodeTuple entry : mapping.getValue()) {
      Position position = Position.of(entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new Malformed(position, Message.of("source.file.key-not-text"));
      }
      if (into.has(key.getValue())) {
        throw new Malformed(position, Message.of("source.key.twice", key.getValue()));
      }
      String inner = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      positions.put(inner, position);
      into.set(key.getValue(), value(entry.getValueNode(), inner, depth + 1));
    }
  }

  private JsonNode value(Node node, String path, int depth) throws Malformed {
    if (depth > DEEPEST) {
      throw new Malformed(
          Position.of(node.getStartMark()), Message.of("source.file.too-deep", DEEPEST));
    }
    return switch (node) {
      case MappingNode mapping -> {
        ObjectNode object = NODES.objectNode();
        fill(object, mapping, path, depth);
        yield object;
      }
      case SequenceNode sequence -> {
        var array = NODES.arrayNode();
        List<Node> items = sequence.getValue();
        for (int index = 0; index < items.size(); index++) {
          String inner = path + "." + index;
          positions.put(inner, Position.of(items.get(index).getStartMark()));
          array.add(value(items.get(index), inner, depth + 1));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default ->
          throw new Malformed(
              Position.of(node.getStartMark()), Message.of("source.file.not-a-mapping"));
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    try {
      if (scalar.getTag().equals(Tag.INT)) {
        return NODES.numberNode(Long.parseLong(text));
      }
      if (scalar.getTag().equals(Tag.FLOAT)) {
        return NODES.numberNode(Double.parseDouble(text));
      }
    } catch (NumberFormatException beyondRange) {
      return NODES.stringNode(text);
    }
    return NODES.stringNode(text);
  }
}
