package org.vigie.scrapers.listing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/** One walk over a listing: the steps, then the pages of each list, then the items. */
final class ListingWalk {
  private static final int OVERLAP_DAYS = 30;
  private static final int LONGEST_ID = 500;
  private static final Pattern DOWNLOAD = Pattern.compile("/contenu/telechargement/(\\d+)/(\\d+)");
  private static final Pattern FILE =
      Pattern.compile("(?i).*\\.(?:pdf|docx?|odt|xlsx?|ods|zip|rtf)");

  private final Source source;
  private final ListingSettings settings;
  private final Asking asking;
  private final @Nullable LocalDate newestSeen;
  private final LocalDate today;
  private final Consumer<Discovery> found;

  private final Set<URI> visited = new HashSet<>();
  private final Set<String> handedOver = new HashSet<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable LocalDate newest;
  private int items;

  ListingWalk(
      Source source,
      ListingSettings settings,
      Asking asking,
      @Nullable LocalDate newestSeen,
      LocalDate today,
      Consumer<Discovery> found) {
    this.source = source;
    this.settings = settings;
    this.asking = asking;
    this.newestSeen = newestSeen;
    this.today = today;
    this.found = found;
    newest = newestSeen;
  }

  Outcome from(URI start, Checkpoint checkpoint) throws Trouble {
    step(asking.html(start), settings.steps());
    if (!unreadable.isEmpty()) {
      Message reason =
          Message.of("connector.partial.items", start, unreadable.size(), unreadable.getFirst());
      return new Outcome(checkpoint, Health.PARTIAL, reason, 0);
    }
    if (items == 0) {
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty", start), 0);
    }
    return Outcome.complete(newest == null ? checkpoint : new Checkpoint(newest.toString()));
  }

  private void step(HtmlPage page, List<String> steps) throws Trouble {
    if (steps.isEmpty()) {
      list(page);
      return;
    }
    List<URI> links = newestLinks(page, steps.getFirst());
    if (links.isEmpty()) {
      // a year without months lists its items directly
      if (page.document().select(settings.items()).isEmpty()) {
        throw changed(page.uri(), "steps", steps.getFirst());
      }
      list(page);
      return;
    }
    for (URI link : links) {
      if (visited.add(link)) {
        step(asking.html(link), steps.subList(1, steps.size()));
      }
    }
  }

  private List<URI> newestLinks(HtmlPage page, String selector) {
    record Link(URI uri, Period period) {}
    List<Link> links = new ArrayList<>();
    for (Element element : page.document().select(selector)) {
      address(page, element)
          .ifPresent(uri -> links.add(new Link(uri, Period.in(element.text(), uri.getRawPath()))));
    }
    // stable: links that name no period stay in the page's order
    links.sort(Comparator.comparing(Link::period).reversed());
    return links.stream().map(Link::uri).distinct().limit(settings.newest()).toList();
  }

  private void list(HtmlPage first) throws Trouble {
    HtmlPage page = first;
    for (int number = 1; ; number++) {
      boolean reachedOld = readItems(page);
      Optional<URI> next = next(page);
      boolean isEnough = reachedOld && !settings.oldestFirst();
      if (next.isEmpty() || isEnough || number >= settings.maxPages() || !visited.add(next.get())) {
        return;
      }
      page = asking.html(next.get());
    }
  }

  /** Whether everything on this page was already old in the last walk. */
  private boolean readItems(HtmlPage page) throws Trouble {
    Elements elements = page.document().select(settings.items());
    if (elements.isEmpty()) {
      String container = settings.container();
      if (container == null || page.document().select(container).isEmpty()) {
        throw changed(page.uri(), "items", settings.items());
      }
      return false;
    }
    boolean allOld = true;
    for (Element element : elements) {
      items++;
      Optional<URI> link = link(page, element);
      if (link.isEmpty()) {
        unreadable.add(shortened(element.text()));
        continue;
      }
      LocalDate date = date(element, link.get());
      if (isOld(date)) {
        continue;
      }
      allOld = false;
      readItem(element, link.get(), date);
    }
    return allOld;
  }

