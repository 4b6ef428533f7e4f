package org.vigie.scrapers.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Health;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data set of an open-data portal that speaks udata's API, as data.gouv.fr does
 * (https://doc.data.gouv.fr/api/reference/).
 *
 * @param page what a person opens
 * @param organization who publishes it, or null
 * @param modified as the portal writes it, or empty
 */
public record Dataset(
    String id,
    String title,
    String description,
    @Nullable String organization,
    URI page,
    String modified,
    List<Resource> resources) {
  private static final Pattern DATASET = Pattern.compile(".*/api/1/datasets/(?!r/)[^/?]+/?");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Dataset {
    resources = List.copyOf(resources);
  }

  /**
   * One file of a data set.
   *
   * @param format lower case, {@code csv}, {@code json}, …; empty where not said
   */
  public record Resource(String id, String title, String format, URI uri, String modified) {
    /** Title and address in lower case, to look for words in. */
    public String folded() {
      return (title + ' ' + uri).toLowerCase(Locale.ROOT);
    }
  }

  public static boolean isDataset(URI uri) {
    return uri.getQuery() == null && DATASET.matcher(uri.toString()).matches();
  }

  /**
   * Asks the portal for the data set.
   *
   * @throws Trouble where it does not answer with one
   */
  public static Dataset read(URI uri, Asking asking) throws Trouble {
    JsonNode node = json(uri, asking);
    return of(node)
        .orElseThrow(
            () ->
                new Trouble(
                    Health.CHANGED_LAYOUT,
                    Message.of("connector.changed.key", uri, "id, title, resources")));
  }

  /** Empty where the object is no data set. */
  static Optional<Dataset> of(JsonNode node) {
    String id = node.path("id").asString("");
    String title = node.path("title").asString("").strip();
    if (id.isEmpty() || title.isEmpty() || !node.path("resources").isArray()) {
      return Optional.empty();
    }
    List<Resource> resources = new ArrayList<>();
    for (JsonNode resource : node.path("resources")) {
      web(resource.path("url"))
          .or(() -> web(resource.path("latest")))
          .ifPresent(
              uri ->
                  resources.add(
                      new Resource(
                          resource.path("id").asString(uri.toString()),
                          resource.path("title").asString("").strip(),
                          resource.path("format").asString("").strip().toLowerCase(Locale.ROOT),
                          uri,
                          resource.path("last_modified").asString(""))));
    }
    URI page =
        web(node.path("page"))
            .orElseGet(() -> URI.create("https://www.data.gouv.fr/datasets/" + slug(id) + "/"));
    return Optional.of(
        new Dataset(
            id,
            title,
            node.path("description").asString("").strip(),
            Objects.requireNonNullElse(
                    node.path("organization").path("name").asStringOpt().orElse(null), "")
                .strip(),
            page,
            node.path("last_modified").asString(""),
            resources));
  }

  /** Of the files, for a message. */
  public String titles() {
    return resources.stream()
        .map(resource -> resource.title() + " (" + resource.format() + ")")
        .limit(10)
        .collect(Collectors.joining(", "));
  }

  static JsonNode json(URI uri, Asking asking) throws Trouble {
    try (Fetched fetched = asking.fetched(uri)) {
      byte[] bytes = fetched.bytes();
      try {
        return JSON.readTree(bytes);
      } catch (JacksonException notJson) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip();
        throw new Trouble(
            Health.CHANGED_LAYOUT,
            Message.of(
                "connector.changed.not-json",
                uri,
                fetched.mediaType(),
                text.substring(0, Math.min(80, text.length()))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String slug(String id) {
    return id.replaceAll("[^A-Za-z0-9_-]", "");
  }

  private static Optional<URI> web(JsonNode node) {
    return WebAddress.parse(node.asString("")).filter(WebAddress::isWeb);
  }
}
