package org.vigie.scrapers.listing;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.connector.ScriptOnly;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Health;

/** One walk over a listing: the steps, then the pages of each list, then the items. */
final class ListingWalk {
  private final ListingSettings settings;
  private final Asking asking;
  private final WalkLedger ledger;
  private final ItemReader reader;
  private final Set<URI> visited = new HashSet<>();

  ListingWalk(ListingSettings settings, Asking asking, WalkLedger ledger, ItemReader reader) {
    this.settings = settings;
    this.asking = asking;
    this.ledger = ledger;
    this.reader = reader;
  }

  void from(URI start) throws Trouble {
    HtmlPage page = asking.html(start);
    visited.add(start);
    visited.add(page.uri());
    step(page, settings.steps());
  }

  private void step(HtmlPage page, List<String> steps) throws Trouble {
    if (steps.isEmpty()) {
      list(page);
      return;
    }
    List<URI> links = Steps.in(page, steps.getFirst(), settings, ledger);
    if (links.isEmpty()) {
      // a year without months lists its items directly; in its first days it has none
      boolean isFirst = steps.size() == settings.steps().size();
      boolean isListed = !page.document().select(settings.items()).isEmpty();
      if (!isListed && (isFirst || !isEmptyList(page))) {
        throw changed(page, "steps", steps.getFirst());
      }
      list(page);
      return;
    }
    filesBesideSteps(page);
    follow(page, links, steps.subList(1, steps.size()));
  }

  private void follow(HtmlPage page, List<URI> links, List<String> left) throws Trouble {
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
        missed = ledger.kept(trouble);
        ledger.shortfall(Message.of("connector.partial.page", page.uri(), link));
      }
      if (next.isPresent()) {
        walked++;
        step(next.get(), left);
      }
    }
    if (walked == 0 && missed != null) {
      throw missed;
    }
  }

  /** Special issues stand beside the months; what is no file there is a way to elsewhere. */
  private void filesBesideSteps(HtmlPage page) throws Trouble {
    for (Element element : newest(page.document().select(settings.items()))) {
      if (ItemReader.link(page, element, settings).filter(PageLinks::isFile).isPresent()) {
        ledger.met(1);
        reader.read(page, element);
      }
    }
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
        ledger.shortfall(
            Message.of("connector.partial.max-pages", first.uri(), number, next.get()));
        return;
      }
      page = asking.html(next.get());
    }
  }

  /** Whether everything on this page was already old in the last walk. */
  private boolean readItems(HtmlPage page) throws Trouble {
    Elements elements = page.document().select(settings.items());
    if (elements.isEmpty()) {
      if (!isEmptyList(page)) {
        throw changed(page, "items", settings.items());
      }
      return false;
    }
    boolean allOld = true;
    ledger.met(elements.size());
    for (Element element : newest(elements)) {
      allOld &= reader.read(page, element);
    }
    return allOld;
  }

  private boolean isEmptyList(HtmlPage page) {
    String container = settings.container();
    return container != null && !page.document().select(container).isEmpty();
  }

  private List<Element> newest(Elements elements) {
    int surplus = Math.max(0, elements.size() - settings.most());
    if (surplus > 0) {
      ledger.cut();
    }
    return settings.oldestFirst()
        ? elements.subList(surplus, elements.size())
        : elements.subList(0, elements.size() - surplus);
  }

  private Optional<URI> next(HtmlPage page) {
    Element next = settings.next() == null ? null : page.document().selectFirst(settings.next());
    return next == null ? Optional.empty() : PageLinks.address(page, next);
  }

  static Trouble changed(HtmlPage page, String setting, String selector) {
    boolean isLeftToScripts = ScriptOnly.is(page.document().select("body"), page.document());
    return new Trouble(
        Health.CHANGED_LAYOUT,
        isLeftToScripts
            ? Message.of("connector.changed.script-only", page.uri(), selector)
            : Message.of("connector.changed.selector", page.uri(), setting, selector));
  }
}
