package org.vigie.source;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchPolicy;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One source file: its keys are checked one after the other, and all that is wrong is kept. */
final class SourceFile {
  private static final Set<String> COMMON_KEYS =
      Set.of("id", "name", "type", "url", "places", "authority", "pace", "robots", "at-once");
  private static final Set<String> ROBOTS_KEYS = Set.of("ignore-reason", "review");

  private final Path file;
  private final String text;
  private final @Nullable LocatedYaml yaml;
  private final List<SourceProblem> problems = new ArrayList<>();
  private @Nullable Source source;

  private SourceFile(Path file, String text, @Nullable LocatedYaml yaml) {
    this.file = file;
    this.text = text;
    this.yaml = yaml;
  }

  static SourceFile of(Path file, String text, Map<String, Connector> connectors) {
    try {
      LocatedYaml yaml = LocatedYaml.parse(text);
      SourceFile read = new SourceFile(file, text, yaml);
      read.check(yaml.root(), connectors);
      return read;
    } catch (LocatedYaml.Malformed malformed) {
      SourceFile broken = new SourceFile(file, text, null);
      broken.problems.add(
          new SourceProblem(
              file, malformed.position.line(), malformed.position.column(), malformed.problem));
      return broken;
    }
  }

  static SourceFile unreadable(Path file, Message why) {
    SourceFile broken = new SourceFile(file, "", null);
    broken.problems.add(new SourceProblem(file, 1, 1, why));
    return broken;
  }

  List<SourceProblem> problems() {
    return problems;
  }

  Optional<Source> source() {
    return problems.isEmpty() ? Optional.ofNullable(source) : Optional.empty();
  }

  SourceProblem problem(String field, Message message) {
    LocatedYaml.Position at = yaml == null ? LocatedYaml.Position.START : yaml.position(field);
    return new SourceProblem(file, at.line(), at.column(), message);
  }

  private void check(ObjectNode root, Map<String, Connector> connectors) {
    SourceId id = id(root);
    String name = required(root, "name");
    String type = type(root, connectors.keySet());
    URI url = url(root);
    List<PlaceCode> places = places(root.get("places"));
    String authority = optional(root, "authority");
    FetchPolicy policy = policy(root);
    if (name != null && name.length() > 200) {
      wrong("name", Message.of("source.name.long", name.length()));
    }
    if (id == null || name == null || type == null || url == null) {
      return;
    }
    ObjectNode settings = root.deepCopy();
    settings.remove(COMMON_KEYS);
    Source complete = new Source(id, name, type, url, places, authority, policy, settings, text);
    Connector connector = connectors.get(type);
    if (connector != null) {
      connector.check(complete).forEach(found -> wrong(found.field(), found.message()));
    }
    source = complete;
  }

  private FetchPolicy policy(ObjectNode root) {
    String reason = ignoreRobotsReason(root);
    return new FetchPolicy(
        pace(root.get("pace")),
        reason,
        reason == null ? null : review(root.path("robots").get("review")),
        atOnce(root.get("at-once")));
  }

  private @Nullable SourceId id(ObjectNode root) {
    String written = required(root, "id");
    try {
      return written == null ? null : new SourceId(written);
    } catch (IllegalArgumentException badForm) {
      wrong("id", Message.of("source.id.invalid", written));
      return null;
    }
  }

  private @Nullable String type(ObjectNode root, Set<String> known) {
    String type = required(root, "type");
    if (type == null || known.contains(type)) {
      return type;
    }
    String list = String.join(", ", known);
    wrong(
        "type",
        NearestWord.to(type, known)
            .map(nearest -> Message.of("source.type.misspelt", type, nearest, list))
            .orElseGet(() -> Message.of("source.type.unknown", type, list)));
    return null;
  }

