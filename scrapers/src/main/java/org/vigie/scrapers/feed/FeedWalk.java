package org.vigie.scrapers.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.PageBehind;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/** Makes publications of a feed's entries. */
final class FeedWalk {
  private static final Duration OVERLAP = Duration.ofDays(7);
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final Source source;
  private final FeedSettings settings;
  private final Asking asking;
  private final @Nullable Instant newestSeen;
  private final Consumer<Discovery> found;
  private final Set<String> handedOver = new HashSet<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable Trouble lastTrouble;
  private int failuresInARow;

  FeedWalk(
      Source source,
      FeedSettings settings,
      Asking asking,
      @Nullable Instant newestSeen,
      Consumer<Discovery> found) {
    this.source = source;
    this.settings = settings;
    this.asking = asking;
    this.newestSeen = newestSeen;
    this.found = found;
  }

  /** What could not be read of the feed and of the pages behind it. */
  List<String> walk(Feed feed) throws Trouble {
    unreadable.addAll(feed.unreadable());
    int read = 0;
    for (Feed.Entry entry : feed.entries()) {
      if (read++ >= settings.most()) {
        break;
      }
      // the page behind an old entry was read when it was new
      if (!settings.readsPages() || !isOld(entry)) {
        hand(entry);
      }
    }
    if (lastTrouble != null && handedOver.isEmpty()) {
      throw lastTrouble;
    }
    return unreadable;
  }

  private void hand(Feed.Entry entry) throws Trouble {
    Document words = Jsoup.parseBodyFragment(entry.html());
    String text = entry.title() + "\n" + words.text();
    List<DocumentLink> documents = new ArrayList<>(entry.enclosures());
    addFiles(documents, entry, words);
    if (settings.readsPages() && entry.link() != null && !PageLinks.isFile(entry.link())) {
      Optional<PageBehind> behind = behind(entry.link());
      if (behind.isEmpty()) {
        return;
      }
      text = settings.text() == null ? text : text + "\n" + behind.get().text();
      behind.get().documents().forEach(document -> add(documents, document));
    }
    String title = entry.title().isBlank() ? Label.name(words.text()) : entry.title();
    found.accept(
        new Discovery(
            identity(entry),
            facts(entry, title.isBlank() ? String.valueOf(entry.link()) : title),
            text,
            entry.raw().getBytes(UTF_8),
            entry.raw().startsWith("{") ? "application/json" : "application/xml;charset=UTF-8",
            documents));
  }

  private Optional<PageBehind> behind(URI link) throws Trouble {
    try {
      PageBehind page = PageBehind.read(asking, link, settings.text(), settings.document());
      failuresInARow = 0;
      return Optional.of(page);
    } catch (Trouble trouble) {
      failuresInARow++;
      if (trouble.health() == Health.BLOCKED || failuresInARow >= MOST_FAILURES_IN_A_ROW) {
        throw trouble;
      }
      lastTrouble = trouble;
      unreadable.add(link.toString());
      return Optional.empty();
    }
  }

  private void addFiles(List<DocumentLink> documents, Feed.Entry entry, Document words) {
    URI base = entry.link() == null ? source.url() : entry.link();
    if (entry.link() != null && PageLinks.isFile(entry.link())) {
      add(documents, new DocumentLink(entry.link(), entry.title()));
    }
    for (Element link : words.select("a[href]")) {
      WebAddress.resolve(base, link.attr("href"))
          .filter(uri -> WebAddress.isWeb(uri) && PageLinks.isFile(uri))
          .ifPresent(uri -> add(documents, new DocumentLink(uri, Label.name(Label.of(link)))));
    }
  }

  private static void add(List<DocumentLink> documents, DocumentLink link) {
    if (documents.stream().noneMatch(known -> known.uri().equals(link.uri()))) {
      documents.add(link);
    }
  }

  /** The feed's own id; where software gives one id to several entries, their links tell more. */
  private String identity(Feed.Entry entry) {
    String id = entry.id() == null ? "" : entry.id().strip();
    String link = entry.link() == null ? "" : PageLinks.identity(entry.link());
    String own = id.isEmpty() ? link : WebAddress.parse(id).map(PageLinks::identity).orElse(id);
    if (own.isEmpty() || own.length() > 500) {
      String words = own + "\n" + entry.title() + "\n" + entry.published();
      own = "entry:" + UUID.nameUUIDFromBytes(words.getBytes(UTF_8));
    }
    if (!handedOver.add(own) && !link.isEmpty()) {
      own = link;
      handedOver.add(own);
    }
    return own;
  }

  private PublicationFacts facts(Feed.Entry entry, String title) {
    return new PublicationFacts(
        title,
        settings.kind(),
        source.authority(),
        null,
        null,
        source.places(),
        List.of(),
        null,
        entry.published() == null ? null : entry.published().atZone(FrenchDate.PARIS).toLocalDate(),
        null,
        null,
        List.of(),
        List.of(),
        entry.link() == null ? source.url() : entry.link());
  }

  private boolean isOld(Feed.Entry entry) {
    return newestSeen != null
        && entry.published() != null
        && entry.published().isBefore(newestSeen.minus(OVERLAP));
  }
}
