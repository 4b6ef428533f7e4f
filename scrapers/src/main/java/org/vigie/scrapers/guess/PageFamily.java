package org.vigie.scrapers.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.ScriptOnly;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.listing.Presets;
import org.vigie.source.Health;

/** The family that an HTML page belongs to, by the marks that its software leaves. */
final class PageFamily {
  private static final String FEEDS =
      "link[rel=alternate][type~=(?i)application/(rss|atom|feed)\\+(xml|json)][href]";

  private PageFamily() {}

  static Proposal proposal(HtmlPage page, Map<String, String> headers, List<Message> warnings) {
    Document document = page.document();
    Optional<String> title = Optional.of(document.title());
    if (ScriptOnly.is(document.select("body"), document)) {
      warnings.add(Message.of("guess.warn.script-only", page.uri()));
      return proposed("page", null, Message.of("guess.page", page.uri()), page, title, warnings);
    }
    feeds(page).forEach(feed -> warnings.add(Message.of("guess.warn.feed-there", feed)));
    if (!document.select("#AAPCGenere, [id=entity] #titre_box").isEmpty()) {
      return proposed("aws", null, Message.of("guess.aws", page.uri()), page, title, warnings);
    }
    if (!document.select(".item_consultation, input[name=PRADO_PAGESTATE]").isEmpty()) {
      return proposed("atexo", null, Message.of("guess.atexo", page.uri()), page, title, warnings);
    }
    String preset = preset(page, headers);
    if (preset == null) {
      warnings.add(Message.of("guess.warn.no-list", page.uri()));
      return proposed("page", null, Message.of("guess.page", page.uri()), page, title, warnings);
    }
    warnings.addAll(listWarnings(document, preset));
    return proposed(
        "listing", preset, Message.of("guess.listing", page.uri(), preset), page, title, warnings);
  }

  private static Proposal proposed(
      String type,
      @Nullable String preset,
      Message why,
      HtmlPage page,
      Optional<String> title,
      List<Message> warnings) {
    String block = preset == null ? "" : "listing:\n  preset: " + preset + "\n";
    return new Proposal(
        Health.OK, why, type, preset, Definition.of(type, page.uri(), title, block), warnings);
  }

  private static List<String> feeds(HtmlPage page) {
    List<String> feeds = new ArrayList<>();
    for (Element link : page.document().select(FEEDS)) {
      page.link(link, "href").ifPresent(uri -> feeds.add(uri.toString()));
    }
    return feeds.stream().distinct().limit(3).toList();
  }

  /** The first preset whose marks the page bears and whose steps or items it shows. */
  private static @Nullable String preset(HtmlPage page, Map<String, String> headers) {
    String marks =
        (page.document().select("meta[name=generator]").attr("content")
                + " "
                + headers.getOrDefault("composed-by", "")
                + " "
                + headers.getOrDefault("x-generator", ""))
            .toLowerCase(Locale.ROOT);
    for (String name : Presets.names()) {
      if (Presets.isMarkedBy(name, page.document(), marks)
          && Presets.hasStepsOrItems(name, page.document())) {
        return name;
      }
    }
    return null;
  }

  private static List<Message> listWarnings(Document document, String preset) {
    List<Message> warnings = new ArrayList<>();
    List<Element> items = Presets.items(preset, document);
    if (!items.isEmpty()) {
      long dated =
          items.stream().filter(item -> FrenchDate.in(item.outerHtml()).isPresent()).count();
      if (dated * 2 < items.size()) {
        warnings.add(Message.of("guess.warn.no-dates", items.size(), items.size() - dated));
      }
      long unstable =
          items.stream()
              .flatMap(item -> item.select("[href]").stream())
              .filter(link -> link.attr("href").matches("(?i).*(?:jsessionid|phpsessid|sid)=.*"))
              .count();
      if (unstable > 0) {
        warnings.add(Message.of("guess.warn.no-identity", unstable));
      }
    }
    return warnings;
  }
}