  private @Nullable URI url(ObjectNode root) {
    String url = required(root, "url");
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      if (url.length() <= 2000
          && uri.getHost() != null
          && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      wrong("url", Message.of("source.url.malformed", url, notAnAddress.getReason()));
      return null;
    }
    wrong("url", Message.of("source.url.not-http", url));
    return null;
  }

  private List<PlaceCode> places(@Nullable JsonNode node) {
    List<PlaceCode> places = new ArrayList<>();
    if (node == null || node.isNull()) {
      return places;
    }
    if (!node.isArray()) {
      wrong("places", Message.of("source.places.not-a-list", node.asString("{}")));
      return places;
    }
    for (int index = 0; index < node.size(); index++) {
      String written = node.get(index).asString("");
      try {
        places.add(PlaceCode.parse(written));
      } catch (IllegalArgumentException notAPlace) {
        wrong("places." + index, Message.of("source.place.invalid", written));
      }
    }
    return places;
  }

  private @Nullable Duration pace(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    Duration pace = null;
    try {
      pace =
          node.isNumber()
              ? Duration.ofMillis(
                  node.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue())
              : Duration.parse(node.asString(""));
    } catch (DateTimeParseException neitherForm) {
      wrong("pace", Message.of("source.pace.invalid", node.asString("")));
      return null;
    }
    if (pace.isNegative() || pace.compareTo(Duration.ofHours(1)) > 0) {
      wrong("pace", Message.of("source.pace.range", node.asString("")));
    }
    return pace;
  }

  private int atOnce(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return 1;
    }
    if (node.isNumber()) {
      int number = node.decimalValue().intValue();
      boolean isWhole = node.decimalValue().compareTo(BigDecimal.valueOf(number)) == 0;
      if (isWhole && number >= 1 && number <= FetchPolicy.MOST_AT_ONCE) {
        return number;
      }
    }
    wrong(
        "at-once",
        Message.of("source.at-once.range", node.asString("{}"), FetchPolicy.MOST_AT_ONCE));
    return 1;
  }

  private @Nullable String ignoreRobotsReason(ObjectNode root) {
    JsonNode robots = root.get("robots");
    if (robots == null || robots.isNull()) {
      return null;
    }
    if (!(robots instanceof ObjectNode object)
        || !ROBOTS_KEYS.containsAll(object.propertyNames())
        || object.path("ignore-reason").asString("").isBlank()) {
      wrong("robots", Message.of("source.robots.reason"));
      return null;
    }
    return object.path("ignore-reason").asString("").strip();
  }

  /** When a person is to look again whether the reason still holds. */
  private @Nullable LocalDate review(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      wrong("robots", Message.of("source.robots.review-missing"));
      return null;
    }
    try {
      return LocalDate.parse(node.asString(""));
    } catch (DateTimeParseException notADate) {
      wrong("robots.review", Message.of("source.robots.review", node.asString("{}")));
      return null;
    }
  }

  private @Nullable String required(ObjectNode root, String key) {
    String value = optional(root, key);
    if (value != null || root.has(key)) {
      if (value == null
          && problems.stream().noneMatch(problem -> problem.message().arguments().contains(key))) {
        wrong(key, Message.of("source.key.empty", key));
      }
      return value;
    }
    Set<String> strange =
        root.propertyNames().stream()
            .filter(written -> !COMMON_KEYS.contains(written))
            .collect(Collectors.toSet());
    Optional<String> meant = NearestWord.to(key, strange);
    wrong(
        meant.orElse(""),
        meant
            .map(written -> Message.of("source.key.misspelt", key, written))
            .orElseGet(() -> Message.of("source.key.missing", key)));
    return null;
  }

  private @Nullable String optional(ObjectNode root, String key) {
    JsonNode node = root.get(key);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isValueNode()) {
      wrong(key, Message.of("source.key.not-text", key));
      return null;
    }
    String value = node.asString("").strip();
    return value.isEmpty() ? null : value;
  }

  private void wrong(String field, Message message) {
    problems.add(problem(field, message));
  }
}
