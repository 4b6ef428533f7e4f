package org.vigie.scrapers.sitemap;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.scrapers.connector.RealData;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;

/** Sites as their sitemaps list them. */
class SitemapConnectorTest {
  @TempDir Path folder;
  private final SitemapConnector connector = new SitemapConnector(Portal.CLOCK);
  private Portal portal;

  @BeforeEach
  void open() {
    portal = new Portal(folder);
  }

  @AfterEach
  void close() throws IOException {
    portal.close();
  }

  @Test
  void an_index_leads_to_compressed_sitemaps_and_those_to_pages_and_files() throws IOException {
    answersXml(
        "/sitemap.xml", "<sitemapindex>" + loc("sitemap", "/s1.xml.gz", "") + "</sitemapindex>");
    portal.answers(
        "/s1.xml.gz",
        aResponse()
            .withBody(
                gzip(
                    urlset(
                        loc("url", "/delib/42", "2026-11-20"),
                        loc("url", "/uploads/raa-du-21-aout-2026.pdf", "2026-11-21"))))
            .withHeader("Content-Type", "application/x-gzip"));
    portal.answers(
        "/delib/42",
        "<title>V</title><nav>Menu</nav><main><h1>Vidéoprotection</h1><p>Onze caméras</p>"
            + "<a href='/uploads/042.pdf'>Délibération</a> <a href='/contact'>Contact</a></main>");

    Walk walk = walk("/sitemap.xml", "");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("Vidéoprotection", "raa-du-21-aout-2026.pdf");
    Discovery page = walk.found().getFirst();
    assertThat(page.text()).contains("Onze caméras").doesNotContain("Menu");
    assertThat(page.documents())
        .extracting(DocumentLink::uri)
        .containsExactly(portal.uri("/uploads/042.pdf"));
    assertThat(walk.found().get(1).facts().publishedOn()).isEqualTo(LocalDate.of(2026, 8, 21));
    portal.server.verify(0, getRequestedFor(urlEqualTo("/uploads/raa-du-21-aout-2026.pdf")));
  }

  @Test
  void robots_txt_may_name_the_sitemaps() throws IOException {
    portal.answers(
        "/robots.txt",
        aResponse().withBody("User-agent: *\nAllow: /\nSitemap: " + portal.uri("/s.xml") + "\n"));
    answersXml("/s.xml", urlset(loc("url", "/a", "2026-11-20")));
    page("/a");

    assertThat(walk("/robots.txt", "").titles()).containsExactly("Page /a");
  }

  @Test
  void only_what_changed_since_the_last_harvest_is_read_again() throws IOException {
    answersXml(
        "/s.xml",
        urlset(
            loc("url", "/a", "2026-11-10"),
            loc("url", "/b", "2026-11-20"),
            loc("url", "/old", "2024-01-01")));
    page("/a");
    page("/b");
    Walk first = walk("/s.xml", "");
    Walk second = walk("/s.xml", "", first.outcome().next());

    assertThat(first.titles()).containsExactly("Page /a", "Page /b");
    assertThat(second.titles()).containsExactly("Page /b");
    assertThat(second.outcome().health()).isEqualTo(Health.OK);
  }

