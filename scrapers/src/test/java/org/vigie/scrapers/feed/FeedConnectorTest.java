package org.vigie.scrapers.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.scrapers.connector.RealData;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;

/** Feeds as towns and departments publish them. */
class FeedConnectorTest {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Valmoire</title><link>https://valmoire.example/</link>
      <item><title>Délibérations du 24 septembre</title><link>/delib/42</link>
        <guid isPermaLink="false">valmoire-42</guid><pubDate>Tue, 29 Sep 2026 23:30:00 +0200</pubDate>
        <description>&lt;p&gt;Vidéoprotection : &lt;a href="/uploads/2026-09-042.pdf"&gt;la délibération&lt;/a&gt;&lt;/p&gt;</description>
        <enclosure url="/uploads/annexe.pdf" length="1" type="application/pdf"/>
        <enclosure url="/uploads/photo.jpg" length="1" type="image/jpeg"/></item>
      <item><title>Fête des feuilles</title><link>/fete</link><pubDate>mar., 1er sept. 2026 10:00</pubDate></item>
      </channel></rss>
      """;

  @TempDir Path folder;
  private final FeedConnector connector = new FeedConnector(Portal.CLOCK);
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
  void an_entry_is_a_publication_with_its_enclosures_and_the_files_it_links_to()
      throws IOException {
    Walk walk = walk(RSS, "feed: {kind: deliberation}\n");

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    Discovery first = walk.found().getFirst();
    assertThat(first.externalId()).isEqualTo("valmoire-42");
    assertThat(first.facts().title()).isEqualTo("Délibérations du 24 septembre");
    assertThat(first.facts().kind()).isEqualTo(PublicationKind.DELIBERATION);
    assertThat(first.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 9, 29));
    assertThat(first.facts().link()).isEqualTo(portal.uri("/delib/42"));
    assertThat(first.text()).contains("Vidéoprotection : la délibération").doesNotContain("<p>");
    assertThat(first.documents())
        .extracting(DocumentLink::uri)
        .containsExactly(portal.uri("/uploads/annexe.pdf"), portal.uri("/uploads/2026-09-042.pdf"));
    assertThat(new String(first.raw(), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("<item");
  }

  @Test
  void a_french_date_without_zone_is_the_day_in_paris_and_a_link_stands_in_for_an_id()
      throws IOException {
    Discovery second = walk(RSS, "").found().get(1);

    assertThat(second.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(second.externalId()).isEqualTo(portal.uri("/fete").toString());
  }

  @Test
  void atom_and_rdf_and_json_give_the_same_facts() throws IOException {
    String atom =
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>V</title><id>urn:v</id>
        <entry><id>urn:v:1</id><title type="html">Caméras &amp;amp; drones</title>
        <link rel="alternate" href="/a1"/><updated>2026-11-02T08:00:00Z</updated>
        <content type="html">&lt;b&gt;Onze caméras&lt;/b&gt;</content></entry></feed>
        """;
    String rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>V</title></channel>
        <item rdf:about="urn:v:1"><title>Caméras &amp; drones</title><link>/a1</link>
        <description>Onze caméras</description><dc:date>2026-11-02T08:00:00Z</dc:date></item></rdf:RDF>
        """;
    String json =
        """
        {"version":"https://jsonfeed.org/version/1.1","title":"V","items":[{"id":"urn:v:1","url":"/a1",
        "title":"Caméras & drones","content_html":"<b>Onze caméras</b>","date_published":"2026-11-02T08:00:00Z"}]}
        """;
    for (String feed : List.of(atom, rdf, json)) {
      Walk walk = walk(feed, "");
      assertThat(walk.outcome().health()).as(feed).isEqualTo(Health.OK);
      Discovery entry = walk.found().getFirst();
      assertThat(entry.facts().title()).isEqualTo("Caméras & drones");
      assertThat(entry.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
      assertThat(entry.facts().link()).isEqualTo(portal.uri("/a1"));
      assertThat(entry.text()).contains("Onze caméras");
    }
  }

  @Test
  void the_page_behind_a_new_entry_is_read_where_the_definition_says_so() throws IOException {
    portal.answers("/delib/42", "<main><p class=corps>Onze caméras</p><a href=/d.pdf>D</a></main>");
    portal.answers("/fete", "<main><p class=corps>Des feuilles</p></main>");

    Walk walk = walk(RSS, "feed: {text: .corps, document: 'a[href$=.pdf]'}\n");

    assertThat(walk.found().getFirst().text()).contains("Onze caméras");
    assertThat(walk.found().getFirst().documents())
        .extracting(DocumentLink::uri)
        .contains(portal.uri("/d.pdf"));
    Walk again = walk(RSS, "feed: {text: .corps}\n", walk.outcome().next());
    assertThat(again.titles()).containsExactly("Délibérations du 24 septembre");
  }

  @Test
  void an_unchanged_feed_costs_no_transfer() throws IOException {
    portal.answers("/feed", xml(RSS).withHeader("ETag", "\"v1\""));
    var source = portal.source(connector, "/feed", "");
    Walk first = portal.walk(connector, source, Checkpoint.NONE);
    portal.server.stubFor(
        get("/feed").withHeader("If-None-Match", equalTo("\"v1\"")).willReturn(status(304)));

    Walk second = portal.walk(connector, source, first.outcome().next());

    assertThat(second.outcome().health()).isEqualTo(Health.OK);
    assertThat(second.outcome().notModified()).isEqualTo(1);
    assertThat(second.found()).isEmpty();
  }

  @Test
  void an_empty_feed_is_empty_and_a_page_instead_of_a_feed_is_a_changed_layout()
      throws IOException {
    Walk empty = walk("<rss version='2.0'><channel><title>V</title></channel></rss>", "");
    Walk page = walk("<!DOCTYPE html><html><body>Notre nouveau site</body></html>", "");
    Walk json = walk("{\"message\":\"Not found\"}", "");

    assertThat(empty.outcome().health()).isEqualTo(Health.EMPTY);
    assertThat(page.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(page.reason()).contains("Notre nouveau site");
    assertThat(json.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void entries_without_anything_to_read_are_counted_and_the_others_kept() throws IOException {
    Walk walk = walk(RSS.replace("<item><title>Fête", "<item></item><item><title>Fête"), "");

    assertThat(walk.found()).hasSize(2);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("1 éléments");
  }

  @Test
  void a_feed_cut_off_in_the_middle_is_read_as_far_as_it_goes_and_partial() throws IOException {
    Walk walk = walk(RSS.substring(0, RSS.indexOf("<pubDate>mar.")), "");

    assertThat(walk.titles()).containsExactly("Délibérations du 24 septembre", "Fête des feuilles");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.outcome().next()).isEqualTo(Checkpoint.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-8", "ISO-8859-15"})
  void accents_survive_a_charset_that_was_announced_wrongly(String charset) throws IOException {
    byte[] bytes = RSS.replace("encoding=\"UTF-8\"", "").getBytes(Charset.forName(charset));
    portal.answers(
        "/feed", aResponse().withBody(bytes).withHeader("Content-Type", "text/xml;charset=UTF-8"));

    Walk walk = portal.walk(connector, portal.source(connector, "/feed", ""), Checkpoint.NONE);

    assertThat(walk.titles()).contains("Délibérations du 24 septembre");
  }

  @Test
  void html_entities_and_a_document_type_that_names_a_file_do_no_harm() throws IOException {
    Walk walk =
        walk(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss"
                + " version='2.0'><channel><item><title>D&eacute;lib &x; &amp;"
                + " co</title><link>/a</link></item></channel></rss>",
            "");

    assertThat(walk.titles()).containsExactly("Délib &x; & co");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thu, 28 Sep 2023 00:00:00 +0200 | 2023-09-27T22:00:00Z
          28 Sep 2023 00:00:00            | 2023-09-27T22:00:00Z
          jeu., 28 sept. 2023 14:30:00    | 2023-09-28T12:30:00Z
          2023-09-28 14:30:00             | 2023-09-28T12:30:00Z
          2023-09-28T14:30:00Z            | 2023-09-28T14:30:00Z
          lundi 24 août 2026 à 9h         | 2026-08-23T22:00:00Z
          Sat, 01 Feb 26 08:00:00 GMT     | 2026-02-01T08:00:00Z
          """)
  void dates_are_read_as_feeds_write_them(String written, String instant) {
    assertThat(FeedDate.in(written)).map(Object::toString).hasValue(instant);
  }

  @Test
  void the_real_feeds_of_french_bodies_are_read_whole() throws IOException {
    try (Stream<Path> feeds = Files.list(RealData.at("french-documents/feeds"))) {
      for (Path feed : feeds.toList()) {
        portal.answers("/feed", xml(Files.readString(feed)));
        Walk walk = portal.walk(connector, portal.source(connector, "/feed", ""), Checkpoint.NONE);
        assertThat(walk.outcome().health()).as("%s: %s", feed, walk.reason()).isEqualTo(Health.OK);
        assertThat(walk.found())
            .allMatch(found -> found.facts().publishedOn() != null)
            .allMatch(found -> !found.facts().title().isBlank());
      }
    }
  }

  @Test
  void no_real_feed_however_odd_stops_the_connector() throws IOException {
    try (Stream<Path> feeds = Files.walk(RealData.at("web/feeds"))) {
      for (Path feed : feeds.filter(Files::isRegularFile).toList()) {
        portal.answers(
            "/feed",
            aResponse()
                .withBody(Files.readAllBytes(feed))
                .withHeader("Content-Type", "application/xml"));
        Walk walk = portal.walk(connector, portal.source(connector, "/feed", ""), Checkpoint.NONE);
        assertThat(walk.outcome().health() == Health.OK)
            .as("%s: %s", feed, walk.reason())
            .isEqualTo(walk.reason().isEmpty());
      }
    }
  }

  private Walk walk(String feed, String block) throws IOException {
    return walk(feed, block, Checkpoint.NONE);
  }

  private Walk walk(String feed, String block, Checkpoint from) throws IOException {
    portal.answers("/feed", xml(feed));
    return portal.walk(connector, portal.source(connector, "/feed", block), from);
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder xml(String body) {
    return aResponse().withBody(body).withHeader("Content-Type", "application/xml;charset=utf-8");
  }
}
