package org.vigie.scrapers;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.RealData;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;

/** What is proposed to somebody who has nothing but an address. */
class SourceGuessTest {
  @TempDir Path folder;
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
  void a_prefectures_register_is_a_listing_in_the_design_of_the_state() throws IOException {
    SourceGuess guess =
        guess(
            "<title>Recueil : \"actes\" \\ 2026</title><main><div class='fr-card fr-card--grey'>"
                + "<h2 class=fr-card__title><a href=/raa/2026>2026</a></h2></div></main>");

    assertThat(guess.type()).isEqualTo("listing");
    assertThat(guess.preset()).isEqualTo("prefecture");
    assertThat(written(guess).name()).isEqualTo("Recueil : \"actes\" \\ 2026");
  }

  @Test
  void the_content_system_is_known_by_its_generator_or_its_addresses() throws IOException {
    assertThat(
            guess(
                    "<meta name=generator content='WordPress 6.8'><main><ul><li><a"
                        + " href='/wp-content/uploads/2026/09/d.pdf'>Délib</a> 29/09/2026</ul>")
                .preset())
        .isEqualTo("wordpress");
    assertThat(
            guess(
                    "<meta name=generator content='SPIP 4.3'><div class=liste-items><div"
                        + " class=item><h3><a href='spip.php?article12'>Délib</a></h3></div></div>")
                .preset())
        .isEqualTo("spip");
    assertThat(
            guess(
                    "<div class=views-row><h3><a href=/node/12>Délib</a></h3>"
                        + "<time datetime='2026-09-29T10:00:00Z'>29 sept.</time></div>")
                .preset())
        .isEqualTo("drupal");
    assertThat(
            guess("<ul><li><a href=a.pdf>A</a> 2 mai 2026</li><li><a href=b.pdf>B</a></li></ul>")
                .preset())
        .isEqualTo("files");
  }

  @Test
  void buyer_profiles_are_known_by_their_markup() throws IOException {
    assertThat(guess("<div id=AAPCGenere><table></table>avis</div>").type()).isEqualTo("aws");
    assertThat(guess("<div class=item_consultation>avis</div>").type()).isEqualTo("atexo");
  }

  @Test
  void feeds_and_sitemaps_are_known_by_their_first_element() throws IOException {
    assertThat(guess("text/xml", "<?xml version='1.0'?><rss version='2.0'></rss>").type())
        .isEqualTo("feed");
    assertThat(guess("text/html", "<feed xmlns='http://www.w3.org/2005/Atom'></feed>").type())
        .isEqualTo("feed");
    assertThat(
            guess("application/json", "{\"version\":\"https://jsonfeed.org/version/1.1\"}").type())
        .isEqualTo("feed");
    assertThat(
            guess("text/xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>")
                .type())
        .isEqualTo("sitemap");
    assertThat(guess("application/pdf", "%PDF-1.7").type()).isEqualTo("page");
  }

  @Test
  void a_page_that_announces_a_feed_says_so() throws IOException {
    SourceGuess guess =
        guess(
            "<link rel=alternate type='application/rss+xml' href='/feed/'>"
                + "<p>La police municipale</p>");

    assertThat(guess.type()).isEqualTo("page");
    assertThat(warnings(guess)).contains("guess.warn.feed-there", "guess.warn.no-list");
    assertThat(guess.warnings().getFirst().arguments())
        .containsExactly(portal.uri("/feed/").toString());
  }

  @Test
  void a_list_without_dates_and_with_session_numbers_is_warned_of() throws IOException {
    SourceGuess guess =
        guess(
            "<ul><li><a href='a.pdf'>A</a></li><li><a href='b.php?sid=1f&f=b.pdf'>B</a></li></ul>");

    assertThat(warnings(guess)).contains("guess.warn.no-dates", "guess.warn.no-identity");
  }

  @Test
  void a_page_that_only_a_script_would_fill_is_warned_of() throws IOException {
    SourceGuess guess =
        guess(
            Files.readString(
                RealData.at(
                    "french-documents/municipal-site-javascript-only/ConseilMunicipal.html")));

    assertThat(warnings(guess)).containsExactly("guess.warn.script-only");
  }

  @Test
  void an_address_that_does_not_answer_proposes_nothing_and_says_why() throws IOException {
    SourceGuess guess = portal.guess(portal.uri("/nowhere"));

    assertThat(guess.health()).isNotEqualTo(Health.OK);
    assertThat(guess.reason().arguments()).contains(portal.uri("/nowhere").toString());
    assertThat(guess.yaml()).isEmpty();
  }

  private SourceGuess guess(String html) throws IOException {
    return guess("text/html;charset=utf-8", html);
  }

  /** Every proposal must be a definition without mistakes. */
  private SourceGuess guess(String type, String body) throws IOException {
    ResponseDefinitionBuilder answer = aResponse().withHeader("Content-Type", type).withBody(body);
    portal.answers("/Publications/Recueil%20des%20actes.html", answer);
    SourceGuess guess = portal.guess(portal.uri("/Publications/Recueil%20des%20actes.html"));
    assertThat(guess.health()).isEqualTo(Health.OK);
    assertThat(written(guess).type()).isEqualTo(guess.type());
    return guess;
  }

  private Source written(SourceGuess guess) throws IOException {
    Path file = Files.writeString(folder.resolve("guess.yml"), guess.yaml());
    SourceFiles.Result read = new SourceFiles(Connectors.all(Portal.CLOCK)).read(List.of(file));
    assertThat(read.problems()).as(guess.yaml()).isEmpty();
    return read.sources().getFirst();
  }

  private static List<String> warnings(SourceGuess guess) {
    return guess.warnings().stream().map(Message::key).toList();
  }
}
