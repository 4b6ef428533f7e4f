package org.vigie.scrapers.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.fetch.HtmlPage;

/** The links that lead from a page nearer to the lists: years, quarters, months. */
final class Steps {
  private Steps() {}

  /** The newest periods first; links that name no period stay in the page's order behind them. */
  static List<URI> in(HtmlPage page, String selector, ListingSettings settings, WalkLedger ledger) {
    record Step(URI uri, Period period) {}
    Map<URI, Step> steps = new LinkedHashMap<>();
    for (Element element : page.document().select(selector)) {
      PageLinks.address(page, element)
          .filter(uri -> !PageLinks.isFile(uri) && !uri.equals(page.uri()))
          .map(uri -> new Step(uri, Period.in(element.text(), String.valueOf(uri.getRawPath()))))
          .filter(step -> !settings.datedSteps() || step.period().isNamed())
          .ifPresent(step -> steps.putIfAbsent(step.uri(), step));
    }
    List<Step> newestFirst = new ArrayList<>(steps.values());
    newestFirst.sort(Comparator.comparing(Step::period).reversed());
    newestFirst.stream().skip(settings.newest()).forEach(step -> ledger.leftOut(step.period()));
    return newestFirst.stream().map(Step::uri).limit(settings.newest()).toList();
  }
}
