package org.vigie.scrapers.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.PageFiles;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Discovery;
import org.vigie.source.Source;

/** Makes a publication of one element of a list, with the page behind it where that is wanted. */
final class ItemReader {
  static final int OVERLAP_DAYS = 30;

  private final Source source;
  private final ListingSettings settings;
  private final Asking asking;
  private final WalkLedger ledger;
  private final @Nullable LocalDate newestSeen;
  private final Consumer<Discovery> found;
  private final ItemDates dates;
  private final Set<String> handedOver = new HashSet<>();

  ItemReader(
      Source source,
      ListingSettings settings,
      Asking asking,
      WalkLedger ledger,
      @Nullable LocalDate newestSeen,
      Consumer<Discovery> found) {
    this.source = source;
    this.settings = settings;
    this.asking = asking;
    this.ledger = ledger;
    this.newestSeen = newestSeen;
    this.found = found;
    dates = new ItemDates(settings);
  }

  static Optional<URI> link(HtmlPage page, Element item, ListingSettings settings) {
    String selector = settings.link();
    Element element = selector == null ? item : item.selectFirst(selector);
    return element == null ? Optional.empty() : PageLinks.address(page, element);
  }

  /** Whether the item is so old that the last walk knew it. */
  boolean read(HtmlPage page, Element item) throws Trouble {
    Optional<URI> link = link(page, item, settings);
    if (link.isEmpty()) {
      ledger.unreadable(item.text());
      return true;
    }
    Element heading = heading(item);
    LocalDate listed = dates.listed(item, link.get()).orElse(null);
    LocalDate met = heading == null ? null : settings.dateIn(heading.text()).orElse(null);
    if (isOld(listed == null ? met : listed)) {
      return true;
    }
    String id = PageLinks.identity(link.get());
    if (handedOver.add(id)) {
      hand(id, item, link.get(), listed, heading, met);
    }
    return false;
  }

  private void hand(
      String id,
      Element item,
      URI link,
      @Nullable LocalDate listed,
      @Nullable Element heading,
      @Nullable LocalDate met)
      throws Trouble {
    String title = title(item, link);
    String text = heading == null ? title : title + "\n" + heading.text();
    List<DocumentLink> documents = List.of();
    if (PageLinks.isFile(link)) {
      documents = List.of(new DocumentLink(link, title));
    } else if (settings.document() != null || settings.text() != null) {
      Optional<HtmlPage> behind = behind(link);
      if (behind.isEmpty()) {
        return;
      }
      documents = documents(behind.get());
      if (settings.text() != null) {
        text = text + "\n" + behind.get().document().select(settings.text()).text();
      }
    }
    LocalDate date = listed == null ? dates.of(documents) : listed;
    ledger.dated(date == null ? met : date);
    byte[] raw = item.outerHtml().getBytes(UTF_8);
    found.accept(
        new Discovery(
            id, facts(title, met, date, link), text, raw, "text/html;charset=UTF-8", documents));
  }

  private Optional<HtmlPage> behind(URI link) throws Trouble {
    try {
      HtmlPage page = asking.html(link);
      ledger.answered();
      return Optional.of(page);
    } catch (Trouble trouble) {
      ledger.kept(trouble);
      ledger.unreadable(link.toString());
      return Optional.empty();
    }
  }

  private List<DocumentLink> documents(HtmlPage behind) {
    String selector = settings.document();
    if (selector == null) {
      return List.of();
    }
    List<DocumentLink> documents = PageFiles.of(behind, selector);
    if (settings.documentOptional()) {
      return documents;
    }
    ledger.detail();
    if (documents.isEmpty()) {
      ledger.withoutDocument(behind.uri(), ListingWalk.changed(behind, "document", selector));
    }
    return documents;
  }

  private PublicationFacts facts(
      String title, @Nullable LocalDate signed, @Nullable LocalDate date, URI link) {
    return new PublicationFacts(
        title,
        settings.kind(),
        source.authority(),
        null,
        null,
        source.places(),
        List.of(),
        signed,
        date,
        null,
        null,
        List.of(),
        List.of(),
        link);
  }

  private String title(Element item, URI link) {
    Element element = settings.title() == null ? item : item.selectFirst(settings.title());
    String title = Label.of(element == null ? item : element);
    return Label.title(title.isBlank() ? link.toString() : title);
  }

  /** The nearest heading before the item, such as "Conseil municipal du 24 septembre 2026". */
  private @Nullable Element heading(Element item) {
    String selector = settings.heading();
    if (selector == null) {
      return null;
    }
    for (Element around = item; around != null; around = around.parent()) {
      Element before = around;
      while ((before = before.previousElementSibling()) != null) {
        if (before.is(selector)) {
          return before;
        }
        Element inside = before.select(selector).last();
        if (inside != null) {
          return inside;
        }
      }
      if (around.is("main, body, article, section")) {
        return null;
      }
    }
    return null;
  }

  private boolean isOld(@Nullable LocalDate date) {
    return date != null && newestSeen != null && date.isBefore(newestSeen.minusDays(OVERLAP_DAYS));
  }
}
