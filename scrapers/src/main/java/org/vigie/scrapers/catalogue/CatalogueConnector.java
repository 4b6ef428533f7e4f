package org.vigie.scrapers.catalogue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;
import tools.jackson.databind.JsonNode;

/**
 * The catalogue of an open-data portal: which data sets it has, and their files. The source's
 * address is a search, for example {@code
 * https://www.data.gouv.fr/api/1/datasets/?q=vid%C3%A9oprotection&page_size=50} (udata) or {@code
 * https://HOST/api/explore/v2.1/catalog/datasets?where=…&limit=50} (Opendatasoft).
 *
 * <p>Documentation: https://doc.data.gouv.fr/api/reference/ and
 * https://help.opendatasoft.com/apis/ods-explore-v2/
 *
 * <p>udata says where its next page is ({@code next_page}); Opendatasoft takes {@code offset}, and
 * {@code offset + limit} at most 10,000. Unknown parameters are ignored in silence by both. Each
 * walk reads the whole search; a data set that changed becomes a new revision.
 */
public final class CatalogueConnector extends FamilyConnector<CatalogueConnector.Settings> {
  private static final int MOST_FILES = 200;

  public CatalogueConnector() {
    super("catalogue", Settings::read);
  }

  /**
   * @param formats of the files that are fetched; empty for none
   * @param maxPages of the search
   */
  record Settings(List<String> formats, int maxPages) {
    static Settings read(SettingsReader reader) {
      return new Settings(reader.texts("formats"), reader.number("max-pages", 20, 1, 200));
    }
  }

  @Override
  protected Outcome walk(
      Source source,
      CatalogueConnector.Settings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    int read = 0;
    List<String> unreadable = new ArrayList<>();
    URI page = source.url();
    for (int pages = 0; page != null; pages++) {
      if (pages == settings.maxPages()) {
        Message reason = Message.of("connector.partial.max-pages", source.url(), pages, page);
        return new Outcome(checkpoint, Health.PARTIAL, reason, 0);
      }
      JsonNode answer = Dataset.json(page, asking);
      JsonNode list = answer.has("results") ? answer.path("results") : answer.path("data");
      if (!list.isArray()) {
        throw new Trouble(
            Health.CHANGED_LAYOUT, Message.of("connector.changed.key", page, "data, results"));
      }
      for (JsonNode node : list) {
        Optional<Dataset> dataset = Dataset.of(node).or(() -> opendatasoft(source.url(), node));
        if (dataset.isPresent()) {
          read++;
          found.accept(discovery(dataset.get(), node, settings));
        } else {
          String shown = node.toString();
          unreadable.add(shown.substring(0, Math.min(80, shown.length())));
        }
      }
      page = next(page, answer, list.size());
    }
    return outcome(source, checkpoint, read, unreadable);
  }

  private static Outcome outcome(
      Source source, Checkpoint checkpoint, int read, List<String> unreadable) {
    if (read == 0 && unreadable.isEmpty()) {
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty", source.url()), 0);
    }
    if (read == 0) {
      return new Outcome(
          checkpoint,
          Health.CHANGED_LAYOUT,
          Message.of(
              "connector.changed.rows", source.url(), unreadable.size(), unreadable.getFirst()),
          0);
    }
    return unreadable.isEmpty()
        ? Outcome.complete(checkpoint).meetingAllSince(LocalDate.MIN)
        : new Outcome(
            checkpoint,
            Health.PARTIAL,
            Message.of(
                "connector.partial.items", source.url(), unreadable.size(), unreadable.getFirst()),
            0);
  }

  private static @Nullable URI next(URI page, JsonNode answer, int size) {
    if (answer.has("data")) {
      return WebAddress.parse(answer.path("next_page").asString("")).orElse(null);
    }
    String address = page.toString();
    int offset = offset(address) + size;
    if (size == 0 || offset >= answer.path("total_count").asInt(0)) {
      return null;
    }
    String bare = address.replaceAll("([?&])offset=\\d+&?", "$1").replaceFirst("[?&]$", "");
    return URI.create(bare + (bare.indexOf('?') < 0 ? "?" : "&") + "offset=" + offset);
  }

  private static int offset(String address) {
    var offset = java.util.regex.Pattern.compile("[?&]offset=(\\d{1,6})").matcher(address);
    return offset.find() ? Integer.parseInt(offset.group(1)) : 0;
  }

  /** A data set of Opendatasoft has no files but exports, and stands under its portal's pages. */
  private static Optional<Dataset> opendatasoft(URI search, JsonNode node) {
    String id = node.path("dataset_id").asString("");
    JsonNode metas = node.path("metas").path("default");
    String title = metas.path("title").asString("").strip();
    if (!id.matches("[\\w@.-]{1,200}") || title.isEmpty()) {
      return Optional.empty();
    }
    String portal = search.getScheme() + "://" + search.getRawAuthority();
    URI export = URI.create(portal + "/api/explore/v2.1/catalog/datasets/" + id + "/exports/csv");
    return Optional.of(
        new Dataset(
            id,
            title,
            org.jsoup.Jsoup.parse(metas.path("description").asString("")).text(),
            metas.path("publisher").asString(""),
            URI.create(portal + "/explore/dataset/" + id + "/"),
            metas.path("modified").asString(""),
            List.of(new Dataset.Resource(id, title, "csv", export, ""))));
  }

  private static Discovery discovery(Dataset dataset, JsonNode node, Settings settings) {
    List<DocumentLink> documents =
        dataset.resources().stream()
            .filter(resource -> settings.formats().contains(resource.format()))
            .limit(MOST_FILES)
            .map(resource -> new DocumentLink(resource.uri(), resource.title()))
            .toList();
    String organization = dataset.organization();
    var facts =
        new PublicationFacts(
            dataset.title(),
            PublicationKind.PAGE,
            organization == null || organization.isEmpty() ? null : organization,
            null,
            null,
            List.of(),
            List.of(),
            null,
            FrenchDate.in(dataset.modified()).orElse(null),
            null,
            null,
            List.of(),
            List.of(new Reference("dataset", dataset.id())),
            dataset.page());
    String files =
        dataset.resources().stream()
            .limit(MOST_FILES)
            .map(resource -> resource.title() + " (" + resource.format() + ")")
            .collect(Collectors.joining("\n"));
    String tags =
        StreamSupport.stream(node.path("tags").spliterator(), false)
            .map(tag -> tag.asString(""))
            .collect(Collectors.joining(", "));
    return new Discovery(
        dataset.id(),
        facts,
        String.join("\n\n", dataset.title(), dataset.description(), files, tags).strip(),
        node.toString().getBytes(StandardCharsets.UTF_8),
        "application/json",
        documents);
  }
}
