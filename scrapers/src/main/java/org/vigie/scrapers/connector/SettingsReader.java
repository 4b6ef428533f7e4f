package org.vigie.scrapers.connector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.source.DefinitionProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a connector's block of a definition. It never stops at a mistake: it notes it, answers with
 * the default, and tells all mistakes at the end.
 */
public final class SettingsReader {
  private final String path;
  private final @Nullable JsonNode block;
  private final List<DefinitionProblem> problems;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param block name of the connector's block, for example {@code boamp}
   */
  public SettingsReader(ObjectNode settings, String block) {
    this(block, settings.get(block), new ArrayList<>());
    for (String name : settings.propertyNames()) {
      if (!name.equals(block)) {
        problem(name, Message.of("setting.unknown", name, block, block));
      }
    }
  }

  private SettingsReader(String path, @Nullable JsonNode block, List<DefinitionProblem> problems) {
    this.path = path;
    this.problems = problems;
    if (block != null && !block.isNull() && !block.isObject()) {
      problems.add(new DefinitionProblem(path, Message.of("setting.not-block", block)));
      this.block = null;
    } else {
      this.block = block;
    }
  }

  public @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isValueNode() || value.asString("").isBlank()) {
      problem(name, Message.of("setting.not-text", value));
      return null;
    }
    return value.asString("").strip();
  }

  public @Nullable String selector(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return isSelector(name, text) ? text : null;
  }

  /** A selector that must be there; an empty one where it is missing, beside the problem noted. */
  public String requiredSelector(String name) {
    if (value(name) == null) {
      problem(name, Message.of("setting.missing", name));
      return "";
    }
    String selector = selector(name);
    return selector == null ? "" : selector;
  }

  public List<String> selectors(String name) {
    return texts(name).stream().filter(text -> isSelector(name, text)).toList();
  }

  /** One text or a list of texts. */
  public List<String> texts(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isArray() ? value : List.of(value)) {
      if (item.isValueNode() && !item.isNull() && !item.asString("").isBlank()) {
        texts.add(item.asString("").strip());
      } else {
        problem(name, Message.of("setting.not-list", value));
        return List.of();
      }
    }
    return texts;
  }

  public int number(String name, int otherwise, int least, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
      problem(name, Message.of("setting.not-number", value, least, most));
      return otherwise;
    }
    return value.asInt();
  }

  public String choice(String name, String otherwise, List<String> choices) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!choices.contains(text)) {
      problem(name, Message.of("setting.not-choice", text, String.join(", ", choices)));
      return otherwise;
    }
    return text;
  }

  public void problem(String name, Message message) {
    problems.add(new DefinitionProblem(name.isEmpty() ? path : path + "." + name, message));
  }

  /** All mistakes, those of names that nobody asked for among them. Ask for all settings first. */
  public List<DefinitionProblem> problems() {
    if (block != null) {
      for (String name : block.propertyNames()) {
        if (!known.contains(name)) {
          problem(
              name, Message.of("setting.unknown", name, nearest(name), String.join(", ", known)));
        }
      }
    }
    return List.copyOf(problems);
  }

  private @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = block == null ? null : block.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private boolean isSelector(String name, String text) {
    try {
      QueryParser.parse(text);
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      problem(name, Message.of("setting.not-selector", text, String.valueOf(e.getMessage())));
      return false;
    }
  }

  private String nearest(String name) {
    return known.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElse("");
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
