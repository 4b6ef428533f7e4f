package org.vigie.scrapers.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** Sites made with known software, watched by the name of the software alone. */
class PresetsTest {
  @TempDir Path folder;
  private final ListingConnector connector = new ListingConnector(Portal.CLOCK);
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
  void a_prefecture_with_years_months_cards_and_special_issues_beside_them() throws IOException {
    portal.answers("/raa", grey("/raa/2026", "2026"));
    portal.answers(
        "/raa/2026",
        grey("/raa/2026/Aout", "Août")
            + "<main><div class=fr-downloads-group><ul><li><a id= class='fr-link'"
            + " href='/contenu/telechargement/1/2/file/s.pdf'>Télécharger RAA spécial du 3 mars"
            + " 2026</a></ul></div></main>");
    portal.answers(
        "/raa/2026/Aout",
        "<main><div class='fr-card fr-card--horizontal'><h2 class=fr-card__title><a"
            + " href='/raa/n307'>RAA N°307</a></h2><p class=fr-card__detail>Publié le"
            + " 21/08/2026</p></div></main>");
    portal.answers(
        "/raa/n307",
        "<main><a href='/contenu/telechargement/3/4/file/r.pdf'>Le recueil</a></main>");

    Walk walk = walk("prefecture");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("RAA spécial du 3 mars 2026", "RAA N°307");
    assertThat(walk.found().get(1).documents())
        .extracting(DocumentLink::uri)
        .containsExactly(portal.uri("/contenu/telechargement/3/4/file/r.pdf"));
  }

  @Test
  void a_prefecture_with_select_boxes() throws IOException {
    portal.answers(
        "/raa",
        "<select id='Années-liste-docs' class=fr-select><option"
            + " value='raa/2026'>2026</option></select>");
    portal.answers(
        "/raa/2026",
        "<select id='Liste-liste-docs' class=fr-select><option value=''>Choisir</option>"
            + "<option value='raa/n1'>RAA n°1 du 5 janvier 2026</option></select>");
    portal.answers(
        "/raa/n1", "<main><a href='/contenu/telechargement/3/4/file/r.pdf'>PDF</a></main>");

    Walk walk = walk("prefecture");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("RAA n°1 du 5 janvier 2026");
  }

  @Test
  void a_prefecture_before_the_design_system() throws IOException {
    portal.answers(
        "/raa",
        "<div id=contenu><a href='/raa/2026'>Année 2026</a> <a href='/contact'>Contact</a></div>");
    portal.answers("/raa/2026", "<div id=contenu><a href='/raa/2026/mai'>Mai 2026</a></div>");
    portal.answers(
        "/raa/2026/mai",
        "<div id=contenu><p><a href='/content/download/5/6/file/r.pdf'>RAA n°9</a>"
            + " 04/05/2026</p></div>");

    Walk walk = walk("prefecture-old");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    assertThat(walk.ids()).containsExactly("download/5/6");
    assertThat(walk.found().getFirst().facts().publishedOn()).isEqualTo(LocalDate.of(2026, 5, 4));
  }

  @Test
  void wordpress_files_take_the_date_of_the_meeting_from_their_heading() throws IOException {
    portal.answers(
        "/raa",
        """
        <main><h2>Conseil municipal du 24 septembre 2026</h2><ul class="documents">
        <li><a href="/wp-content/uploads/2026/09/042.pdf">Délibération n° 42 – Extension de la vidéoprotection</a>
          <small>PDF, 412 Ko – mis en ligne le 29/09/2026</small></li>
        <li><a href="/wp-content/uploads/2026/09/liste.pdf">Liste des délibérations</a></li></ul></main>
        """);

    Walk walk = walk("wordpress");

    assertThat(walk.outcome().health()).as(walk.reason()).isEqualTo(Health.OK);
    Discovery first = walk.found().getFirst();
    assertThat(first.facts().title())
        .isEqualTo("Délibération n° 42 – Extension de la vidéoprotection");
    assertThat(first.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 9, 29));
    assertThat(first.facts().signedOn()).isEqualTo(LocalDate.of(2026, 9, 24));
    assertThat(walk.found()).hasSize(2);
    assertThat(walk.found().get(1).facts().publishedOn()).isNull();
  }

  @Test
  void spip_and_drupal_lists_lead_to_pages_with_files() throws IOException {
    portal.answers(
        "/a",
        "<main><div class='texte node__content'>Onze caméras <a href='/IMG/pdf/d.pdf'>D</a>"
            + "<a href='/sites/default/files/2026-09/d.pdf'>E</a></div></main>");

    portal.answers(
        "/raa",
        "<div class=liste-items><div class=item><h3><a href='/a'>Délib</a></h3><time"
            + " datetime='2026-09-29T08:00:00Z'>29 sept.</time></div></div>");
    Discovery spip = walk("spip").found().getFirst();
    portal.answers(
        "/raa",
        "<div class=views-row><h3><a href='/a'>Délib</a></h3><time"
            + " datetime='2026-09-29T08:00:00Z'>29 sept.</time></div>");
    Discovery drupal = walk("drupal").found().getFirst();

    assertThat(spip.documents())
        .extracting(DocumentLink::uri)
        .contains(portal.uri("/IMG/pdf/d.pdf"));
    assertThat(drupal.documents())
        .extracting(DocumentLink::uri)
        .contains(portal.uri("/sites/default/files/2026-09/d.pdf"));
    assertThat(spip.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 9, 29));
    assertThat(spip.text()).contains("Onze caméras");
  }

  @Test
  void a_definition_overrides_its_preset() throws IOException {
    portal.answers("/raa", "<ul class=actes><li><a href='/x.pdf'>X</a> 2 mai 2026</li></ul>");

    Walk walk =
        portal.walk(
            connector,
            portal.source(
                connector,
                "/raa",
                "listing:\n  preset: wordpress\n  items: '.actes li'\n  link: a\n  title: a\n"),
            Checkpoint.NONE);

    assertThat(walk.titles()).containsExactly("X");
  }

  @Test
  void a_page_that_only_a_script_would_fill_is_said_to_be_one() throws IOException {
    portal.answers(
        "/raa",
        java.nio.file.Files.readString(
            RealData.at("french-documents/municipal-site-javascript-only/ConseilMunicipal.html")));

    Walk walk = walk("files");

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains("se remplit dans le navigateur");
  }

  private Walk walk(String preset) throws IOException {
    return portal.walk(
        connector,
        portal.source(connector, "/raa", "listing:\n  preset: " + preset + "\n"),
        Checkpoint.NONE);
  }

  private static String grey(String href, String words) {
    return "<div class='fr-card fr-card--sm fr-card--grey'><h2 class=fr-card__title><a href='%s'>%s</a></h2></div>"
        .formatted(href, words);
  }
}
