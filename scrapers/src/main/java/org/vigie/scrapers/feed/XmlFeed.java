package org.vigie.scrapers.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.filter.Filters;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.fetch.WebAddress;

/** RSS 0.9 to 2.0 and Atom, read by ROME after the dates are made what it understands. */
final class XmlFeed {
  private static final Set<String> DATES =
      Set.of("pubDate", "date", "published", "updated", "modified", "issued", "created");
  private static final Set<String> ROOTS = Set.of("rss", "RDF", "feed");

  private final URI base;

  XmlFeed(URI base) {
    this.base = base;
  }

  Feed read(String text) throws FeedException, JDOMException, IOException {
    FeedXml xml = FeedXml.of(text);
    Element root = xml.document().getRootElement();
    List<String> raw = new ArrayList<>();
    List<Element> elements = new ArrayList<>();
    root.getDescendants(Filters.element()).forEach(elements::add);
    for (Element element : elements) {
      if (DATES.contains(element.getName())) {
        FeedDate.in(element.getText()).ifPresent(date -> element.setText(date.toString()));
      }
      if (element.getName().equals("item") || element.getName().equals("entry")) {
        raw.add(new XMLOutputter().outputString(element));
      }
    }
    if (raw.isEmpty() && ROOTS.contains(root.getName())) {
      return new Feed(List.of(), List.of(), xml.isRepaired());
    }
    if (root.getName().equals("rss") && root.getAttribute("version") == null) {
      root.setAttribute("version", "2.0");
    }
    SyndFeed feed = built(xml);
    List<Feed.Entry> entries = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (int i = 0; i < feed.getEntries().size(); i++) {
      String own = raw.size() == feed.getEntries().size() ? raw.get(i) : "";
      Feed.Entry entry = entry(feed.getEntries().get(i), own);
      if (entry.isEmpty()) {
        unreadable.add(own);
      } else {
        entries.add(entry);
      }
    }
    return new Feed(entries, unreadable, xml.isRepaired());
  }

  /** ROME trips over feeds that lack what the standards demand, such as the channel. */
  private static SyndFeed built(FeedXml xml) throws FeedException {
    try {
      return new SyndFeedInput(false, Locale.ROOT).build(xml.document());
    } catch (RuntimeException tripped) {
      throw new FeedException(tripped.toString(), tripped);
    }
  }

  private Feed.Entry entry(SyndEntry entry, String raw) {
    // ROME puts the link where there is no id
    String id = Objects.equals(entry.getUri(), entry.getLink()) ? null : entry.getUri();
    return new Feed.Entry(
        id,
        Label.title(plain(entry)),
        link(entry).orElse(null),
        published(entry),
        words(entry),
        enclosures(entry),
        raw);
  }

  /** Titles carry markup, escaped or not. */
  private static String plain(SyndEntry entry) {
    String title = entry.getTitle();
    return title == null ? "" : org.jsoup.Jsoup.parseBodyFragment(title).text();
  }

  private Optional<URI> link(SyndEntry entry) {
    return Optional.ofNullable(entry.getLink())
        .filter(link -> !link.isBlank())
        .or(() -> entry.getLinks().stream().map(SyndLink::getHref).findFirst())
        .flatMap(link -> WebAddress.resolve(base, link))
        .filter(WebAddress::isWeb);
  }

  private static @Nullable Instant published(SyndEntry entry) {
    Date date =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    return date == null ? null : date.toInstant();
  }

  private static String words(SyndEntry entry) {
    var words = new StringBuilder();
    SyndContent description = entry.getDescription();
    if (description != null && description.getValue() != null) {
      words.append(description.getValue());
    }
    for (SyndContent content : entry.getContents()) {
      if (content.getValue() != null && !content.getValue().contentEquals(words)) {
        words.append("\n<p>").append(content.getValue());
      }
    }
    return words.toString();
  }

  private List<DocumentLink> enclosures(SyndEntry entry) {
    List<DocumentLink> documents = new ArrayList<>();
    for (SyndEnclosure enclosure : entry.getEnclosures()) {
      String type = enclosure.getType() == null ? "" : enclosure.getType();
      if (enclosure.getUrl() == null || type.matches("(?i)(?:image|audio|video)/.*")) {
        continue;
      }
      WebAddress.resolve(base, enclosure.getUrl())
          .filter(WebAddress::isWeb)
          .map(uri -> new DocumentLink(uri, Label.name(plain(entry))))
          .ifPresent(documents::add);
    }
    return documents;
  }
}
