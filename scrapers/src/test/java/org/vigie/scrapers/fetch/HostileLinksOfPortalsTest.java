package org.vigie.scrapers.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.connector.Portal;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.Discovery;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Portals of every family whose lists, pages and files lead inside. The portal's own pages come out
 * of memory; whatever else a walk asks for, and every document that it names, goes to the service's
 * own client, which asks for none of it.
 */
class HostileLinksOfPortalsTest {
  private static final String HOME = "https://portail.valmoire.example";

  /** TED's own address of a notice is taken where the link beside it is no address at all. */
  private static final Set<String> PORTALS = Set.of("portail.valmoire.example", "ted.europa.eu");

  @TempDir Path temporary;
  private HttpFetcher client;

  @BeforeEach
  void open() {
    var settings =
        new FetchSettings(
            "test",
            FetchSettings.Reach.PUBLIC_WEB,
            Duration.ZERO,
            FetchSettings.Patience.STANDARD,
            temporary);
    client = new HttpFetcher(settings, Clock.systemUTC(), pause -> {}, HostileAddresses.NO_NETWORK);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  /**
   * A place where a portal may put an address of its choice.
   *
   * @param block the connector's settings in JSON
   * @param pages of the portal by path, {@code ADDRESS} standing for the hostile address
   * @param end what the address must end with to be taken for such a link
   */
  private record Way(
      String name, String type, String block, String start, Map<String, String> pages, String end) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    String items = "'items': 'li', 'link': 'a'";
    String item = "<li><a href='/acte.pdf'>Acte</a></li>";
    return Stream.of(
        new Way("sitemap of an index", "sitemap", "", "/s.xml", page("/s.xml", INDEX), ""),
        new Way(
            "sitemap of robots.txt",
            "sitemap",
            "",
            "/robots.txt",
            page("/robots.txt", "Sitemap: ADDRESS"),
            ""),
        new Way("page of a sitemap", "sitemap", "", "/s.xml", page("/s.xml", URLSET), ""),
        new Way("file of a sitemap", "sitemap", "", "/s.xml", page("/s.xml", URLSET), "acte.pdf"),
        new Way("page of a feed's entry", "feed", "'text': 'main'", "/rss", page("/rss", RSS), ""),
        new Way("file of a feed's entry", "feed", "", "/rss", page("/rss", RSS), "acte.pdf"),
        new Way("enclosure of a feed", "feed", "", "/rss", page("/rss", ENCLOSURE), ""),
        new Way(
            "attachment of a JSON feed",
            "feed",
            "",
            "/feed.json",
            page("/feed.json", JSON_FEED),
            ""),
        new Way(
            "file of a list",
            "listing",
            items,
            "/",
            page("/", "<li><a href='ADDRESS'>Acte</a></li>"),
            "acte.pdf"),
        new Way(
            "page behind an item",
            "listing",
            items + ", 'document': 'a'",
            "/",
            page("/", "<li><a href='ADDRESS'>Acte</a></li>"),
            ""),
        new Way(
            "file behind an item",
            "listing",
            items + ", 'document': 'a'",
            "/",
            Map.of("/", "<li><a href='/acte'>Acte</a></li>", "/acte", "<a href='ADDRESS'>PDF</a>"),
            ""),
        new Way(
            "next page of a list",
            "listing",
            items + ", 'next': 'a.next'",
            "/",
            page("/", item + "<a class=next href='ADDRESS'>Suite</a>"),
            ""),
        new Way(
            "step to a list",
            "listing",
            items + ", 'steps': ['a.annee']",
            "/",
            page("/", "<a class=annee href='ADDRESS'>2026</a>"),
            ""),
        new Way(
            "next page of a catalogue",
            "catalogue",
            "",
            "/api/1/datasets/?q=a",
            page("/api/1/datasets/?q=a", "{'data': [], 'next_page': 'ADDRESS'}"),
            ""),
        new Way(
            "file of a data set",
            "catalogue",
            "'formats': ['csv']",
            "/api/1/datasets/?q=a",
            page("/api/1/datasets/?q=a", "{'data': [" + DATASET + "], 'next_page': null}"),
            ""),
        new Way(
            "file of awarded contracts",
            "decp",
            "",
            "/api/1/datasets/decp/",
            page("/api/1/datasets/decp/", DATASET.replace("csv", "json")),
            ""),
        new Way(
            "consultation of a profile",
            "atexo",
            "",
            "/",
            page("/", CONSULTATION),
            "?refConsultation=1"),
        new Way(
            "form of a profile",
            "atexo",
            "'details': 'no'",
            "/",
            page(
                "/",
                "<span id=resultSearch_nombreElement>9</span>"
                    + CONSULTATION.replace("ADDRESS", "/x?refConsultation=1")
                    + PAGER),
            ""),
        new Way(
            "notice of AWS",
            "aws",
            "",
            "/Annonces/lister",
            page("/Annonces/lister", "<div id=entity><a href='ADDRESS'>Avis</a></div>"),
            "MPI-pub-1.htm"),
        new Way(
            "file of a day of the BOAMP",
            "boamp-xml",
            "'days': 1",
            "/",
            page("/2026/11/24/", "<a href='ADDRESS'>avis</a>"),
            "1.xml"),
        new Way(
            "document of a BOAMP notice",
            "boamp",
            "",
            "/records",
            page("/records", BOAMP),
            "dce.zip"),
        new Way(
            "XML of a TED notice", "ted", "'details': 'all'", "/search", page("/search", TED), ""));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leads_nowhere_through_the(Way way) throws IOException {
    Set<String> refused = new LinkedHashSet<>();
    for (String address : HostileAddresses.absolute().toList()) {
      var visit = new Visit(way, address + way.end());
      Source source = source(way.type(), HOME + way.start(), way.block());
      List<Discovery> found = new ArrayList<>();
      connector(way.type()).discover(source, Checkpoint.NONE, visit, found::add);
      for (Discovery discovery : found) {
        for (DocumentLink document : discovery.documents()) {
          visit.fetch(FetchRequest.document(document.uri(), FetchPolicy.DEFAULT));
        }
      }
      assertThat(visit.outside).as(address).allSatisfy(HostileLinksOfPortalsTest::isRefused);
      if (!visit.outside.isEmpty()) {
        refused.add(address);
      }
    }
    assertThat(refused).as("addresses that came as far as the guard").hasSizeGreaterThan(60);
  }

  static Stream<String> families() {
    return Connectors.all(Portal.CLOCK).stream().map(Connector::type);
  }

  @ParameterizedTest
  @MethodSource("families")
  void is_no_source_of_the_family(String type) throws IOException {
    for (String address : HostileAddresses.absolute().toList()) {
      var visit = new Visit(null, "");
      Connector.Outcome outcome =
          connector(type)
              .discover(
                  source(type, address, type.equals("listing") ? "'items': 'li'" : ""),
                  Checkpoint.NONE,
                  visit,
                  found -> assertThat(found).as(address).isNull());

      assertThat(visit.outside).as(address).allSatisfy(HostileLinksOfPortalsTest::isRefused);
      assertThat(outcome.health().id()).as(address).isNotIn("ok", "empty");
    }
  }

  private static void isRefused(FetchResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason()).isIn(Refused.Reason.ADDRESS, Refused.Reason.SCHEME));
  }

  private static Connector connector(String type) {
    return Connectors.all(Portal.CLOCK).stream()
        .filter(connector -> connector.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Source source(String type, String url, String block) {
    String settings = "{'" + type + "': {" + block + "}}";
    return new Source(
        new SourceId("valmoire"),
        "Valmoire",
        type,
        URI.create(url),
        List.of(),
        null,
        FetchPolicy.DEFAULT,
        (ObjectNode) JsonMapper.builder().build().readTree(settings.replace('\'', '"')),
        "");
  }

  private static Map<String, String> page(String path, String body) {
    return Map.of(path, body);
  }

  /** One walk of a portal whose pages name one hostile address. */
  private final class Visit implements Fetcher {
    private final @Nullable Way way;
    private final String address;
    private final List<FetchResult> outside = new ArrayList<>();

    Visit(@Nullable Way way, String address) {
      this.way = way;
      this.address = address;
    }

    @Override
    public FetchResult fetch(FetchRequest request) {
      URI uri = request.uri();
      if (way != null && PORTALS.contains(String.valueOf(uri.getHost()))) {
        return ofPortal(way, uri);
      }
      FetchResult result = client.fetch(request);
      outside.add(result);
      return result;
    }

    private FetchResult ofPortal(Way way, URI uri) {
      String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      String page = way.pages().containsKey(path) ? path : uri.getRawPath();
      String body = way.pages().get(page);
      if (body == null) {
        return new Failed(uri, Failed.Cause.GONE, 404, Message.of("gone"), null);
      }
      String shown = body.startsWith("{") ? body.replace('\'', '"') : body;
      byte[] bytes = shown.replace("ADDRESS", address).getBytes(UTF_8);
      try {
        Path file = Files.write(Files.createTempFile(temporary, "page", ""), bytes);
        return new Fetched(
            uri, uri, 200, Map.of(), file, "0".repeat(64), bytes.length, Portal.CLOCK.instant());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final String NAMESPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'";
  private static final String INDEX =
      "<sitemapindex " + NAMESPACE + "><sitemap><loc>ADDRESS</loc></sitemap></sitemapindex>";
  private static final String URLSET =
      "<urlset " + NAMESPACE + "><url><loc>ADDRESS</loc></url></urlset>";
  private static final String RSS =
      "<rss version='2.0'><channel><title>Valmoire</title><item><title>Acte</title>"
          + "<link>ADDRESS</link></item></channel></rss>";
  private static final String ENCLOSURE =
      RSS.replace(
          "<link>ADDRESS</link>", "<enclosure url='ADDRESS' type='application/pdf' length='1'/>");
  private static final String JSON_FEED =
      "{'version': 'https://jsonfeed.org/version/1.1', 'title': 'Valmoire', 'items': [{'id': '1',"
          + " 'content_text': 'Acte', 'attachments': [{'url': 'ADDRESS', 'mime_type':"
          + " 'application/pdf'}]}]}";
  private static final String DATASET =
      "{'id': 'd', 'title': 'Données', 'resources': [{'id': 'r', 'title': 'Fichier', 'format':"
          + " 'csv', 'url': 'ADDRESS'}]}";
  private static final String CONSULTATION =
      "<div class=item_consultation><div class=objet-line><div class=truncate><span"
          + " title='Caméras'>Caméras</span></div></div><a href='ADDRESS'>Accéder</a></div>";
  private static final String PAGER =
      "<form action='ADDRESS'><input type=hidden name=PRADO_PAGESTATE value=s1>"
          + "<a id=ctl0_PagerTop_ctl2 title='Page suivante'>&gt;</a></form>";
  private static final String BOAMP =
      "{'total_count': 1, 'results': [{'idweb': '26-90200', 'objet': 'Caméras', 'dateparution':"
          + " '2026-11-24', 'nature': 'APPEL_OFFRE', 'donnees': {'FNSimple': {'organisme':"
          + " {'acheteurPublic': 'Commune de Valmoire'}, 'initial': {'communication':"
          + " {'urlDocConsul': 'ADDRESS'}, 'natureMarche': {'intitule': 'Caméras'}}}}}]}";
  private static final String TED =
      "{'totalNoticeCount': 1, 'notices': [{'publication-number': '598877-2026', 'notice-title':"
          + " 'Caméras', 'publication-date': '2026-11-24+01:00', 'links': {'xml': {'MUL':"
          + " 'ADDRESS'}}}]}";
}