  private void readItem(Element element, URI link, @Nullable LocalDate date) throws Trouble {
    String id = externalId(link);
    if (!handedOver.add(id)) {
      return;
    }
    String title = title(element, link);
    String text = title;
    List<DocumentLink> documents = List.of();
    if (isFile(link)) {
      documents = List.of(new DocumentLink(link, title));
    } else if (settings.document() != null || settings.text() != null) {
      HtmlPage detail;
      try {
        detail = asking.html(link);
      } catch (Trouble trouble) {
        if (trouble.health() == Health.BLOCKED) {
          throw trouble;
        }
        unreadable.add(link.toString());
        return;
      }
      documents = documents(detail);
      if (settings.text() != null) {
        text = title + "\n" + detail.document().select(settings.text()).text();
      }
    }
    if (date != null && !date.isAfter(today) && (newest == null || date.isAfter(newest))) {
      newest = date;
    }
    byte[] raw = element.outerHtml().getBytes(StandardCharsets.UTF_8);
    found.accept(
        new Discovery(
            id, facts(title, date, link), text, raw, "text/html;charset=UTF-8", documents));
  }

  private List<DocumentLink> documents(HtmlPage detail) throws Trouble {
    String selector = settings.document();
    if (selector == null) {
      return List.of();
    }
    Elements elements = detail.document().select(selector);
    if (elements.isEmpty()) {
      throw changed(detail.uri(), "document", selector);
    }
    List<DocumentLink> documents = new ArrayList<>();
    for (Element element : elements) {
      address(detail, element)
          .map(uri -> new DocumentLink(uri, shortened(element.text())))
          .filter(document -> !documents.contains(document))
          .ifPresent(documents::add);
    }
    return documents;
  }

  private PublicationFacts facts(String title, @Nullable LocalDate date, URI link) {
    return new PublicationFacts(
        title,
        settings.kind(),
        source.authority(),
        null,
        null,
        source.places(),
        List.of(),
        null,
        date,
        null,
        null,
        List.of(),
        List.of(),
        link);
  }

  private Optional<URI> link(HtmlPage page, Element item) {
    String selector = settings.link();
    Element element = selector == null ? item : item.selectFirst(selector);
    return element == null ? Optional.empty() : address(page, element);
  }

  /** Of a link, of an option of a select box, or of the first link inside. */
  private static Optional<URI> address(HtmlPage page, Element element) {
    if (element.hasAttr("href")) {
      return page.link(element, "href");
    }
    if (element.normalName().equals("option")) {
      return page.link(element, "value");
    }
    Element inside = element.selectFirst("a[href]");
    return inside == null ? Optional.empty() : page.link(inside, "href");
  }

  private Optional<URI> next(HtmlPage page) {
    Element next = settings.next() == null ? null : page.document().selectFirst(settings.next());
    return next == null ? Optional.empty() : address(page, next);
  }

  private String title(Element item, URI link) {
    Element element = settings.title() == null ? item : item.selectFirst(settings.title());
    String title = element == null ? item.text() : element.text();
    return title.isBlank() ? link.toString() : title.strip();
  }

  private @Nullable LocalDate date(Element item, URI link) {
    Element element = settings.date() == null ? item : item.selectFirst(settings.date());
    Optional<LocalDate> date = element == null ? Optional.empty() : settings.dateIn(element.text());
    return date.or(() -> settings.dateIn(item.text()))
        .or(() -> settings.dateIn(link.getPath() == null ? "" : link.getPath()))
        .orElse(null);
  }

  private boolean isOld(@Nullable LocalDate date) {
    return date != null && newestSeen != null && date.isBefore(newestSeen.minusDays(OVERLAP_DAYS));
  }

  private static boolean isFile(URI link) {
    String path = link.getRawPath() == null ? "" : link.getRawPath();
    return DOWNLOAD.matcher(path).find() || FILE.matcher(path).matches();
  }

  private static String externalId(URI link) {
    Matcher download = DOWNLOAD.matcher(link.toString());
    String id =
        download.find()
            ? "telechargement/" + download.group(1) + "/" + download.group(2)
            : link.toString();
    return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }

  private static Trouble changed(URI page, String setting, String selector) {
    return new Trouble(
        Health.CHANGED_LAYOUT, Message.of("connector.changed.selector", page, setting, selector));
  }
}
