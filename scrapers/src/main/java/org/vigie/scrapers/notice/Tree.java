package org.vigie.scrapers.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * XML as a tree of JSON, the way BOAMP's API writes it and {@link XmlTree} reads it: attributes are
 * {@code @name}, text is {@code #text} or a bare string, one element is an object and several are
 * an array, and values still carry XML entities. Names are matched without their prefix. Nothing
 * here fails: what is not there is empty.
 */
public record Tree(@Nullable JsonNode node) {
  private static final int DEEPEST = 60;

  /** What is not there. */
  public static final Tree NONE = new Tree(null);

  /** The elements at this path, all of them where one name occurs several times. */
  public List<Tree> all(String... path) {
    List<Tree> level = each();
    for (String name : path) {
      level = level.stream().flatMap(tree -> tree.children(name)).toList();
    }
    return level;
  }

  public Tree first(String... path) {
    List<Tree> all = all(path);
    return all.isEmpty() ? NONE : all.getFirst();
  }

  /** The text at this path, the French one where there are several languages. */
  public Optional<String> text(String... path) {
    List<Tree> all = all(path);
    return all.stream()
        .filter(tree -> tree.attribute("languageID").filter("FRA"::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .flatMap(Tree::ownText);
  }

  /** Every element of this name, however deep. */
  public List<Tree> anywhere(String name) {
    List<Tree> met = new ArrayList<>();
    collect(node, name, met, 0);
    return met;
  }

  public Optional<String> attribute(String name) {
    JsonNode value = node == null ? null : node.get("@" + name);
    return value == null || !value.isValueNode()
        ? Optional.empty()
        : Optional.of(value.asString(""));
  }

  public Optional<String> ownText() {
    JsonNode value = node != null && node.isObject() ? node.get("#text") : node;
    if (value == null || !value.isValueNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = Parser.unescapeEntities(value.asString(""), false).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The texts of all elements at this path, each once. */
  public List<String> texts(String... path) {
    return all(path).stream().flatMap(tree -> tree.ownText().stream()).distinct().toList();
  }

  /** All words below this path, one paragraph a line, where a text is cut into paragraphs. */
  public Optional<String> words(String... path) {
    StringBuilder words = new StringBuilder();
    List<Tree> all = all(path);
    all.stream()
        .filter(tree -> tree.attribute("languageID").filter("FRA"::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .ifPresent(tree -> tree.collectWords(words, 0));
    return words.isEmpty() ? Optional.empty() : Optional.of(words.toString());
  }

  /** The local names of the elements inside. */
  public List<String> names() {
    return node == null || !node.isObject()
        ? List.of()
        : node.propertyNames().stream()
            .filter(name -> !name.startsWith("@") && !name.startsWith("#"))
            .map(Tree::local)
            .toList();
  }

  /** The first element of this name, however deep. */
  public Tree somewhere(String name) {
    List<Tree> met = anywhere(name);
    return met.isEmpty() ? NONE : met.getFirst();
  }

  private void collectWords(StringBuilder words, int depth) {
    Optional<String> own = ownText();
    if (own.isPresent()) {
      words.append(words.isEmpty() ? "" : "\n").append(own.get());
    } else if (node != null && node.isContainer() && depth < DEEPEST) {
      for (var property : node.properties()) {
        if (!property.getKey().startsWith("@")) {
          new Tree(property.getValue())
              .each()
              .forEach(child -> child.collectWords(words, depth + 1));
        }
      }
    }
  }

  private List<Tree> each() {
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(this);
    }
    List<Tree> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(new Tree(item));
    }
    return items;
  }

  private Stream<Tree> children(String name) {
    if (node == null || !node.isObject()) {
      return Stream.empty();
    }
    return node.properties().stream()
        .filter(property -> local(property.getKey()).equals(name))
        .flatMap(property -> new Tree(property.getValue()).each().stream());
  }

  private static void collect(@Nullable JsonNode node, String name, List<Tree> met, int depth) {
    if (node == null || depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, name, met, depth + 1));
    }
    for (var property : node.properties()) {
      if (local(property.getKey()).equals(name)) {
        met.addAll(new Tree(property.getValue()).each());
      } else {
        collect(property.getValue(), name, met, depth + 1);
      }
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
