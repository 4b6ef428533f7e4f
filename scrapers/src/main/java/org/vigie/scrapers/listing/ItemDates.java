package org.vigie.scrapers.listing;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.publication.DocumentLink;

/** When an item was published and when its act was signed, from wherever the page says it. */
final class ItemDates {
  private final ListingSettings settings;

  ItemDates(ListingSettings settings) {
    this.settings = settings;
  }

  /** What the list says beside the item: its date, any date in its words, or one in its address. */
  Optional<LocalDate> listed(Element item, URI link) {
    String selector = settings.date();
    Optional<LocalDate> date =
        selector == null
            ? Optional.empty()
            : item.select(selector).stream().flatMap(named -> date(named).stream()).findFirst();
    return date.or(() -> settings.dateIn(item.text()))
        .or(() -> settings.dateIn(link.getPath() == null ? "" : link.getPath()));
  }

  /** Where the list says no date, the name of the file often does. */
  @Nullable LocalDate of(List<DocumentLink> documents) {
    return documents.stream()
        .flatMap(
            document ->
                settings
                    .dateIn(document.name())
                    .or(() -> settings.dateIn(String.valueOf(document.uri().getPath())))
                    .stream())
        .findFirst()
        .orElse(null);
  }

  /** A machine-readable date counts more than the words around it. */
  private Optional<LocalDate> date(Element element) {
    Element time = element.hasAttr("datetime") ? element : element.selectFirst("time[datetime]");
    Optional<LocalDate> machine =
        time == null ? Optional.empty() : settings.dateIn(time.attr("datetime"));
    return machine.or(() -> settings.dateIn(element.text()));
  }
}
