package org.vigie.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * The portals of the demonstration, on one free port of this machine: a BOAMP with 72 notices, a
 * prefecture's register with 12 bulletins in PDF, a town's page that changes, and portals in
 * trouble. Formats are the real ones, places and bodies are invented. The dates follow the given
 * day; the same day gives the same bytes at every start.
 */
public final class DemoPortals implements AutoCloseable {
  private static final String TOWN = "/valmoire/conseil-municipal/";
  private static final String TOWN_SCENARIO = "conseil de Valmoire";
  private static final String VOTED = "voted";
  private static final List<String> SOURCES =
      List.of(
          "boamp",
          "raa-haute-brune",
          "conseil-valmoire",
          "marches-basse-brune",
          "recueil-basse-brune");

  private final WireMockServer server;
  private final LocalDate today;

  private DemoPortals(WireMockServer server, LocalDate today) {
    this.server = server;
    this.today = today;
  }

  /** Starts on a free port. */
  public static DemoPortals start(LocalDate today) {
    return start(today, 0);
  }

  /**
   * @param today what the portals call today: the newest publications carry this date
   * @param port to listen on, 0 for a free one
   */
  public static DemoPortals start(LocalDate today, int port) {
    // The records carry the address of their own page, so the port must be known before them.
    int free = port == 0 ? FreePort.find() : port;
    List<BoampRecord> records = records(today, "http://127.0.0.1:" + free + "/boamp");
    WireMockServer server =
        new WireMockServer(
            options()
                .port(free)
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .extensions(new BoampApi(records)));
    server.start();
    DemoPortals portals = new DemoPortals(server, today);
    portals.playBoamp(records);
    portals.playRegister();
    portals.playTown();
    portals.playTroubles();
    portals.playIndex();
    return portals;
  }

  /** Address of the portals, without a slash at the end. Opened, it lists them. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.port();
  }

  public LocalDate today() {
    return today;
  }

  /** The council of Valmoire votes: from now on its page tells of 34 cameras. */
  public void changeTownPage() {
    server.setScenarioState(TOWN_SCENARIO, VOTED);
  }

  /**
   * Writes the definitions of the sources that watch these portals to {@code sources/} in the given
   * directory of settings.
   */
  public void writeSources(Path configDir) throws IOException {
    Path directory = Files.createDirectories(configDir.resolve("sources"));
    for (String source : SOURCES) {
      String yaml = DemoResources.filled("sources/" + source + ".yml", Map.of("portals", url()));
      Files.writeString(directory.resolve(source + ".yml"), yaml);
    }
  }

  /**
   * Writes the invented places, in the form of the built-in map, to {@code places.tsv} in the given
   * directory of settings.
   *
   * @return the file
   */
  public static Path writePlaces(Path configDir) throws IOException {
    return Files.write(
        Files.createDirectories(configDir).resolve("places.tsv"),
        DemoResources.bytes("places/places.tsv"));
  }

  @Override
  public void close() {
    server.stop();
  }

  static List<Notice> notices() {
    return DemoResources.yaml("notices.yml", new TypeReference<List<Notice>>() {});
  }

  private static List<BoampRecord> records(LocalDate today, String portal) {
    Map<String, Authority> buyers =
        DemoResources.authorities().stream()
            .collect(Collectors.toMap(Authority::name, Function.identity()));
    return notices().stream()
        .map(
            notice -> {
              Authority buyer = buyers.get(notice.buyer());
              if (buyer == null) {
                throw new IllegalStateException(
                    "notices.yml: notice "
                        + notice.n()
                        + ": \""
                        + notice.buyer()
                        + "\" is not in places/authorities.csv");
              }
              return BoampRecord.of(notice, buyer, today, portal);
            })
        .toList();
  }

