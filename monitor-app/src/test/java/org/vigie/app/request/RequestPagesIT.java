package org.vigie.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.vigie.app.account.Accounts;
import org.vigie.app.account.Role;
import org.vigie.app.page.Rows;
import org.vigie.app.page.Visitor;
import org.vigie.app.page.WebTestApplication;

/** A volunteer asks for documents, over HTTP and by the forms as the pages give them. */
@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.flyway.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class RequestPagesIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String HOSTILE = "<script>alert(1)</script>\"><img src=x> ${7*7}";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private WebTestApplication.Posted posted;

  private long dossier;
  private int subjects;

  @BeforeAll
  void fill() {
    Rows rows = new Rows(jdbc);
    rows.source("boamp", "BOAMP", "ok", "");
    long rule = rows.rule("cameras-urbaines", "videoprotection", "Caméras urbaines");
    long publication =
        rows.publication(
            "boamp",
            "Extension de la vidéoprotection",
            "Commune de Valmoire",
            LocalDate.of(2026, 11, 18),
            null);
    rows.find(publication, rule, 8, Instant.parse("2026-11-23T06:42:00Z"));
    dossier = rows.dossier("Vidéoprotection de Valmoire", publication);
    accounts.create("camille@vigie.example", "Camille Essai", Role.VOLUNTEER, PASSWORD);
    accounts.create("sacha@vigie.example", "Sacha Essai", Role.VOLUNTEER, PASSWORD);
  }

  private Visitor signedIn(String who) {
    Visitor visitor = new Visitor(port);
    assertThat(visitor.logIn(who + "@vigie.example", PASSWORD).status()).isEqualTo(302);
    return visitor;
  }

  private String builder() {
    return "/benevole/demandes/nouvelle?dossier=" + dossier;
  }

  /** Fields of the form whose action ends so, as the page fills them in. */
  private static Map<String, String> form(Document page, String action) {
    Element form = page.expectFirst("main form[action$=" + action + "]");
    Map<String, String> fields = new HashMap<>();
    for (Element field : form.select("input[name], textarea[name], select[name]")) {
      String type = field.attr("type");
      boolean choice = type.equals("radio") || type.equals("checkbox");
      if (!choice || field.hasAttr("checked")) {
        fields.put(
            field.attr("name"),
            field.normalName().equals("textarea") ? field.wholeText() : field.val());
      }
    }
    return fields;
  }

  /** The path of a new draft, each on a subject of its own. */
  private String draft(Visitor volunteer) {
    Map<String, String> fields = form(volunteer.get(builder()).page(), "/nouvelle");
    fields.put("objet", "Vidéoprotection, lot " + ++subjects);
    fields.put("adresse", "mairie@valmoire.example");
    fields.put("nom", "Camille Exemple");
    fields.put("adresse-postale", "3, rue du Puits\n99100 Valmoire");
    Visitor.Answer drafted = volunteer.post("/benevole/demandes/nouvelle", fields);
    assertThat(drafted.status()).as(drafted.page().text()).isEqualTo(302);
    return URI.create(drafted.header("Location")).getPath().replace("/modifier", "");
  }

  private static Visitor.Answer press(Visitor who, String page, String request, String action) {
    return who.post(request + action, form(who.get(page).page(), action));
  }

  @Test
  void a_volunteer_drafts_edits_validates_sends_and_prints_a_letter() {
    Visitor camille = signedIn("camille");
    String request = draft(camille);
    Map<String, String> letter = form(camille.get(request + "/modifier").page(), "/modifier");
    letter.put("lettre", letter.get("lettre") + "\nMerci d'avance.");
    assertThat(camille.post(request + "/modifier", letter).header("Location")).endsWith(request);
    assertThat(camille.get(request).page().select("#lettre").text()).contains("Merci d'avance.");

    assertThat(press(camille, request, request, "/valider").header("Location")).endsWith("/relire");
    Document review = camille.get(request + "/relire").page();
    assertThat(review.select("#lettre").text()).contains("Merci d'avance.", "Camille Exemple");
    assertThat(review.text()).contains("mairie@valmoire.example", "24 décembre 2026");

    int before = posted.mails.size();
    Map<String, String> send = form(review, "/envoyer");
    assertThat(camille.post(request + "/envoyer", send).status()).isEqualTo(302);
    assertThat(camille.post(request + "/envoyer", send).status()).as("twice").isEqualTo(302);
    assertThat(posted.mails).hasSize(before + 1);

    assertThat(camille.get(request).page().text()).contains("Envoyée", "estimée", "Le calcul");
    Visitor.Answer pdf = camille.get(request + "/courrier.pdf");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.header("Content-Disposition")).startsWith("attachment");
    assertThat(pdf.raw().body()).startsWith("%PDF-");
  }

  @Test
  void silence_since_an_earlier_posting_is_a_refusal_and_taking_it_back_is_not() {
    Visitor camille = signedIn("camille");
    String request = draft(camille);
    Map<String, String> sending = form(camille.get(request + "/relire").page(), "/noter-envoi");
    sending.put("canal", "poste");
    sending.put("jour", "2026-10-01");
    assertThat(camille.post(request + "/noter-envoi", sending).status()).isEqualTo(302);
    Document page = camille.get(request).page();
    assertThat(page.select(".badge").text()).contains("Refus par silence");
    assertThat(page.text()).contains("Saisir la CADA");
    assertThat(camille.get("/benevole").page().text()).contains("Saisir la CADA");

    String undo = page.select("form[action$=/annuler]").attr("action");
    assertThat(camille.post(undo, form(page, "/annuler")).status()).isEqualTo(302);
    assertThat(camille.get(request).page().select(".badge").text()).contains("Prête à partir");
  }

  @Test
  void a_written_refusal_is_noted_with_its_remedies() {
    Visitor camille = signedIn("camille");
    String request = draft(camille);
    Map<String, String> sending = form(camille.get(request + "/relire").page(), "/noter-envoi");
    sending.put("canal", "poste");
    sending.put("jour", "2026-11-20");
    camille.post(request + "/noter-envoi", sending);
    Map<String, String> event = form(camille.get(request).page(), "/noter");
    event.putAll(Map.of("evenement", "refused", "jour", "2026-11-23", "delais", "oui"));
    event.put("note", HOSTILE);
    assertThat(camille.post(request + "/noter", event).status()).isEqualTo(302);
    Document page = camille.get(request).page();
    assertThat(page.select(".badge").text()).contains("Refus écrit");
    assertThat(page.text()).contains("indique la CADA et son délai", HOSTILE);
    assertThat(page.select("script:not([src]), img, [style]")).isEmpty();

    assertThat(camille.post(request + "/noter", event).status()).as("old version").isEqualTo(409);
    event.put("jour", "hier");
    Visitor.Answer wrong = camille.post(request + "/noter", event);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select("#erreurs").text()).contains("hier");
  }

  @Test
  void two_who_edit_see_both_texts_and_nothing_is_lost() {
    Visitor camille = signedIn("camille");
    Visitor sacha = signedIn("sacha");
    String request = draft(camille);
    Map<String, String> one = form(camille.get(request + "/modifier").page(), "/modifier");
    Map<String, String> other = form(sacha.get(request + "/modifier").page(), "/modifier");
    one.put("lettre", one.get("lettre") + "\nAjout de Camille.");
    camille.post(request + "/modifier", one);
    other.put("lettre", other.get("lettre") + "\nAjout de Sacha.");
    Visitor.Answer second = sacha.post(request + "/modifier", other);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.page().select("#autre-texte").text()).contains("Ajout de Camille.");
    assertThat(second.page().select("textarea#lettre").text()).contains("Ajout de Sacha.");
  }

  @Test
  void name_and_home_are_for_the_asker_alone_and_survive_anothers_edit() {
    Visitor camille = signedIn("camille");
    Visitor sacha = signedIn("sacha");
    String request = draft(camille);
    for (String page : List.of(request, request + "/modifier", request + "/relire")) {
      assertThat(sacha.get(page).page().html())
          .as(page)
          .doesNotContain("Camille Exemple", "rue du Puits");
    }
    assertThat(sacha.get(request + "/courrier.pdf").status()).isEqualTo(404);
    Map<String, String> letter = form(sacha.get(request + "/modifier").page(), "/modifier");
    assertThat(sacha.post(request + "/modifier", letter).status()).isEqualTo(302);
    assertThat(camille.get(request).page().select("#lettre").text())
        .contains("Camille Exemple")
        .doesNotContain("[personne");
    Map<String, String> send = new HashMap<>(letter);
    send.put("version", "2");
    assertThat(sacha.post(request + "/envoyer", send).status()).isEqualTo(403);
  }

  @Test
  void what_is_missing_is_said_at_its_field_and_what_was_typed_is_kept() {
    Visitor camille = signedIn("camille");
    Map<String, String> fields = form(camille.get(builder()).page(), "/nouvelle");
    fields.put("objet", HOSTILE);
    fields.put("nom", "");
    fields.remove("document");
    Visitor.Answer answer = camille.post("/benevole/demandes/nouvelle", fields);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("#erreurs li")).hasSize(2);
    assertThat(answer.page().title()).startsWith("Erreur");
    assertThat(answer.page().select("input#objet").val()).isEqualTo(HOSTILE);
    assertThat(answer.page().select("script:not([src]), img")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/benevole",
        "/benevole/demandes",
        "/benevole/demandes/nouvelle?dossier=1",
        "/benevole/demandes/D-2026-0001",
        "/benevole/demandes/D-2026-0001/relire",
        "/benevole/demandes/D-2026-0001/courrier.pdf"
      })
  void a_visitor_is_sent_to_log_in(String path) {
    Visitor.Answer answer = new Visitor(port).get(path);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/connexion");
  }

  @Test
  void the_list_is_narrowed_by_state_and_by_owner() {
    Visitor camille = signedIn("camille");
    String request = draft(camille);
    String number = request.substring(request.lastIndexOf('/') + 1);
    assertThat(camille.get("/benevole/demandes?etat=draft&moi=1").page().text()).contains(number);
    assertThat(camille.get("/benevole/demandes?etat=sent").page().select("main table").text())
        .doesNotContain(number);
    assertThat(signedIn("sacha").get("/benevole/demandes?moi=1").page().text())
        .doesNotContain(number);
    assertThat(camille.get("/benevole/demandes/D-2026-9999").status()).isEqualTo(404);
  }

  @Test
  void every_page_is_whole_in_english() {
    Visitor camille = signedIn("camille");
    String request = draft(camille);
    for (String page :
        List.of(
            "/benevole",
            "/benevole/demandes",
            builder(),
            request,
            request + "/modifier",
            request + "/relire")) {
      Document shown = camille.get(page + (page.contains("?") ? "&" : "?") + "lang=en").page();
      assertThat(shown.select("html").attr("lang")).as(page).isEqualTo("en");
      assertThat(shown.select("h1")).as(page).hasSize(1);
      assertThat(shown.html()).as(page).doesNotContain("??", "th:", "request.", "builder.");
    }
  }

  @Test
  void both_bundles_have_the_same_keys() throws Exception {
    assertThat(keys("/messages/request-pages.properties").stringPropertyNames())
        .isEqualTo(keys("/messages/request-pages_en.properties").stringPropertyNames());
  }

  private static Properties keys(String bundle) throws Exception {
    Properties keys = new Properties();
    try (var in = RequestPagesIT.class.getResourceAsStream(bundle)) {
      keys.load(in);
    }
    return keys;
  }
}
