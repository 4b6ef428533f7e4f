package org.vigie.scrapers.profile;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.PageLinks;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * AWS (marches-publics.info): one notice page, {@code /Annonces/MPI-pub-….htm}, or the list of
 * current calls, {@code /Annonces/lister}, by words or by buyer.
 *
 * <p>The list answers to a form. It refuses to list too many: the source is then partial and the
 * definition must say narrower words. Some of its rows belong to another platform; those give what
 * the row says and a link. The rules of consultation are open and fetched, the tender file is
 * behind a log-in and stays a link for a person.
 */
public final class AwsConnector extends FamilyConnector<AwsConnector.Settings> {
  private static final String ROWS = "[id=entity]";
  private static final String NOTICE = "a[href*=MPI-pub-]";

  public AwsConnector() {
    super("aws", Settings::read);
  }

  record Settings(String words, String buyer) {
    static Settings read(SettingsReader reader) {
      return new Settings(orEmpty(reader.text("words")), orEmpty(reader.text("buyer")));
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }

    Map<String, String> form() {
      Map<String, String> form = new LinkedHashMap<>();
      form.put("IDE", "EC");
      form.put("IDN", "X");
      form.put("IDR", "X");
      form.put("IDP", "X");
      form.put("txtLibre", words);
      form.put("txtAcheteurNom", buyer);
      form.put("Rechercher", "Rechercher");
      return form;
    }
  }

  @Override
  protected Outcome walk(
      Source source,
      AwsConnector.Settings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    var tally = new ProfileTally();
    if (isNotice(source.url())) {
      notice(source, asking, source.url(), found);
      tally.read();
    } else {
      list(source, settings, asking, tally, found);
    }
    return tally.outcome(source.url(), checkpoint);
  }

  private static void list(
      Source source,
      Settings settings,
      Asking asking,
      ProfileTally tally,
      Consumer<Discovery> found)
      throws Trouble {
    FetchRequest get = FetchRequest.page(source.url(), source.policy());
    HtmlPage page =
        asking.html(
            new FetchRequest(
                get.uri(),
                get.accept(),
                null,
                null,
                get.maxBytes(),
                settings.form(),
                get.policy()));
    Elements rows = page.document().select(ROWS);
    String alert = page.document().select(".alert").text();
    if (rows.isEmpty() && alert.isBlank()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.selector", page.uri(), "items", ROWS));
    }
    if (rows.isEmpty() && alert.matches("(?iu).*(?:trop|limite|affine|pr.cise).*")) {
      tally.shortfall(Message.of("connector.partial.too-many", source.url(), Label.name(alert)));
    }
    Set<URI> known = new HashSet<>();
    for (Element row : rows) {
      Optional<URI> link = link(page, row);
      if (link.isEmpty()) {
        tally.unreadable(row.text());
      } else if (known.add(link.get())) {
        row(source, asking, link.get(), row, tally, found);
      }
    }
  }

  private static void row(
      Source source,
      Asking asking,
      URI link,
      Element row,
      ProfileTally tally,
      Consumer<Discovery> found)
      throws Trouble {
    try {
      if (isNotice(link)) {
        notice(source, asking, link, found);
      } else {
        found.accept(elsewhere(source, link, row));
      }
      tally.read();
    } catch (Trouble trouble) {
      tally.missed(link.toString(), trouble);
    }
  }

  private static void notice(Source source, Asking asking, URI link, Consumer<Discovery> found)
      throws Trouble {
    HtmlPage page = asking.html(link);
    Consultation notice =
        AwsNotice.read(page)
            .orElseThrow(
                () ->
                    new Trouble(
                        Health.CHANGED_LAYOUT,
                        Message.of(
                            "connector.changed.selector", page.uri(), "items", AwsNotice.ROWS)));
    found.accept(notice.discovery(source, page.html()));
  }

  private static boolean isNotice(URI link) {
    return link.toString().contains("MPI-pub-");
  }

  /** The row's own notice, else wherever its first link to the web leads. */
  private static Optional<URI> link(HtmlPage page, Element row) {
    Element own = row.selectFirst(NOTICE);
    return own == null
        ? row.select("a[href]").stream()
            .flatMap(anchor -> page.link(anchor, "href").stream())
            .filter(WebAddress::isWeb)
            .findFirst()
        : page.link(own, "href");
  }

  private static Discovery elsewhere(Source source, URI link, Element row) {
    Element box = row.selectFirst("#titre_box");
    Element title = box == null ? row : box.clone();
    String reference = title.select(".ref-acheteur").text();
    title.select(".ref-acheteur").remove();
    var notice = new Consultation(PageLinks.identity(link), Label.title(title.text()), link);
    notice.lines.add(reference);
    notice.lines.add(row.text());
    return notice.discovery(source, row.outerHtml());
  }
}
