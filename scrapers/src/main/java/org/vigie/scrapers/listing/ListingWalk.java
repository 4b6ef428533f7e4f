package org.vigie.scrapers.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/** One walk over a listing: the steps, then the pages of each list, then the items. */
final class ListingWalk {
  private static final int OVERLAP_DAYS = 30;
  private static final int LONGEST_TITLE = 1000;
  private static final String DETAIL = "\\s+PDF - [\\d,.]+ [KMG]?[bo] - \\d{2}/\\d{2}/\\d{4}$";
  private static final int LONGEST_ID = 500;

  /** A site that is down answers none of its pages; a list has hundreds of them. */
  private static final int MOST_FAILURES_IN_A_ROW = 3;

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
  private final List<Message> shortfalls = new ArrayList<>();
  private @Nullable LocalDate newest;
  private boolean isListCut;
  private int items;
  private int details;
  private int failuresInARow;
  private @Nullable Trouble withoutDocument;
  private int withoutDocuments;

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
    if (withoutDocument != null && withoutDocuments == details) {
      throw withoutDocument;
    }
    if (!unreadable.isEmpty()) {
      shortfalls.addFirst(
          Message.of("connector.partial.items", start, unreadable.size(), unreadable.getFirst()));
    }
    if (!shortfalls.isEmpty()) {
      return new Outcome(checkpoint, Health.PARTIAL, shortfalls.getFirst(), 0);
    }
    if (items == 0) {
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty", start), 0);
    }
    return Outcome.complete(newest == null ? checkpoint : new Checkpoint(newest.toString()))
        .meetingAllSince(wholeSince());
  }

  /** A list that is reached by steps is walked in its newest parts only: that proves nothing. */
  private @Nullable LocalDate wholeSince() {
    if (!settings.steps().isEmpty() || isListCut) {
      return null;
    }
    return newestSeen == null ? LocalDate.MIN : newestSeen.minusDays(OVERLAP_DAYS);
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
    Trouble missed = null;
    int walked = 0;
    for (URI link : links) {
      if (!visited.add(link)) {
        continue;
      }
      Optional<HtmlPage> next = Optional.empty();
      try {
        next = Optional.of(asking.html(link));
      } catch (Trouble trouble) {
        // one year or month that is not there does not hide the others
        missed = kept(trouble);
        shortfalls.add(Message.of("connector.partial.page", page.uri(), link));
      }
      if (next.isPresent()) {
        walked++;
        step(next.get(), steps.subList(1, steps.size()));
      }
    }
    if (walked == 0 && missed != null) {
      throw missed;
    }
  }

  /** Whether a page's trouble is that page's alone; a block and a site that is down are not. */
  private Trouble kept(Trouble trouble) throws Trouble {
    failuresInARow++;
    if (trouble.health() == Health.BLOCKED || failuresInARow >= MOST_FAILURES_IN_A_ROW) {
      throw trouble;
    }
    return trouble;
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
      if (next.isEmpty() || isEnough || !visited.add(next.get())) {
        return;
      }
      if (number >= settings.maxPages()) {
        shortfalls.add(Message.of("connector.partial.max-pages", first.uri(), number, next.get()));
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
    items += elements.size();
    for (Element element : newest(elements)) {
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

  private List<Element> newest(Elements elements) {
    int surplus = Math.max(0, elements.size() - settings.most());
    isListCut |= surplus > 0;
    return settings.oldestFirst()
        ? elements.subList(surplus, elements.size())
        : elements.subList(0, elements.size() - surplus);
  }

  private void readItem(Element element, URI link, @Nullable LocalDate listed) throws Trouble {
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
        failuresInARow = 0;
      } catch (Trouble trouble) {
        kept(trouble);
        unreadable.add(link.toString());
        return;
      }
      documents = documents(detail);
      if (settings.text() != null) {
        text = title + "\n" + detail.document().select(settings.text()).text();
      }
    }
    LocalDate date = listed == null ? dateOf(documents) : listed;
    if (date != null && !date.isAfter(today) && (newest == null || date.isAfter(newest))) {
      newest = date;
    }
    byte[] raw = element.outerHtml().getBytes(UTF_8);
    found.accept(
        new Discovery(
            id, facts(title, date, link), text, raw, "text/html;charset=UTF-8", documents));
  }

  /** Where the list says no date, the name of the file often does. */
  private @Nullable LocalDate dateOf(List<DocumentLink> documents) {
    return documents.stream()
        .flatMap(
            document ->
                settings
                    .dateIn(document.name())
                    .or(() -> settings.dateIn(document.uri().getPath()))
                    .stream())
        .findFirst()
        .orElse(null);
  }

  private List<DocumentLink> documents(HtmlPage detail) {
    String selector = settings.document();
    if (selector == null) {
      return List.of();
    }
    details++;
    Elements elements = detail.document().select(selector);
    if (elements.isEmpty()) {
      withoutDocuments++;
      withoutDocument = changed(detail.uri(), "document", selector);
      unreadable.add(detail.uri().toString());
      return List.of();
    }
    List<DocumentLink> documents = new ArrayList<>();
    for (Element element : elements) {
      address(detail, element)
          .map(uri -> new DocumentLink(uri, shortened(label(element))))
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
      return page.link(element, "href").filter(WebAddress::isWeb);
    }
    if (element.normalName().equals("option")) {
      return optionAddress(page, element.attr("value").strip());
    }
    Element inside = element.selectFirst("a[href]");
    return inside == null ? Optional.empty() : address(page, inside);
  }

  /** The prefectures' select boxes name paths from the site's root, without the first slash. */
  private static Optional<URI> optionAddress(HtmlPage page, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean isComplete = value.startsWith("/") || value.matches("(?i)https?:.*");
    return WebAddress.resolve(page.uri(), isComplete ? value : "/" + value)
        .filter(WebAddress::isWeb);
  }

  private Optional<URI> next(HtmlPage page) {
    Element next = settings.next() == null ? null : page.document().selectFirst(settings.next());
    return next == null ? Optional.empty() : address(page, next);
  }

  private String title(Element item, URI link) {
    Element element = settings.title() == null ? item : item.selectFirst(settings.title());
    String title = label(element == null ? item : element);
    return shortened(title.isBlank() ? link.toString() : title.strip(), LONGEST_TITLE);
  }

  /** Without what the State design system adds to a download: the verb, the size, the date. */
  private static String label(Element element) {
    Element copy = element.clone();
    copy.select(".fr-link__detail").remove();
    return copy.text().replaceFirst("^Télécharger\\s+", "").replaceFirst(DETAIL, "").strip();
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
    // the end of a long address tells it from its neighbours, so it is not simply cut off
    return id.length() <= LONGEST_ID
        ? id
        : id.substring(0, LONGEST_ID - 33)
            + "#"
            + UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
  }

  private static String shortened(String text) {
    return shortened(text, 120);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private static Trouble changed(URI page, String setting, String selector) {
    return new Trouble(
        Health.CHANGED_LAYOUT, Message.of("connector.changed.selector", page, setting, selector));
  }
}