  @Test
  void more_pages_than_one_harvest_reads_are_read_by_the_next_and_the_reason_says_so()
      throws IOException {
    answersXml("/s.xml", urlset(urls(25, "")));
    IntStream.range(0, 25).forEach(number -> page("/p" + number));
    String block = "sitemap: {most: 10}\n";

    Walk first = walk("/s.xml", block);
    Walk second = walk("/s.xml", block, first.outcome().next());
    Walk third = walk("/s.xml", block, second.outcome().next());

    assertThat(first.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(first.reason()).contains("10 pages lues sur 25");
    assertThat(Stream.of(first, second, third).flatMap(walk -> walk.ids().stream()).distinct())
        .hasSize(25);
  }

  @Test
  void dated_pages_beyond_one_harvest_go_on_behind_the_last_read() throws IOException {
    answersXml(
        "/s.xml",
        urlset(
            IntStream.range(10, 19)
                .mapToObj(day -> loc("url", "/p" + day, "2026-11-" + day))
                .collect(Collectors.joining())));
    IntStream.range(10, 19).forEach(number -> page("/p" + number));
    String block = "sitemap: {most: 5}\n";

    Walk first = walk("/s.xml", block);
    Walk second = walk("/s.xml", block, first.outcome().next());

    assertThat(first.titles())
        .containsExactly("Page /p10", "Page /p11", "Page /p12", "Page /p13", "Page /p14");
    assertThat(second.titles()).containsExactly("Page /p15", "Page /p16", "Page /p17", "Page /p18");
    assertThat(second.outcome().health()).isEqualTo(Health.OK);
  }

  @Test
  void a_time_that_all_pages_share_is_the_build_and_not_believed() throws IOException {
    answersXml("/s.xml", urlset(urls(12, "2020-01-01")));
    IntStream.range(0, 12).forEach(number -> page("/p" + number));

    assertThat(walk("/s.xml", "").found()).hasSize(12);
  }

  @Test
  void addresses_are_chosen_by_their_words() throws IOException {
    answersXml(
        "/s.xml",
        urlset(
            loc("url", "/conseil/a", ""),
            loc("url", "/tourisme/b", ""),
            loc("url", "/conseil/menu", "")));
    page("/conseil/a");

    Walk walk = walk("/s.xml", "sitemap:\n  include: ['/conseil/']\n  exclude: ['menu$']\n");

    assertThat(walk.titles()).containsExactly("Page /conseil/a");
  }

  @Test
  void an_empty_sitemap_is_empty_and_a_page_instead_of_one_a_changed_layout() throws IOException {
    answersXml("/empty.xml", urlset(""));
    portal.answers("/page.xml", "<!DOCTYPE html><html><body>Notre nouveau site</body></html>");

    assertThat(walk("/empty.xml", "").outcome().health()).isEqualTo(Health.EMPTY);
    Walk page = walk("/page.xml", "");
    assertThat(page.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(page.reason()).contains("/page.xml");
  }

  @Test
  void a_sitemap_that_is_gone_and_pages_that_are_gone_make_the_walk_partial() throws IOException {
    answersXml(
        "/i.xml",
        "<sitemapindex>"
            + loc("sitemap", "/gone.xml", "")
            + loc("sitemap", "/s.xml", "")
            + "</sitemapindex>");
    answersXml("/s.xml", urlset(loc("url", "/a", ""), loc("url", "/b", "")));
    page("/a");

    Walk walk = walk("/i.xml", "");

    assertThat(walk.titles()).containsExactly("Page /a");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("/b");
  }

  @Test
  void pages_that_only_a_script_would_fill_are_a_changed_layout() throws IOException {
    answersXml("/s.xml", urlset(loc("url", "/a", "")));
    portal.answers("/a", "<header>V</header><div id=app></div><script>render()</script>");

    Walk walk = walk("/s.xml", "");

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains("se remplit dans le navigateur");
  }

  @Test
  void no_real_sitemap_however_odd_stops_the_connector() throws IOException {
    try (Stream<Path> files = Files.list(RealData.at("web/sitemaps"))) {
      for (Path file : files.toList()) {
        portal.answers("/real.xml", aResponse().withBody(Files.readAllBytes(file)));
        Walk walk = walk("/real.xml", "sitemap: {include: ['nothing-of-it'], max-sitemaps: 1}\n");
        // its addresses were met, or it is an index that names others
        assertThat(walk.outcome().reason().key())
            .as(file + ": " + walk.reason())
            .isIn("connector.changed.none-wanted", "connector.partial.sitemaps-left");
      }
    }
  }

  private Walk walk(String path, String block) throws IOException {
    return walk(path, block, Checkpoint.NONE);
  }

  private Walk walk(String path, String block, Checkpoint from) throws IOException {
    return portal.walk(connector, portal.source(connector, path, block), from);
  }

  private void page(String path) {
    portal.answers(path, "<main><h1>Page " + path + "</h1><p>Des mots</p></main>");
  }

  private void answersXml(String path, String xml) {
    portal.answers(
        path,
        aResponse().withBody(xml).withHeader("Content-Type", "application/xml;charset=utf-8"));
  }

  private String urls(int count, String changed) {
    return IntStream.range(0, count)
        .mapToObj(number -> loc("url", "/p" + number, changed))
        .collect(Collectors.joining());
  }

  private String loc(String element, String path, String changed) {
    String lastmod = changed.isEmpty() ? "" : "<lastmod>" + changed + "</lastmod>";
    return "<%1$s><loc>%2$s</loc>%3$s</%1$s>".formatted(element, portal.uri(path), lastmod);
  }

  private static String urlset(String... urls) {
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + String.join("", urls)
        + "</urlset>";
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
