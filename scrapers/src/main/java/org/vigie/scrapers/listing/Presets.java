package org.vigie.scrapers.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Named listing definitions for sites made with the same software, kept as data in {@code
 * presets.yml} beside this class: {@code marks} and {@code generator} tell the software from a
 * page, {@code listing} is what a source's own {@code listing} block is laid over.
 */
public final class Presets {
  private static final String FILE = "presets.yml";
  private static final ObjectNode ALL = read();

  private Presets() {}

  /** In the order in which a page is compared with them. */
  public static List<String> names() {
    return List.copyOf(ALL.propertyNames());
  }

  /**
   * Whether a page was made with the preset's software.
   *
   * @param generator what the page and its headers say of their software, in lower case
   */
  public static boolean isMarkedBy(String preset, Document page, String generator) {
    JsonNode marks = ALL.path(preset).path("marks");
    JsonNode word = ALL.path(preset).path("generator");
    return (word.isString() && generator.contains(word.asString()))
        || StreamSupport.stream(marks.spliterator(), false)
            .anyMatch(mark -> !page.select(mark.asString()).isEmpty());
  }

  /** Whether the page shows a way to lists or the items of one. */
  public static boolean hasStepsOrItems(String preset, Document page) {
    JsonNode steps = ALL.path(preset).path("listing").path("steps");
    return !items(preset, page).isEmpty()
        || (!steps.isEmpty() && !page.select(steps.get(0).asString()).isEmpty());
  }

  public static List<Element> items(String preset, Document page) {
    return page.select(ALL.path(preset).path("listing").path("items").asString());
  }

  /** The definition with its preset's settings where it says none itself. */
  static ObjectNode under(ObjectNode settings) {
    JsonNode own = settings.path("listing");
    JsonNode preset = ALL.path(own.path("preset").asString("")).path("listing");
    if (!own.isObject() || !preset.isObject()) {
      return settings;
    }
    ObjectNode laidOver = ((ObjectNode) preset).deepCopy();
    own.properties().forEach(setting -> laidOver.set(setting.getKey(), setting.getValue()));
    ObjectNode complete = settings.deepCopy();
    complete.set("listing", laidOver);
    return complete;
  }

  private static ObjectNode read() {
    try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(FILE))) {
      return (ObjectNode) new YAMLMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
