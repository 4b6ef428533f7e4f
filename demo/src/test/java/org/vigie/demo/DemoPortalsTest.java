package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPortalsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RECORDS =
      "/boamp/api/explore/v2.1/catalog/datasets/boamp/records?order_by=dateparution%20desc";

  private final HttpClient http = HttpClient.newHttpClient();
  private final DemoPortals portals = DemoPortals.start(TODAY);

  @AfterAll
  void stop() {
    portals.close();
    http.close();
  }

  @Test
  void boamp_hands_out_its_72_notices_page_by_page() throws Exception {
    Set<String> seen = new HashSet<>();
    for (int offset = 0; offset < 72; offset += 30) {
      JsonNode page = json(RECORDS + "&limit=30&offset=" + offset);
      assertThat(page.get("total_count").intValue()).isEqualTo(72);
      page.get("results").forEach(record -> seen.add(record.get("idweb").stringValue()));
    }
    assertThat(seen).hasSize(72);
  }

  @Test
  void boamp_obeys_both_ends_of_a_date_window() throws Exception {
    String from = TODAY.minusDays(2).toString();
    JsonNode page =
        json(RECORDS + "&limit=100&where=" + encoded("dateparution >= date'" + from + "'"));
    assertThat(page.get("results"))
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(record.get("dateparution").stringValue()).isGreaterThanOrEqualTo(from));

    JsonNode between =
        json(
            RECORDS
                + "&limit=100&where="
                + encoded(
                    "dateparution >= \"%s\" and dateparution < \"%s\"".formatted(from, TODAY)));
    assertThat(between.get("total_count").intValue())
        .isPositive()
        .isLessThan(page.get("total_count").intValue());
  }

  @Test
  void the_newest_notices_carry_the_date_of_today() throws Exception {
    JsonNode newest = json(RECORDS + "&limit=1").get("results").get(0);
    assertThat(newest.get("dateparution").stringValue()).isEqualTo("2026-11-24");
  }

  @Test
  void boamp_refuses_more_than_a_hundred_records_at_once() throws Exception {
    HttpResponse<byte[]> answer = get(RECORDS + "&limit=101");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("InvalidRESTParameterError");
  }

  @Test
  void the_embedded_notice_is_json_in_a_string_with_one_key_that_names_its_format()
      throws Exception {
    Set<String> formats = new HashSet<>();
    for (JsonNode record : json(RECORDS + "&limit=100").get("results")) {
      JsonNode notice = JSON.readTree(record.get("donnees").stringValue());
      assertThat(notice.propertyNames()).hasSize(1);
      formats.addAll(notice.propertyNames());
    }
    assertThat(formats).containsExactlyInAnyOrder("EFORMS", "FNSimple", "MAPA", "DSP");
  }

  @Test
  void the_register_leads_by_year_month_and_page_to_12_bulletins_of_3_to_14_pages()
      throws Exception {
    Set<String> files = bulletins();
    assertThat(files).hasSize(12);
    int withoutText = 0;
    for (String file : files) {
      try (PDDocument pdf = Loader.loadPDF(get(file).body())) {
        assertThat(pdf.getNumberOfPages()).as(file).isBetween(3, 14);
        withoutText += new PDFTextStripper().getText(pdf).isBlank() ? 1 : 0;
      }
    }
    assertThat(withoutText).as("scans").isEqualTo(1);
  }

  @Test
  void the_newest_bulletin_authorises_34_cameras_on_a_page_of_its_own() throws Exception {
    String newest = bulletins().iterator().next();
    try (PDDocument pdf = Loader.loadPDF(get(newest).body())) {
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(pdf).replaceAll("\\s+", " "))
          .contains("Est autorisée l'installation de 34 caméras sur la voie publique");
    }
  }

  @Test
  void the_same_day_gives_the_same_bytes_at_every_start() throws Exception {
    try (DemoPortals again = DemoPortals.start(TODAY)) {
      for (String file : bulletins()) {
        byte[] second =
            http.send(
                    HttpRequest.newBuilder(URI.create(again.url() + file)).build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(Sha256.of(second)).as(file).isEqualTo(Sha256.of(get(file).body()));
      }
    }
  }

  @Test
  void a_bulletin_that_is_held_already_is_not_sent_again() throws Exception {
    String file = bulletins().iterator().next();
    String etag = get(file).headers().firstValue("ETag").orElseThrow();
    HttpRequest again =
        HttpRequest.newBuilder(URI.create(portals.url() + file))
            .header("If-None-Match", etag)
            .build();
    assertThat(http.send(again, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(304);
  }

  @Test
  void the_town_page_tells_of_cameras_once_the_council_has_voted() throws Exception {
    try (DemoPortals own = DemoPortals.start(TODAY)) {
      URI town = URI.create(own.url() + "/valmoire/conseil-municipal/");
      HttpRequest request = HttpRequest.newBuilder(town).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .contains("La prochaine séance est publique")
          .doesNotContain("caméras");
      own.changeTownPage();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .contains("a approuvé l'extension de la vidéoprotection : 34 caméras");
    }
  }

  @Test
  void sources_are_written_with_the_address_of_these_portals(@TempDir Path config)
      throws Exception {
    portals.writeSources(config);
    try (var files = Files.list(config.resolve("sources"))) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(5);
      for (Path file : written) {
        assertThat(Files.readString(file)).contains(portals.url()).doesNotContain("${");
      }
    }
  }

  @Test
  void a_redirect_to_a_port_of_this_machine_waits_for_who_follows_it() throws Exception {
    assertThat(get("/basse-brune/recueil/").headers().firstValue("Location"))
        .hasValue("http://127.0.0.1:22/");
  }

  @Test
  void every_authority_and_commune_has_a_siren_that_passes_the_luhn_test() {
    assertThat(DemoResources.authorities())
        .isNotEmpty()
        .allSatisfy(
            authority -> {
              assertThat(Authority.passesLuhn(authority.siren())).isTrue();
              assertThat(Authority.passesLuhn(authority.siret())).isTrue();
              assertThat(authority.email()).endsWith(".example");
            });
  }

  private Set<String> bulletins() throws Exception {
    Set<String> files = new LinkedHashSet<>();
    Document register = page("/haute-brune/Publications/Recueil-des-actes-administratifs");
    for (String year : links(register, ".fr-card--grey a")) {
      for (String month : links(page(year), ".fr-card--grey a")) {
        String next = month;
        while (!next.isEmpty()) {
          Document cards = page(next);
          files.addAll(links(cards, ".fr-card--horizontal h2.fr-card__title a.fr-card__link"));
          assertThat(cards.select("p.fr-card__detail").eachText())
              .allMatch(date -> date.matches("Publié le \\d\\d/\\d\\d/\\d{4}"));
          next = String.join("", links(cards, "a.fr-pagination__link--next"));
        }
      }
    }
    return files;
  }

  private static List<String> links(Document page, String selector) {
    return page.select(selector).eachAttr("href");
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(new String(get(path).body(), StandardCharsets.UTF_8));
  }

  private JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(portals.url() + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