  private void playBoamp(List<BoampRecord> records) {
    server.stubFor(
        get(urlPathEqualTo("/boamp/api/explore/v2.1/catalog/datasets/boamp/records"))
            .willReturn(aResponse().withTransformers(BoampApi.NAME)));
    for (BoampRecord record : records) {
      server.stubFor(
          get(urlPathEqualTo("/boamp/pages/avis/"))
              .withQueryParam("q", equalTo("idweb:\"" + record.idweb() + "\""))
              .willReturn(html(NoticePage.of(record))));
    }
    server.stubFor(
        get("/robots.txt")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/plain; charset=utf-8")
                    .withBody(DemoResources.text("pages/robots.txt"))));
  }

  private void playRegister() {
    Bulletin.Register register = Bulletin.register();
    RegisterSite site = new RegisterSite(register.bulletins(), today);
    site.pages().forEach(this::playPage);
    try (Typeface typeface = new Typeface()) {
      BulletinPdf printer = new BulletinPdf(register, today, typeface);
      for (Bulletin bulletin : register.bulletins()) {
        playFile(site.path(bulletin), "application/pdf", printer.print(bulletin));
      }
    } catch (IOException noFont) {
      throw new UncheckedIOException(noFont);
    }
  }

  private void playTown() {
    String before =
        DemoResources.filled(
            "pages/news-before.html", Map.of("before", Bulletin.longDate(today.minusDays(6))));
    String after =
        DemoResources.filled("pages/news-after.html", Map.of("today", Bulletin.longDate(today)));
    server.stubFor(
        get(urlPathEqualTo(TOWN))
            .inScenario(TOWN_SCENARIO)
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(townPage(before)));
    server.stubFor(
        get(urlPathEqualTo(TOWN))
            .inScenario(TOWN_SCENARIO)
            .whenScenarioStateIs(VOTED)
            .willReturn(townPage(after)));
    server.stubFor(
        post(urlPathEqualTo("/valmoire/vote"))
            .inScenario(TOWN_SCENARIO)
            .willSetStateTo(VOTED)
            .willReturn(aResponse().withStatus(303).withHeader("Location", TOWN)));
  }

  /** Visits counted and versions of style sheets: what changes on a page that has not changed. */
  private ResponseDefinitionBuilder townPage(String news) {
    Map<String, String> values = new TreeMap<>();
    values.put("news", news);
    values.put("session", Bulletin.longDate(today.minusDays(25)));
    values.put("online", today.minusDays(20).format(RegisterSite.NUMERIC));
    values.put("nonce", "{{randomValue length=8 type='ALPHANUMERIC'}}");
    values.put("views", "{{randomInt lower=1000 upper=9999}}");
    return html(DemoResources.filled("pages/valmoire.html", values))
        .withTransformers("response-template");
  }

  private void playTroubles() {
    server.stubFor(
        get(urlPathEqualTo("/basse-brune/api/explore/v2.1/catalog/datasets/boamp/records"))
            .willReturn(html(DemoResources.text("pages/maintenance.html"))));
    server.stubFor(
        get(urlPathEqualTo("/basse-brune/recueil/"))
            .willReturn(
                aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:22/")));
    server.stubFor(
        get(urlPathEqualTo("/en-panne/"))
            .willReturn(html(DemoResources.text("pages/maintenance.html")).withStatus(500)));
  }

  private void playIndex() {
    server.stubFor(
        get("/")
            .willReturn(
                html(
                    DemoResources.filled(
                        "pages/index.html",
                        Map.of("register", RegisterSite.entry(), "town", TOWN)))));
  }

  private void playPage(String path, String page) {
    playFile(path, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private void playFile(String path, String mediaType, byte[] content) {
    String etag = "\"" + Sha256.of(content).substring(0, 20) + "\"";
    server.stubFor(
        get(urlPathEqualTo(path))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", mediaType)
                    .withHeader("ETag", etag)
                    .withBody(content)));
    server.stubFor(
        get(urlPathEqualTo(path))
            .atPriority(1)
            .withHeader("If-None-Match", equalTo(etag))
            .willReturn(aResponse().withStatus(304).withHeader("ETag", etag)));
  }

  private static ResponseDefinitionBuilder html(String page) {
    return aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody(page);
  }
}
