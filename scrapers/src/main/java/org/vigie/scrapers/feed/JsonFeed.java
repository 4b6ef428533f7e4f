package org.vigie.scrapers.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.fetch.WebAddress;
import tools.jackson.databind.JsonNode;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeed {
  private final URI base;

  JsonFeed(URI base) {
    this.base = base;
  }

  static boolean is(JsonNode root) {
    return root.path("version").asString("").contains("jsonfeed.org")
        && root.path("items").isArray();
  }

  Feed read(JsonNode root) {
    List<Feed.Entry> entries = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (JsonNode item : root.path("items")) {
      Feed.Entry entry = entry(item);
      if (entry.isEmpty()) {
        unreadable.add(item.toString());
      } else {
        entries.add(entry);
      }
    }
    return new Feed(entries, unreadable, false);
  }

  private Feed.Entry entry(JsonNode item) {
    String title = text(item, "title");
    return new Feed.Entry(
        item.hasNonNull("id") ? text(item, "id") : null,
        Label.title(title),
        address(text(item, "url")).or(() -> address(text(item, "external_url"))).orElse(null),
        FeedDate.in(text(item, "date_published"))
            .or(() -> FeedDate.in(text(item, "date_modified")))
            .orElse(null),
        text(item, "content_html").isBlank()
            ? text(item, "content_text") + "\n" + text(item, "summary")
            : text(item, "content_html"),
        attachments(item, title),
        item.toString());
  }

  private List<DocumentLink> attachments(JsonNode item, String title) {
    List<DocumentLink> documents = new ArrayList<>();
    for (JsonNode attachment : item.path("attachments")) {
      if (text(attachment, "mime_type").matches("(?i)(?:image|audio|video)/.*")) {
        continue;
      }
      String own = text(attachment, "title");
      address(text(attachment, "url"))
          .map(uri -> new DocumentLink(uri, Label.name(own.isBlank() ? title : own)))
          .ifPresent(documents::add);
    }
    return documents;
  }

  private Optional<URI> address(String written) {
    return written.isBlank()
        ? Optional.empty()
        : WebAddress.resolve(base, written).filter(WebAddress::isWeb);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("").strip();
  }
}
