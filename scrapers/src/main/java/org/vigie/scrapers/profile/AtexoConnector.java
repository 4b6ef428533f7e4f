package org.vigie.scrapers.profile;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.vigie.fetch.FetchRequest;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * A buyer profile made with Atexo MPE (PLACE, Maximilien, Mégalis, AMPA, Alsace, many
 * départements). The source's address is the list of all current consultations, {@code
 * /?page=Entreprise.EntrepriseAdvancedSearch&AllCons}.
 *
 * <p>Each row is read with its consultation page, where CPV codes, the estimated value and the lots
 * stand. The rules of consultation are an open PDF and fetched; the tender file asks to accept
 * terms and tells the buyer who took it, so it stays a link for a person.
 *
 * <p>The list is turned by a post-back of the PRADO framework with the page's hidden state. Where a
 * portal ties that to a session the pages do not turn: the source is then partial, with both
 * counts.
 */
public final class AtexoConnector extends FamilyConnector<AtexoConnector.Settings> {
  private static final String ROWS = ".item_consultation";
  private static final String COUNT = "[id$=resultSearch_nombreElement]";
  private static final String NEXT =
      "a[id*=PagerTop][title*=uivant], a[id*=PagerTop][aria-label*=uivant],"
          + " a[id*=PagerTop]:has(.fa-angle-right)";

  public AtexoConnector() {
    super("atexo", Settings::read);
  }

  record Settings(int maxPages, boolean details) {
    static Settings read(SettingsReader reader) {
      return new Settings(
          reader.number("max-pages", 10, 1, 200),
          reader.choice("details", "yes", List.of("yes", "no")).equals("yes"));
    }
  }

  @Override
  protected Outcome walk(
      Source source,
      AtexoConnector.Settings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    var tally = new ProfileTally();
    readAll(source, settings, asking, tally, found);
    return tally.outcome(source.url(), checkpoint);
  }

  private static void readAll(
      Source source,
      Settings settings,
      Asking asking,
      ProfileTally tally,
      Consumer<Discovery> found)
      throws Trouble {
    HtmlPage page = asking.html(source.url());
    Set<String> known = new HashSet<>();
    int announced = announced(page.document());
    for (int number = 1; ; number++) {
      int before = known.size();
      read(source, settings, asking, page, known, tally, found);
      boolean isTurned = known.size() > before;
      if (announced <= known.size() || !isTurned) {
        break;
      }
      Optional<FetchRequest> next = postBack(page, source);
      if (next.isEmpty() || number == settings.maxPages()) {
        break;
      }
      page = asking.html(next.get());
    }
    if (announced > known.size()) {
      tally.shortfall(
          Message.of("connector.partial.profile", source.url(), known.size(), announced));
    }
  }

  private static void read(
      Source source,
      Settings settings,
      Asking asking,
      HtmlPage page,
      Set<String> known,
      ProfileTally tally,
      Consumer<Discovery> found)
      throws Trouble {
    Elements rows = page.document().select(ROWS);
    if (rows.isEmpty() && announced(page.document()) != 0) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.selector", page.uri(), "items", ROWS));
    }
    for (Element row : rows) {
      Optional<Consultation> consultation = AtexoRow.read(page, row);
      if (consultation.isEmpty()) {
        tally.unreadable(row.text());
        known.add("unreadable " + known.size());
        continue;
      }
      if (!known.add(consultation.get().id)) {
        continue;
      }
      try {
        if (settings.details()) {
          AtexoRow.complete(consultation.get(), asking.html(consultation.get().link));
        }
        found.accept(consultation.get().discovery(source, row.outerHtml()));
        tally.read();
      } catch (Trouble trouble) {
        tally.missed(consultation.get().link.toString(), trouble);
      }
    }
  }

  /** How many consultations the page says there are; -1 where it does not say. */
  private static int announced(Document document) {
    Element count = document.selectFirst(COUNT);
    String digits = count == null ? "" : count.text().replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 6 ? -1 : Integer.parseInt(digits);
  }

  private static Optional<FetchRequest> postBack(HtmlPage page, Source source) {
    Element next = page.document().selectFirst(NEXT);
    Element state = page.document().selectFirst("input[name=PRADO_PAGESTATE]");
    if (next == null || state == null) {
      return Optional.empty();
    }
    Element form = state.closest("form");
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element hidden :
        (form == null ? page.document() : form).select("input[type=hidden][name]")) {
      fields.put(hidden.attr("name"), hidden.attr("value"));
    }
    fields.put(
        "PRADO_POSTBACK_TARGET",
        next.id().replace('_', '$').replace("CONTENU$PAGE", "CONTENU_PAGE"));
    fields.put("PRADO_POSTBACK_PARAMETER", "");
    URI action =
        form == null || form.attr("action").isBlank()
            ? page.uri()
            : page.link(form, "action").orElse(page.uri());
    FetchRequest get = FetchRequest.page(action, source.policy());
    return Optional.of(
        new FetchRequest(
            get.uri(), get.accept(), null, null, get.maxBytes(), fields, get.policy()));
  }
}
