package org.vigie.scrapers.profile;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.place.PlaceCode;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.Health;

/** Consultations as Atexo and AWS show them to anybody. */
class BuyerProfilesTest {
  private static final String ATEXO_LIST = "/?page=Entreprise.EntrepriseAdvancedSearch&AllCons";
  private static final String NOTICE =
      """
      <div id="AAPCGenere"><table><tr><td class="AW_Titre">AVIS D'APPEL PUBLIC A LA CONCURRENCE</td></tr></table>
      <table><tr><td><b>COMMUNE DE VALMOIRE</b><br/>1 place de l'Hôtel de Ville<br/>99000 VALMOIRE<br/>SIRET 21990001600011<br/></td></tr></table>
      <table class="AW_TableM">
      <tr><td><b>Objet</b></td><td><b>Fourniture de caméras-piétons</b></td></tr>
      <tr><td><b>Référence</b></td><td>2026-017</td></tr>
      <tr><td><b>Code CPV principal</b></td><td><strong>35125300</strong> - Caméras de sécurité</td></tr>
      <tr><td><b>Documents</b></td><td><a href="/mpiaws/index.cfm?fuseaction=dce.dRC&amp;IDM=19">Règlement de consultation</a>
        <a href="/mpiaws/index.cfm?fuseaction=dematEnt.login&amp;type=DCE&amp;IDM=19">Dossier de Consultation</a></td></tr>
      <tr><td><b>Offres</b></td><td>Remise des offres le <b>05/12/26 à 12h00</b> au plus tard.</td></tr>
      <tr><td></td><td>Envoi le 16/11/26 à la publication <a href="http://www.boamp.fr/avis/detail/26-90200/officiel">BOAMP</a></td></tr>
      </table></div>
      """;

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
  void an_atexo_row_and_its_page_give_buyer_dates_place_codes_and_value() throws IOException {
    portal.answers(
        ATEXO_LIST, "<span id=ctl0_CONTENU_PAGE_resultSearch_nombreElement>1</span>" + row(31));
    portal.answers(
        "/app.php/entreprise/consultation/31?orgAcronyme=x9z",
        "<span data-code-cpv='32323500-8'></span>"
            + "<ul><li class=clearfix>Valeur estimée : 120 000,00 € HT</li></ul>");

    Walk walk = walk(new AtexoConnector(), ATEXO_LIST, "");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    PublicationFacts facts = walk.found().getFirst().facts();
    assertThat(walk.ids()).containsExactly("localhost/31/x9z");
    assertThat(facts.title()).isEqualTo("Maintenance du système de vidéoprotection 31");
    assertThat(facts.buyerName()).isEqualTo("Commune de Valmoire");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("departement:99"));
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 12));
    assertThat(facts.deadlineAt()).isEqualTo(Instant.parse("2026-12-10T11:00:00Z"));
    assertThat(facts.cpv()).containsExactly("32323500");
    assertThat(facts.amount()).isEqualByComparingTo(new BigDecimal("120000"));
    assertThat(facts.references()).containsExactly(new Reference("buyer-ref", "2026VP31"));
    assertThat(walk.found().getFirst().documents())
        .extracting(DocumentLink::uri)
        .containsExactly(
            portal.uri("/index.php?page=Entreprise.EntrepriseDownloadReglement&id=31"));
  }

  @Test
  void the_pages_of_an_atexo_list_are_turned_by_its_own_form() throws IOException {
    String count = "<span id=ctl0_CONTENU_PAGE_resultSearch_nombreElement>2</span>";
    String form =
        "<form action='/'><input type=hidden name=PRADO_PAGESTATE value=s1><a"
            + " id=ctl0_CONTENU_PAGE_resultSearch_PagerTop_ctl2 title='Page"
            + " suivante'>&gt;</a></form>";
    portal.answers(ATEXO_LIST, count + form + row(31));
    portal.server.stubFor(
        post("/")
            .withRequestBody(containing("PRADO_PAGESTATE=s1"))
            .withRequestBody(containing("resultSearch%24PagerTop%24ctl2"))
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html").withBody(count + row(32))));

    Walk walk = walk(new AtexoConnector(), ATEXO_LIST, "atexo: {details: 'no'}\n");

    assertThat(walk.ids()).containsExactly("localhost/31/x9z", "localhost/32/x9z");
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
  }

  @Test
  void an_atexo_list_that_does_not_turn_says_how_much_is_missing() throws IOException {
    portal.answers(
        ATEXO_LIST, "<span id=ctl0_CONTENU_PAGE_resultSearch_nombreElement>57</span>" + row(31));

    Walk walk = walk(new AtexoConnector(), ATEXO_LIST, "atexo: {details: 'no'}\n");

    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("1 consultations lues sur 57");
  }

  @Test
  void an_atexo_list_is_empty_where_it_says_none_and_changed_where_it_says_nothing()
      throws IOException {
    portal.answers(ATEXO_LIST, "<span id=ctl0_CONTENU_PAGE_resultSearch_nombreElement>0</span>");
    assertThat(walk(new AtexoConnector(), ATEXO_LIST, "").outcome().health())
        .isEqualTo(Health.EMPTY);

    portal.answers(ATEXO_LIST, "<main>Nouveau portail</main>");
    assertThat(walk(new AtexoConnector(), ATEXO_LIST, "").outcome().health())
        .isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void a_row_without_a_title_is_counted_and_the_others_kept() throws IOException {
    portal.answers(
        ATEXO_LIST,
        "<span id=ctl0_CONTENU_PAGE_resultSearch_nombreElement>2</span>"
            + "<div class=item_consultation>Ligne abîmée</div>"
            + row(31));

    Walk walk = walk(new AtexoConnector(), ATEXO_LIST, "atexo: {details: 'no'}\n");

    assertThat(walk.found()).hasSize(1);
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("Ligne abîmée");
  }

  @Test
  void an_aws_notice_gives_buyer_siret_town_deadline_and_its_boamp_number() throws IOException {
    portal.answers("/Annonces/MPI-pub-1234.htm", NOTICE);

    Walk walk = walk(new AwsConnector(), "/Annonces/MPI-pub-1234.htm", "");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    PublicationFacts facts = walk.found().getFirst().facts();
    assertThat(walk.ids()).containsExactly("MPI-pub-1234");
    assertThat(facts.title()).isEqualTo("Fourniture de caméras-piétons");
    assertThat(facts.buyerName()).isEqualTo("COMMUNE DE VALMOIRE");
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.buyerTown()).isEqualTo("VALMOIRE");
    assertThat(facts.cpv()).containsExactly("35125300");
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 16));
    assertThat(facts.deadlineAt()).isEqualTo(Instant.parse("2026-12-05T11:00:00Z"));
    assertThat(facts.references())
        .containsExactly(
            new Reference("buyer-ref", "2026-017"), new Reference("boamp", "26-90200"));
    assertThat(walk.found().getFirst().documents())
        .extracting(document -> document.uri().getQuery())
        .containsExactly("fuseaction=dce.dRC&IDM=19");
  }

  @Test
  void an_aws_list_leads_to_notices_and_to_other_platforms() throws IOException {
    portal.answers("/Annonces/MPI-pub-1234.htm", NOTICE);
    lists(
        "<div class=container-fluid id=entity><div id=titre_box>Caméras</div><a"
            + " href='/Annonces/MPI-pub-1234.htm'>Avis</a></div><div class=container-fluid"
            + " id=entity><div id=titre_box>Drones<span class=ref-acheteur>D-7</span></div><a"
            + " href='https://autre.example/7'>DCE</a></div>");

    Walk walk = walk(new AwsConnector(), "/Annonces/lister", "aws: {words: caméra}\n");

    assertThat(walk.titles()).containsExactly("Fourniture de caméras-piétons", "Drones");
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    portal.server.verify(
        postRequestedFor(urlEqualTo("/Annonces/lister"))
            .withRequestBody(containing("IDE=EC"))
            .withRequestBody(containing("txtLibre=cam%C3%A9ra")));
  }

  @Test
  void an_aws_list_that_is_too_long_or_changed_says_so() throws IOException {
    lists("<div class=alert>Trop de résultats, affinez votre recherche</div>");
    Walk tooMany = walk(new AwsConnector(), "/Annonces/lister", "");
    lists("<div class=alert>Aucune annonce</div>");
    Walk none = walk(new AwsConnector(), "/Annonces/lister", "");
    lists("<main>Nouveau portail</main>");
    Walk changed = walk(new AwsConnector(), "/Annonces/lister", "");

    assertThat(tooMany.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(tooMany.reason()).contains("Trop de résultats");
    assertThat(none.outcome().health()).isEqualTo(Health.EMPTY);
    assertThat(changed.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  private void lists(String html) {
    portal.server.stubFor(
        post("/Annonces/lister")
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html;charset=utf-8").withBody(html)));
  }

  private Walk walk(Connector connector, String path, String block) throws IOException {
    return portal.walk(connector, portal.source(connector, path, block), Checkpoint.NONE);
  }

  private static String row(int number) {
    return """
    <div class="item_consultation"><div class="cons_procedure"><abbr data-original-title="Procédure adaptée">MAPA</abbr></div>
    <div class="date date-min"><div class="day"><span>12</span></div><div class="month"><span>Nov.</span></div><div class="year"><span>2026</span></div></div>
    <div class="objet-line"><div class="small pull-left">2026VP%1$d</div><div class="small truncate">
      <span title="Maintenance du système de vidéoprotection %1$d">Maintenance…</span></div></div>
    <div id="ctl0_a_panelBlocDenomination"><div class="small">Commune de Valmoire</div></div>
    <div class="lieux-exe"><span>(99) Haute-Brune</span></div>
    <div class="cloture-line"><div class="day"><span>10</span></div><div class="month"><span>Déc.</span></div><div class="year"><span>2026</span></div> 12:00</div>
    <a href="/app.php/entreprise/consultation/%1$d?orgAcronyme=x9z">Accéder à la consultation</a>
    <a href="/index.php?page=Entreprise.EntrepriseDownloadReglement&amp;id=%1$d">Télécharger le RC</a></div>
    """
        .formatted(number);
  }
}
