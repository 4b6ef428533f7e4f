package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.vigie.alert.Answer;
import org.vigie.alert.Choice;
import org.vigie.alert.Notice;
import org.vigie.alert.OwnPage;
import org.vigie.alert.Subscriptions;
import org.vigie.app.account.Accounts;
import org.vigie.app.account.Role;
import org.vigie.incident.Incidents;
import org.vigie.mail.Mail;
import org.vigie.mailer.outbox.Outbox;
import org.vigie.place.PlaceCode;
import org.vigie.search.ArchiveSearch;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;

/** The pages over HTTP as visitors, volunteers and admins meet them. */
@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.flyway.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class PagesIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String HOSTILE = "<script>alert(1)</script>\"><img src=x> {{7*7}} ${7*7}";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private WebTestApplication.MemoryArchive archive;
  @Autowired private ArchiveSearch search;
  @Autowired private WebTestApplication.RecordedStages stages;

  @Autowired private WebTestApplication.RecordedNotices notices;
  @Autowired private OwnPage ownPage;
  @Autowired private Subscriptions subscriptions;
  @Autowired private Outbox outbox;
  @Autowired private Incidents incidents;
  @Autowired private WebTestApplication.Posted posted;
  @Autowired private TownSite town;
  @Autowired private Sources sources;

  private Demonstration shown;

  @BeforeAll
  void fill() throws Exception {
    shown = Demonstration.fill(jdbc, archive, search);
    accounts.create("benevole@vigie.example", "Camille Essai", Role.VOLUNTEER, PASSWORD);
    accounts.create("admin@vigie.example", "Dominique Essai", Role.ADMIN, PASSWORD);
  }

  private Visitor visitor() {
    return new Visitor(port);
  }

  private Visitor signedIn(String who) {
    Visitor visitor = visitor();
    assertThat(visitor.logIn(who + "@vigie.example", PASSWORD).status()).isEqualTo(302);
    return visitor;
  }

  @ParameterizedTest
  @CsvSource({
    "/, 200, 200, 200",
    "/recherche, 200, 200, 200",
    "/veille, 200, 200, 200",
    "/veille.csv, 200, 200, 200",
    "/veille.json, 200, 200, 200",
    "/veille/raa-haute-brune, 200, 200, 200",
    "/veille/rien-de-tel, 404, 404, 404",
    "/publications/1, 200, 200, 200",
    "/publications/999999, 404, 404, 404",
    "/aide, 200, 200, 200",
    "/confidentialite, 200, 200, 200",
    "/accessibilite, 200, 200, 200",
    "/a-propos, 200, 200, 200",
    "/connexion, 200, 200, 200",
    "/admin, 302, 403, 200",
    "/admin/sources, 302, 403, 200",
    "/admin/sources/raa-haute-brune, 302, 403, 200",
    "/admin/sources/essayer, 302, 403, 200",
    "/admin/sources/essayer/999999, 302, 403, 404",
    "/admin/regles, 302, 403, 200",
    "/admin/regles/cameras-urbaines, 302, 403, 200",
    "/admin/taches, 302, 403, 200",
    "/admin/courrier, 302, 403, 200",
    "/admin/incidents, 302, 403, 200",
    "/admin/comptes, 302, 403, 200",
    "/benevole/a-relire, 302, 200, 200",
    "/admin/relecture, 302, 403, 200",
    "/admin/relecture/precision, 302, 403, 200",
    "/admin/relecture/precision?regle=cameras-urbaines&tri=precision, 302, 403, 200",
    "/admin/relecture/precision.csv, 302, 403, 200",
    "/admin/relecture/verdicts.jsonl, 302, 403, 200",
    "/reperages/1/signaler, 200, 200, 200",
    "/reperages/999999/signaler, 404, 404, 404",
    "/admin/documents, 302, 403, 200",
    "/admin/journal, 302, 403, 200",
    "/benevole/rien-de-tel, 302, 404, 404",
    "/admin/rien-de-tel, 302, 403, 404",
    "/rien-de-tel, 404, 404, 404",
    "/actuator/env, 404, 404, 404",
  })
  void each_route_opens_to_whom_it_should(
      String path, int asVisitor, int asVolunteer, int asAdmin) {
    assertThat(visitor().get(path).status()).as("visitor").isEqualTo(asVisitor);
    assertThat(signedIn("benevole").get(path).status()).as("volunteer").isEqualTo(asVolunteer);
    assertThat(signedIn("admin").get(path).status()).as("admin").isEqualTo(asAdmin);
  }

  Stream<String> everyPage() {
    return Stream.of(
        "/",
        "/recherche",
        shown.findPath(),
        shown.documentPath(),
        shown.dossierPath(),
        "/veille",
        "/veille/raa-haute-brune",
        "/publications/1",
        "/aide",
        "/connexion",
        "/rien-de-tel",
        "/admin",
        "/admin/sources",
        "/admin/sources/raa-haute-brune",
        "/admin/sources/essayer",
        "/admin/regles",
        "/admin/taches",
        "/admin/courrier",
        "/admin/relecture",
        "/admin/relecture/precision",
        "/benevole/a-relire",
        shown.reportPath(),
        "/admin/incidents",
        "/admin/comptes",
        "/admin/documents");
  }

  @Test
  void every_page_has_the_policy_one_title_and_nothing_inline() {
    Visitor admin = signedIn("admin");
    everyPage()
        .forEach(
            path -> {
              Visitor.Answer answer = admin.get(path);
              var page = answer.page();
              assertThat(answer.header("Content-Security-Policy"))
                  .as(path)
                  .startsWith("default-src 'none'")
                  .contains("frame-ancestors 'none'", "form-action 'self'");
              assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
              assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
              assertThat(page.select("h1")).as(path).hasSize(1);
              assertThat(page.title()).as(path).endsWith("Vigie");
              assertThat(page.select("[style], style, script:not([src])")).as(path).isEmpty();
              assertThat(page.select("[src], link[href]"))
                  .as(path)
                  .allMatch(e -> (e.attr("src") + e.attr("href")).startsWith("/"));
              assertThat(page.html()).as(path).doesNotContain("??", "onclick", "th:");
            });
  }

  @Test
  void every_page_speaks_english_when_asked_and_remembers() {
    Visitor admin = signedIn("admin");
    assertThat(admin.get("/recherche?lang=en").header("Set-Cookie")).contains("langue=en");
    everyPage()
        .forEach(
            path -> {
              var page = admin.get(path).page();
              assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en");
              assertThat(page.select("footer").text()).as(path).contains("not a service");
              assertThat(page.html()).as(path).doesNotContain("??");
            });
    assertThat(visitor().get("/recherche").raw().headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void a_hostile_title_is_seen_as_text() {
    for (String path : new String[] {"/recherche", "/", shown.hostilePath()}) {
      var page = visitor().get(path).page();
      assertThat(page.select("script:not([src]), img")).as(path).isEmpty();
      assertThat(page.text()).as(path).contains(HOSTILE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "abc", "401", "999999999999999999999"})
  void a_page_that_does_not_exist_shows_one_that_does(String asked) {
    Visitor.Answer answer = visitor().get("/recherche?page=" + asked);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().select(".results article")).isNotEmpty();
  }

  @Test
  void the_list_is_narrowed_by_words_family_and_place() {
    assertThat(titles("/recherche?q=drones")).containsExactly("Acquisition de deux drones");
    assertThat(titles("/recherche?famille=drones")).hasSize(1);
    assertThat(titles("/recherche?dep=99")).hasSizeGreaterThan(20);
    assertThat(titles("/recherche?dep=38")).isEmpty();
    assertThat(titles("/recherche?q=%25")).isEmpty();
    assertThat(visitor().get("/recherche?du=hier").page().select("[role=alert]")).isNotEmpty();
  }

  private List<String> titles(String path) {
    return visitor().get(path).page().select(".results article h3").eachText();
  }

  @Test
  void words_are_looked_for_in_all_that_was_read_and_lead_to_their_place() {
    var list = visitor().get("/recherche?q=%22images+au+centre%22+OU+(pose+PRES/6+dome)").page();
    assertThat(list.select(".results article")).hasSize(1);
    assertThat(list.select(".results mark").text()).contains("images au centre", "pose");
    String place = list.select(".results blockquote a").attr("href");

    var document = visitor().get(place).page();

    assertThat(place).contains("?p=3&q=").contains("#p3-h");
    assertThat(document.select("mark" + place.replaceAll(".*#", "#")).text()).contains("pose");
    assertThat(document.select("mark.companion").text()).contains("voie publique");
    assertThat(document.select(".passages a")).hasSizeGreaterThan(1);
  }

  @Test
  void what_no_rule_found_is_reached_by_searching_all_that_was_read() throws Exception {
    Rows rows = new Rows(jdbc);
    long other = rows.publication("boamp", "Curage", "Valmoire", LocalDate.of(2026, 11, 2), null);
    archive.keep("77".repeat(32), "Curage des fossés de Valmoire");
    rows.document(other, "avis.txt", "77".repeat(32), "read", 1);
    rows.settle();
    search.catchUp();

    assertThat(titles("/recherche?q=foss%C3%A9s")).containsExactly("Curage");
    assertThat(titles("/recherche?q=foss%C3%A9s&dans=reperages")).isEmpty();
    assertThat(titles("/recherche")).doesNotContain("Curage");
    assertThat(visitor().get("/recherche?q=curage").page().select(".results h3 a").attr("href"))
        .isEqualTo("/publications/" + other);
  }

  @Test
  void a_search_that_cannot_be_understood_says_where_and_what_to_write() {
    Visitor.Answer refused = visitor().get("/recherche?q=%22mur+d%27images");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().title()).startsWith("Erreur");
    assertThat(refused.page().select("#q-erreur").text()).contains("Guillemet non fermé");
    assertThat(refused.page().select("#q").attr("value")).isEqualTo("\"mur d'images");
    Visitor.Answer asProgram = visitor().get("/recherche.json?q=%22mur");
    assertThat(asProgram.status()).isEqualTo(422);
    assertThat(asProgram.raw().body()).contains("Guillemet non fermé");
    assertThat(visitor().get("/recherche.csv?du=hier").status()).isEqualTo(422);
  }

  @Test
  void a_search_is_there_for_programs_and_is_not_sent_twice() {
    var page = visitor().get("/recherche?famille=drones").page();
    assertThat(page.select("head link[rel=alternate]").eachAttr("type"))
        .containsExactly("application/atom+xml", "text/csv", "application/json");
    Visitor.Answer json = visitor().get("/recherche.json?famille=drones");
    assertThat(json.raw().body())
        .contains("\"total\":1", "Acquisition de deux drones", "\"famille\":{");
    Visitor.Answer again =
        visitor().getAgain("/recherche.json?famille=drones", json.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.raw().body()).isEmpty();
    assertThat(visitor().get("/recherche.csv?famille=drones").raw().body())
        .startsWith("date,title,buyer,kind")
        .contains("\"2026-11-20\",\"Acquisition de deux drones\"");
    String next = visitor().get("/recherche.json?par=2").header("Link");
    assertThat(next).contains("rel=\"next\"");
    String rest = next.replaceAll(".*(/recherche[^>]*).*", "$1");
    assertThat(visitor().get(rest).raw().body()).contains("\"results\":[{");
  }

  @Test
  void a_feed_has_what_is_new_as_text_and_each_place_and_family_has_its_own() {
    Document all = Jsoup.parse(visitor().get("/recherche.atom").raw().body(), Parser.xmlParser());
    assertThat(all.select("feed > entry")).hasSizeGreaterThan(20);
    assertThat(all.select("entry > title").eachText()).contains(HOSTILE);
    assertThat(all.select("script, img")).isEmpty();
    assertThat(all.select("feed > link[rel=self]").attr("href")).endsWith("/recherche.atom");
    Document drones =
        Jsoup.parse(visitor().get("/familles/drones.atom").raw().body(), Parser.xmlParser());
    assertThat(drones.select("entry > title").eachText())
        .containsExactly("Acquisition de deux drones");
    assertThat(drones.select("entry > updated").text()).isEqualTo("2026-11-22T06:42:00Z");
    assertThat(visitor().get("/departements/38.atom").status()).isEqualTo(200);
    for (String unknown : List.of("familles/rien", "departements/00", "communes/00000")) {
      assertThat(visitor().get("/" + unknown + ".atom").status()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void the_ledger_says_each_day_in_words_and_to_machines() {
    var page = visitor().get("/veille").page();
    assertThat(page.select(".matrix thead th")).hasSize(29);
    assertThat(page.select(".matrix td").eachText())
        .anyMatch(cell -> cell.contains("mercredi 18 novembre 2026 : page modifiée"));
    assertThat(page.select(".matrix tbody tr:first-child td")).hasSize(28);
    assertThat(page.select("footer a[href=/veille]")).isNotEmpty();
    assertThat(visitor().get("/veille.json").raw().body())
        .contains("\"source\":\"raa-haute-brune\"", "\"state\":\"changed-layout\"");
    assertThat(visitor().get("/veille.csv").raw().body())
        .startsWith("source,name,day,state,reason,items")
        .contains("\"raa-haute-brune\",", "\"2026-11-18\",\"changed-layout\"");
    assertThat(visitor().get("/veille/raa-haute-brune").page().text())
        .contains("mercredi 18 novembre 2026", "plus aucune ligne reconnue");
  }

  @Test
  void a_publication_shows_what_changed_and_that_it_is_the_same_tender_elsewhere()
      throws Exception {
    Rows rows = new Rows(jdbc);
    long boamp =
        rows.publication("boamp", "Caméras <b>", "Valmoire", LocalDate.of(2026, 11, 1), null);
    long ted = rows.publication("brunelles", "CCTV", "Valmoire", LocalDate.of(2026, 11, 2), null);
    rows.revise(boamp, archive, "Pose de 34 caméras", "Pose de 52 caméras");
    rows.sameTender(boamp, ted);

    var page = visitor().get("/publications/" + boamp).page();

    assertThat(page.text()).contains("Version 2", "parce que");
    assertThat(page.select("td bdi").eachText())
        .containsExactly("412\u202f000 € HT", "515\u202f000 € HT");
    assertThat(page.select("del").text()).contains("34");
    assertThat(page.select("ins").text()).contains("52");
    assertThat(page.select("a[href=/publications/" + ted + "]")).hasSize(1);
    assertThat(page.select(".banner").text()).contains("n'est plus sur le site");
    assertThat(page.select("h1 b")).isEmpty();
    assertThat(page.select("dl.facts").text())
        .contains(
            "Acheteur Valmoire SIRET 21990001600011",
            "Montant 515\u202f000 € HT",
            "Titulaires Optique & Fils",
            "32323500 Système de surveillance vidéo",
            "45000000",
            "chez l'acheteur : 2026-017");
    assertThat(page.select("dl.facts a[href=/recherche?dep=99]")).hasSize(1);
    assertThat(page.select(".paper").text()).isEqualTo("Pose de 52 caméras");

    long find = rows.find(boamp, cameras(), 8, WebTestApplication.NOW);
    var found = visitor().get("/reperages/" + find + "-x").page();
    assertThat(found.select("dl.facts").text()).contains("Titulaires Optique & Fils");
    assertThat(found.select("del").text()).contains("34");
    assertThat(found.select("a[href=/publications/" + ted + "]").text()).contains("parce que");
  }

  private long cameras() {
    return jdbc.sql("select id from rule_revision where rule_id = 'cameras-urbaines'")
        .query(Long.class)
        .single();
  }

  @Test
  void an_incident_is_mailed_to_admins_and_listed_for_them() {
    while (incidents.next()) {}

    assertThat(posted.mails)
        .filteredOn(mail -> mail.subject().startsWith("Source en difficulté"))
        .anySatisfy(
            mail -> {
              assertThat(mail.to()).isEqualTo("admin@vigie.example");
              assertThat(mail.subject()).contains("Recueil des actes", "(page modifiée)");
              assertThat(mail.text())
                  .contains("https://vigie.example/veille/raa-haute-brune")
                  .doesNotContain("mail.");
            });
    assertThat(signedIn("admin").get("/admin/incidents").page().select("tbody").text())
        .contains("Recueil des actes de la Haute-Brune", "page modifiée", "en cours");
  }

  @Test
  void the_bare_id_of_a_find_leads_to_its_readable_address() {
    String bare = shown.findPath().replaceAll("-.*", "");
    Visitor.Answer answer = visitor().get(bare);
    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location")).isEqualTo(shown.findPath());
  }

  @Test
  void a_find_shows_its_passage_its_rule_and_its_source() {
    var page = visitor().get(shown.findPath()).page();
    assertThat(page.select("blockquote mark").text()).contains("mur d'images");
    assertThat(page.select("blockquote mark.companion").text()).contains("voie publique");
    assertThat(page.text()).contains("Caméras urbaines", "Score 8, seuil 5", "412\u202f000");
    assertThat(page.select("a[href^=https]").attr("rel")).isEqualTo("noopener noreferrer");
  }

  @Test
  void passages_in_one_excerpt_are_shown_once_and_lead_to_their_place() {
    var page = visitor().get(shown.findPath()).page();
    assertThat(page.select("blockquote")).hasSize(1);
    assertThat(page.select("blockquote").text()).doesNotContain("… …", "……");
    String place = page.select("blockquote footer a").attr("href");
    assertThat(visitor().get(place).page().select("mark#" + place.replaceAll(".*#", "")).text())
        .contains("mur d'images");
  }

  @Test
  void a_document_is_read_page_by_page_with_an_anchor_on_each_passage() {
    var page = visitor().get(shown.documentPath()).page();
    assertThat(page.select("mark#p3-h1, mark#p3-h2, mark#p3-h3")).hasSize(3);
    assertThat(page.select("h2").text()).contains("Page 3 sur 3");
    Visitor.Answer original = visitor().get(shown.documentPath().replaceAll("\\?.*", "/original"));
    assertThat(original.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(original.header("Content-Disposition")).startsWith("attachment");
    assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(original.header("Content-Security-Policy")).endsWith("sandbox");
  }

  @Test
  void a_passage_can_be_taken_along_with_its_source_without_a_script() {
    var page = visitor().get(shown.documentPath()).page();
    assertThat(page.select("textarea[readonly]").text())
        .contains("mur d'images", "cctp-lot-2.pdf, page 3", "https://boamp.example/f")
        .contains("18 nov. 2026", shown.documentPath(), "SHA-256 abab");
    assertThat(page.select("button#copier").hasAttr("hidden")).isTrue();
  }

  @Test
  void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    Visitor one = visitor();
    Visitor other = visitor();
    assertThat(one.logIn("admin@vigie.example", "wrong").header("Location"))
        .isEqualTo(other.logIn("nobody@vigie.example", "wrong").header("Location"));
    assertThat(one.get("/connexion?refus").page().select("[role=alert]").text())
        .contains("Identifiants non reconnus");
  }

  @Test
  void a_form_without_its_token_does_nothing() {
    Visitor admin = signedIn("admin");
    int before = stages.started.size();
    assertThat(admin.post("/admin/taches/lire", Map.of()).status()).isEqualTo(403);
    assertThat(stages.started).hasSize(before);
  }

  @Test
  void read_now_starts_a_harvest_of_that_source() {
    Visitor admin = signedIn("admin");
    String token = admin.token("/admin/sources");
    assertThat(admin.post("/admin/sources/raa-haute-brune/lire", Map.of("_csrf", token)).status())
        .isEqualTo(302);
    assertThat(stages.started).contains("HARVEST [raa-haute-brune]");
  }

  @Test
  void an_address_is_tried_its_definition_corrected_and_the_source_added_without_restart() {
    Visitor admin = signedIn("admin");
    String ask = "/admin/sources/essayer";
    String token = admin.token(ask);
    Visitor.Answer asked = admin.post(ask, Map.of("_csrf", token, "adresse", town.acts()));
    String trial = URI.create(asked.header("Location")).getPath();
    await().until(() -> admin.get(trial).page().select("#essai[hx-get]").isEmpty());
    var page = admin.get(trial).page();
    assertThat(page.select("ol.lines > li").eachText())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("29 sept. 2026 Délibération 42, extension de la vidéoprotection");
    String proposed = page.expectFirst("textarea").wholeText();
    assertThat(proposed).contains("type: listing", "preset: files");

    String save = ask + "/definition";
    var wrong =
        admin.post(
            save,
            Map.of(
                "_csrf", token, "ajouter", "1", "definition", proposed.replace("files", "fils")));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select("#erreurs a[href=#definition]").text())
        .startsWith("Ligne 6, colonne 3");
    assertThat(wrong.page().select("textarea").text()).contains("preset: fils");

    String named = proposed.replaceFirst("id: .*", "id: brunelles-actes");
    Map<String, String> form = Map.of("_csrf", token, "ajouter", "1", "definition", named);
    assertThat(admin.post(save, form).header("Location"))
        .endsWith("/admin/sources/brunelles-actes");
    assertThat(admin.get("/admin/sources/brunelles-actes").page().text())
        .contains("Source ajoutée", "brunelles-actes.yml", "non vérifié depuis ici");
    assertThat(sources.active()).contains(new SourceId("brunelles-actes"));

    var taken = admin.post(save, form);
    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.page().select("label[for=remplacer]").text()).contains("brunelles-actes.yml");
  }

  @Test
  void an_address_inside_our_own_network_is_refused_like_by_any_other_request() {
    Visitor admin = signedIn("admin");
    String ask = "/admin/sources/essayer";
    String token = admin.token(ask);
    Visitor.Answer asked =
        admin.post(ask, Map.of("_csrf", token, "adresse", "http://169.254.169.254/latest"));
    String trial = URI.create(asked.header("Location")).getPath();
    await().until(() -> admin.get(trial).page().select("#essai[hx-get]").isEmpty());
    var page = admin.get(trial).page();
    assertThat(page.select("#essai").text()).contains("injoignable", "169.254.169.254");
    assertThat(page.select("textarea")).isEmpty();

    assertThat(admin.post(ask, Map.of("_csrf", token, "adresse", "file:///etc/passwd")).status())
        .isEqualTo(422);
    assertThat(admin.post(ask, Map.of("adresse", town.acts())).status()).isEqualTo(403);
  }

  @Test
  void a_source_is_paused_with_a_reason_that_everybody_sees_and_resumed() {
    Visitor admin = signedIn("admin");
    String address = "/admin/sources/brunelles";
    String token = admin.token(address);
    assertThat(admin.post(address + "/pause", Map.of("_csrf", token, "raison", " ")).status())
        .isEqualTo(422);
    admin.post(address + "/pause", Map.of("_csrf", token, "raison", "site en travaux"));
    assertThat(visitor().get("/veille/brunelles").page().text())
        .contains("en pause", "site en travaux");
    admin.post(address + "/reprendre", Map.of("_csrf", token));
    assertThat(visitor().get("/veille/brunelles").page().text()).doesNotContain("site en travaux");
  }

  @Test
  void an_admin_has_a_document_read_again_that_ended_its_reader() throws Exception {
    Rows rows = new Rows(jdbc);
    long publication =
        rows.publication("boamp", "Plans", "Valmoire", LocalDate.of(2026, 11, 3), null);
    long document = rows.document(publication, "plans.pdf", "0d".repeat(32), "crashed", 0);
    Visitor admin = signedIn("admin");
    var list = admin.get("/admin/documents").page();
    assertThat(list.select("tbody tr:first-child").text())
        .contains("plans.pdf", "lecture interrompue", "Lire à nouveau");

    String again = "/admin/documents/" + document + "/relire";
    Map<String, String> token = Map.of("_csrf", admin.token("/admin/documents"));
    assertThat(admin.post(again, token).header("Location")).endsWith("/admin/documents");
    var after = admin.get("/admin/documents").page();

    assertThat(after.select("[role=status]").text()).startsWith("plans.pdf sera lu à nouveau");
    assertThat(after.select("tbody").text()).doesNotContain("plans.pdf");
    assertThat(stages.started).contains("READ []");
    assertThat(admin.post(again, token).status()).isEqualTo(404);
  }

  @Test
  void an_address_elsewhere_is_not_returned_to_after_choosing_the_appearance() {
    assertThat(visitor().get("/apparence?choix=dark&retour=//evil.example").header("Location"))
        .isEqualTo("http://localhost:" + port + "/");
  }

  @Test
  void somebody_subscribes_confirms_and_leaves_with_one_click() {
    Visitor visitor = visitor();
    Visitor.Answer refused =
        visitor.post(
            "/abonnement", Map.of("_csrf", visitor.token("/abonnement"), "adresse", "pas une"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().title()).startsWith("Erreur");
    assertThat(refused.page().select("#erreurs a").attr("href")).isEqualTo("#adresse");
    Visitor.Answer asked =
        visitor.post(
            "/abonnement",
            Map.of(
                "_csrf",
                visitor.token("/abonnement"),
                "adresse",
                "militante@example.org",
                "lieu",
                "38",
                "rythme",
                "at_once"));
    assertThat(asked.header("Location")).endsWith("/abonnement/regardez");
    var notice = (Notice.Confirm) notices.sent.getLast();
    String confirm = notice.link().getPath();
    assertThat(visitor.get(confirm).page().text()).contains("Isère", "tout de suite");
    Visitor.Answer confirmed = visitor.post(confirm, Map.of("_csrf", visitor.token(confirm)));
    assertThat(confirmed.page().select("h1").text()).isEqualTo("C'est fait");
    String manage = confirmed.page().select("a[href^=/mes-alertes/]").attr("href");
    Visitor.Answer own = visitor.get(manage);
    assertThat(own.header("Cache-Control")).isEqualTo("no-store");
    assertThat(own.page().text()).contains("Isère").doesNotContain("militante@example.org");
    String leave =
        ownPage
            .show(manage.replace("/mes-alertes/", ""))
            .orElseThrow()
            .subscriptions()
            .getFirst()
            .leaveToken();
    Visitor.Answer left =
        visitor().post("/desabonnement/" + leave, Map.of("List-Unsubscribe", "One-Click"));
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.page().select("h1").text()).contains("plus aucun message");
  }

  @Test
  void a_wrong_link_tells_nothing() {
    for (String path : new String[] {"/desabonnement/x", "/mes-alertes/x"}) {
      assertThat(visitor().get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void two_volunteers_decide_what_an_admin_can_undo() {
    Visitor one = signedIn("benevole");
    Visitor other = signedIn("admin");
    assertThat(asked(other)).as("who comes at the same time gets another").isNotEqualTo(asked(one));
    String match = shown.reportPath().replaceAll("\\D+", "");

    assertThat(answer(one, match, "false-friend").page().select("[role=status]").text())
        .contains("non pertinent (faux ami)", "Annuler");
    answer(other, match, "false-friend");

    assertThat(visitor().get("/reperages/" + match + "-x").page().select("main").text())
        .contains("Jugé non pertinent (faux ami)", "n'est plus dans les listes");
    assertThat(titlesIn("/recherche?q=urbaine&dans=reperages")).doesNotContain(titleOf(match));
    var hidden = other.get("/admin/relecture").page();
    assertThat(hidden.select("main").text()).contains("Camille Essai", "Dominique Essai");
    assertThat(other.get("/admin/relecture/verdicts.jsonl").raw().body())
        .contains("\"relevant\":false", "false-friend");
    assertThat(other.get("/admin/relecture/precision.csv").raw().body())
        .contains("\"cameras-urbaines\"");

    String token = hidden.select("input[name=_csrf]").attr("value");
    other.post("/admin/relecture/" + match, Map.of("_csrf", token, "decision", "relire"));
    assertThat(titlesIn("/recherche?q=urbaine&dans=reperages")).contains(titleOf(match));
  }

  private static String asked(Visitor visitor) {
    return visitor.get("/benevole/a-relire").page().select("input[name=reperage]").attr("value");
  }

  private Visitor.Answer answer(Visitor visitor, String match, String what) {
    var form =
        Map.of(
            "_csrf",
            visitor.token("/benevole/a-relire"),
            "reperage",
            match,
            "tour",
            "1",
            "reponse",
            what);
    assertThat(visitor.post("/benevole/a-relire", form).status()).isEqualTo(302);
    return visitor.get("/benevole/a-relire");
  }

  private String titleOf(String match) {
    return jdbc.sql(
            """
            select r.title from revision r join match_found m on m.revision_id = r.id
             where m.id = :match
            """)
        .param("match", Long.valueOf(match))
        .query(String.class)
        .single();
  }

  private List<String> titlesIn(String path) {
    search.catchUp();
    return visitor().get(path.replace(" ", "+")).page().select("article h3").eachText();
  }

  @Test
  void anybody_says_that_a_find_is_wrong_but_not_without_a_reason_or_without_end() {
    Visitor visitor = visitor();
    String path = shown.reportPath();
    String token = visitor.token(path);
    assertThat(visitor.post(path, Map.of("raison", "mention")).status())
        .as("without a token")
        .isEqualTo(403);
    assertThat(visitor.post(path, Map.of("_csrf", token)).status()).isEqualTo(422);

    Map<String, String> form = Map.of("_csrf", token, "raison", "mention", "note", HOSTILE);
    assertThat(visitor.post(path, form).status()).isEqualTo(302);
    assertThat(visitor.get(shown.findPath()).page().select("[role=status]").text())
        .contains("sera relu");
    assertThat(signedIn("benevole").get("/benevole/a-relire").page().select("main").text())
        .contains("simple mention", HOSTILE);
    int status = 0;
    for (int i = 0; i < 12 && status != 429; i++) {
      status = visitor.post(path, form).status();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void an_admin_has_the_archive_matched_again_and_stops_it() {
    Visitor admin = signedIn("admin");
    String token = admin.token("/admin/taches");
    admin.post(
        "/admin/taches/repasser", Map.of("_csrf", token, "regle", "drones", "alerter", "oui"));
    assertThat(stages.started).contains("REMATCH []");
    assertThat(admin.get("/admin/taches").page().select("main").text())
        .contains("la règle drones, avec alertes", "Dominique Essai");

    admin.post("/admin/taches/repasser/arreter", Map.of("_csrf", token));
    assertThat(admin.get("/admin/taches").page().select("main").text()).contains("Arrêté");
  }

  private record Links(String confirm, String manage, String leave) {}

  /** Somebody who has confirmed, with the links of their mails. */
  private Links subscriber(String address) {
    subscriptions.subscribe(
        address,
        Locale.FRENCH,
        Choice.of(
            List.of(), List.of(PlaceCode.parse("departement:38")), org.vigie.alert.Rhythm.DAILY));
    String confirm = ((Notice.Confirm) notices.sent.getLast()).link().getPath();
    var confirmed = (Answer.Confirmed) subscriptions.confirm(confirm.replaceAll(".*/", ""));
    return new Links(
        confirm,
        "/mes-alertes/" + confirmed.manageToken(),
        "/desabonnement/" + confirmed.subscription().leaveToken());
  }

  private boolean isActive(Links links) {
    return !ownPage
        .show(links.manage().replaceAll(".*/", ""))
        .orElseThrow()
        .subscriptions()
        .isEmpty();
  }

  @Test
  void a_scanner_that_opens_every_link_of_a_mail_changes_nothing() {
    Links links = subscriber("scanned@example.org");
    for (String link :
        List.of(
            links.confirm(),
            links.leave(),
            links.manage(),
            links.manage() + "?supprimer=1",
            links.manage() + ".json")) {
      assertThat(visitor().get(link).status()).as(link).isEqualTo(200);
    }

    assertThat(isActive(links)).isTrue();
    assertThat(visitor().post(links.leave(), Map.of()).status())
        .as("no token, no click")
        .isEqualTo(403);
    assertThat(isActive(links)).isTrue();
  }

  @Test
  void who_gets_a_forwarded_mail_can_stop_it_and_its_owner_can_take_that_back() {
    Links links = subscriber("forwarded@example.org");
    assertThat(visitor().post(links.leave(), Map.of("List-Unsubscribe", "One-Click")).status())
        .isEqualTo(200);
    assertThat(isActive(links)).isFalse();

    Visitor owner = visitor();
    owner.post(links.leave(), Map.of("_csrf", owner.token(links.leave()), "faire", "annuler"));
    assertThat(isActive(links)).isTrue();
  }

  @Test
  void after_leaving_the_address_can_be_deleted_from_the_same_page() {
    Links links = subscriber("gone@example.org");
    Visitor owner = visitor();
    Visitor.Answer left =
        owner.post(links.leave(), Map.of("_csrf", owner.token(links.leave()), "faire", "partir"));
    String token = left.page().select("input[name=_csrf]").attr("value");
    Visitor.Answer deleted =
        owner.post(links.leave(), Map.of("_csrf", token, "faire", "supprimer"));

    assertThat(deleted.page().select("h1").text()).contains("sont supprimés");
    assertThat(ownPage.show(links.manage().replaceAll(".*/", ""))).isEmpty();
  }

  @Test
  void a_subscription_is_changed_on_its_owners_page() {
    Links links = subscriber("changing@example.org");
    Visitor owner = visitor();
    String change = owner.get(links.manage()).page().select("a[href*=modifier]").attr("href");
    Visitor.Answer form = owner.get(change);
    assertThat(form.page().select("input[name=lieux]").attr("value")).isEqualTo("departement:38");
    String id = form.page().select("input[name=abonnement]").attr("value");
    String token = form.page().select("input[name=_csrf]").attr("value");

    Visitor.Answer refused =
        owner.post(
            links.manage(),
            Map.of("_csrf", token, "faire", "changer", "abonnement", id, "recherche", "(drone"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("#erreurs a").attr("href")).isEqualTo("#recherche");
    owner.post(
        links.manage(),
        Map.of(
            "_csrf",
            token,
            "faire",
            "changer",
            "abonnement",
            id,
            "lieu",
            "Auvergne-Rhône-Alpes",
            "acte",
            "vote",
            "recherche",
            "mur d'images",
            "fuseau",
            "Indian/Reunion"));

    assertThat(owner.get(links.manage()).page().text())
        .contains("Auvergne-Rhône-Alpes", "Délibérations", "mur d'images", "heure de La Réunion");
  }

  @Test
  void a_person_gets_all_that_is_kept_of_them() {
    Links links = subscriber("curious@example.org");

    Visitor.Answer kept = visitor().get(links.manage() + ".json");

    assertThat(kept.raw().body())
        .contains("\"address\":\"curious@example.org\"", "DEPARTEMENT", "DAILY", "\"told\":[]");
    assertThat(kept.header("Cache-Control")).isEqualTo("no-store");
    assertThat(visitor().get("/mes-alertes/m1-wrong.json").status()).isEqualTo(404);
  }

  @Test
  void an_admin_sees_an_address_only_with_a_reason_that_is_recorded() {
    outbox.queue(
        new Mail(
            "revealed-1",
            "digest",
            null,
            null,
            "hidden@asso.example",
            "Vigie",
            "Bonjour",
            null,
            Map.of(),
            List.of()));
    Visitor admin = signedIn("admin");
    String page = "/admin/courrier";
    assertThat(admin.get(page).raw().body()).doesNotContain("hidden@").contains("asso.example");
    String reveal = admin.get(page).page().select("form[action$=/reveler]").attr("action");
    admin.post(reveal, Map.of("_csrf", admin.token(page), "raison", "because"));
    assertThat(admin.get(page).page().text()).doesNotContain("hidden@").contains("pourquoi");
    admin.post(
        reveal, Map.of("_csrf", admin.token(page), "raison", "Elle écrit qu'elle n'a rien reçu"));

    assertThat(admin.get(page).page().text()).contains("hidden@asso.example");
    assertThat(admin.get(page).page().text()).doesNotContain("hidden@");
    assertThat(admin.get("/admin/journal").page().text())
        .contains("admin@vigie.example", "adresse révélée", "Elle écrit qu'elle n'a rien reçu")
        .doesNotContain("hidden@");
  }

  @Test
  void the_privacy_page_says_what_the_settings_say() {
    assertThat(visitor().get("/confidentialite").page().text())
        .contains("7 jours, puis oubliée", "30 jours", "365 jours");
  }

  @Test
  void a_dossier_has_a_calendar() {
    Visitor.Answer calendar = visitor().get(shown.dossierPath() + ".ics");

    assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
    assertThat(calendar.raw().body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n");
  }
}
