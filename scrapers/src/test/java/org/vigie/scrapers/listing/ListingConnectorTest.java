package org.vigie.scrapers.listing;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;

/** Registers of acts as prefectures arrange them, in the State design system. */
class ListingConnectorTest {
  private static final String CARDS =
      """
      listing:
        steps: [".fr-card--grey .fr-card__title a", ".fr-card--grey .fr-card__title a"]
        items: ".fr-card--horizontal"
        container: "main"
        title: ".fr-card__title a"
        link: ".fr-card__title a"
        date: ".fr-card__detail"
        next: "a.fr-pagination__link--next"
      """;
  private static final String FLAT =
      """
      listing:
        items: ".fr-downloads-group li"
        title: "a"
        link: "a"
      """;
  private static final String SELECT_BOX =
      """
      listing:
        items: "select.fr-select option[value*='/']"
        document: "a[href*='/contenu/telechargement/']"
        most: 3
      """;

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
  void years_and_months_are_followed_to_cards_that_link_to_the_pdf() throws IOException {
    portal.answers("/raa", grey("/raa/2024", "2024") + grey("/raa/2026", "RAA 2026"));
    portal.answers("/raa/2026", grey("/raa/2026/Mars", "Mars") + grey("/raa/2026/Mai", "Mai"));
    portal.answers("/raa/2026/Mars", card(11, "RAA N°3 du 2 mars 2026", "Publié le 03/03/2026"));
    portal.answers("/raa/2026/Mai", card(12, "RAA N°9 du 4 mai 2026", "Publié le 05/05/2026"));
    portal.answers("/raa/2024", card(7, "RAA N°1 du 5 janvier 2024", "Publié le 06/01/2024"));

    Walk walk = walk("/raa", CARDS);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.titles())
        .containsExactly(
            "RAA N°9 du 4 mai 2026", "RAA N°3 du 2 mars 2026", "RAA N°1 du 5 janvier 2024");
    Discovery first = walk.found().getFirst();
    assertThat(first.externalId()).isEqualTo("telechargement/12/1012");
    assertThat(first.facts().publishedOn()).isEqualTo(LocalDate.of(2026, 5, 5));
    assertThat(first.facts().buyerName()).isEqualTo("Préfecture de la Haute-Brune");
    assertThat(first.documents())
        .extracting(document -> document.uri())
        .containsExactly(portal.uri("/contenu/telechargement/12/1012/file/RAA%20n%C2%B012.pdf"));
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-05-05"));
  }

  @Test
  void pages_are_followed_until_all_on_one_is_old() throws IOException {
    portal.answers("/p1", card(3, "C", "Publié le 20/11/2026") + next("/p2"));
    portal.answers("/p2", card(2, "B", "Publié le 01/09/2026") + next("/p3"));
    portal.answers("/p3", card(1, "A", "Publié le 01/08/2026"));

    assertThat(walk("/p1", CARDS).titles()).containsExactly("C", "B", "A");
    assertThat(walk("/p1", CARDS, "2026-11-10").titles()).containsExactly("C");
    portal.server.verify(1, getRequestedFor(urlEqualTo("/p3")));
  }

  @Test
  void an_oldest_first_list_is_read_to_its_last_page() throws IOException {
    portal.answers("/p1", card(1, "A", "Publié le 01/01/2026") + next("/p2"));
    portal.answers("/p2", card(2, "B", "Publié le 20/11/2026"));

    Walk walk = walk("/p1", CARDS + "  order: oldest-first\n", "2026-11-10");

    assertThat(walk.titles()).containsExactly("B");
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-20"));
  }

  @Test
  void pages_left_unread_are_said() throws IOException {
    portal.answers("/p1", card(2, "B", "Publié le 20/11/2026") + next("/p2"));
    portal.answers("/p2", card(1, "A", "Publié le 19/11/2026") + next("/p3"));

    Walk walk = walk("/p1", CARDS + "  max-pages: 2\n");

    assertThat(walk.titles()).containsExactly("B", "A");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("2 pages lues").contains("/p3").contains("max-pages");
    assertThat(walk.outcome().next()).isEqualTo(Checkpoint.NONE);
  }

  @Test
  void a_pager_that_leads_in_a_circle_ends() throws IOException {
    portal.answers("/p1", card(2, "B", "Publié le 20/11/2026") + next("/p2"));
    portal.answers("/p2", card(1, "A", "Publié le 19/11/2026") + next("/p2"));

    assertThat(walk("/p1", CARDS).titles()).containsExactly("B", "A");
  }

  @Test
  void flat_downloads_survive_the_empty_id_that_swallows_their_class() throws IOException {
    portal.answers(
        "/raa",
        """
        <main><div class="fr-downloads-group"><ul>
        <li><a id= class="fr-link fr-link--download" href="/contenu/telechargement/5/6/file/a.pdf">Télécharger RAA spécial n°15
        <span class="fr-link__detail">PDF - 3,2 Mb - 14/08/2026</span></a></li>
        <li><a href="/contenu/telechargement/7/8/file/b.pdf">Télécharger RAA_99-2026-155
           PDF - 0,84 Mb - 10/08/2026</a></li></ul></div></main>
        """);

    Walk walk = walk("/raa", FLAT);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("RAA spécial n°15", "RAA_99-2026-155");
    assertThat(walk.found())
        .extracting(discovery -> discovery.facts().publishedOn())
        .containsExactly(LocalDate.of(2026, 8, 14), LocalDate.of(2026, 8, 10));
  }

  @Test
  void a_select_box_leads_from_the_sites_root_to_pages_with_the_pdf() throws IOException {
    portal.answers("/Publications/RAA", options(1, 2));
    detail(1, "<a href='/contenu/telechargement/9/10/file/recueil-99-2026-08-12-1.pdf'>PDF</a>");
    detail(2, "<a href='/contenu/telechargement/9/11/file/x.pdf'>Recueil du 1er août 2026</a>");

    Walk walk = walk("/Publications/RAA", SELECT_BOX);

    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.titles()).containsExactly("Recueil 1", "Recueil 2");
    assertThat(walk.found())
        .extracting(discovery -> discovery.facts().publishedOn())
        .containsExactly(LocalDate.of(2026, 8, 12), LocalDate.of(2026, 8, 1));
    assertThat(walk.found().getFirst().documents()).hasSize(1);
  }

  @Test
  void a_list_without_dates_is_read_as_far_as_the_definition_says() throws IOException {
    portal.answers("/raa", options(1, 2, 3, 4, 5));
    for (int number = 1; number <= 5; number++) {
      detail(number, "<a href='/contenu/telechargement/9/%d/f.pdf'>PDF</a>".formatted(number));
    }

    assertThat(walk("/raa", SELECT_BOX).titles())
        .containsExactly("Recueil 1", "Recueil 2", "Recueil 3");
  }

  @Test
  void one_page_without_a_document_makes_the_walk_partial_and_does_not_end_it() throws IOException {
    portal.answers("/raa", options(1, 2));
    detail(1, "<p>Recueil en préparation</p>");
    detail(2, "<a href='/contenu/telechargement/9/11/file/x.pdf'>PDF</a>");

    Walk walk = walk("/raa", SELECT_BOX);

    assertThat(walk.titles()).containsExactly("Recueil 1", "Recueil 2");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains(portal.uri("/raa/1").toString());
  }

  @Test
  void pages_that_all_lack_their_document_have_a_changed_layout() throws IOException {
    portal.answers("/raa", options(1, 2));
    detail(1, "<p>Recueil</p>");
    detail(2, "<p>Recueil</p>");

    Walk walk = walk("/raa", SELECT_BOX);

    assertThat(walk.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(walk.reason()).contains("document").contains("a[href*='/contenu/telechargement/']");
  }

  @Test
  void a_page_that_is_gone_makes_the_walk_partial() throws IOException {
    portal.answers("/raa", options(1, 2));
    detail(2, "<a href='/contenu/telechargement/9/11/file/x.pdf'>PDF</a>");

    Walk walk = walk("/raa", SELECT_BOX);

    assertThat(walk.titles()).containsExactly("Recueil 2");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
  }

  @Test
  void a_month_that_is_gone_does_not_hide_the_others() throws IOException {
    portal.answers("/raa", grey("/raa/mai", "Mai 2026") + grey("/raa/avril", "Avril 2026"));
    portal.answers("/raa/avril", card(1, "A", "Publié le 02/04/2026"));

    Walk walk = walk("/raa", CARDS);

    assertThat(walk.titles()).containsExactly("A");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("/raa/mai");
  }

  @Test
  void a_site_that_goes_down_during_the_walk_is_not_asked_for_the_rest() throws IOException {
    portal.answers("/raa", options(IntStream.rangeClosed(1, 50).toArray()));
    for (int number = 1; number <= 50; number++) {
      portal.answers("/raa/" + number, serviceUnavailable());
    }

    Walk walk = walk("/raa", SELECT_BOX.replace("most: 3", "most: 50"));

    assertThat(walk.outcome().health()).isEqualTo(Health.UNREACHABLE);
    portal.server.verify(0, getRequestedFor(urlEqualTo("/raa/4")));
  }

  @Test
  void a_walk_of_the_newest_months_met_all_that_is_newer_than_those_it_left_out()
      throws IOException {
    portal.answers("/raa", grey("/raa/2026", "2026"));
    portal.answers(
        "/raa/2026",
        grey("/raa/2026/Mars", "Mars")
            + grey("/raa/2026/Avril", "Avril")
            + grey("/raa/2026/Mai", "Mai"));
    portal.answers("/raa/2026/Avril", card(11, "RAA N°3", "Publié le 03/04/2026"));
    portal.answers("/raa/2026/Mai", card(12, "RAA N°9", "Publié le 05/05/2026"));

    Walk walk = walk("/raa", CARDS);

    assertThat(walk.outcome().wholeSince())
        .as("March was left out, and may hold what is dated in April")
        .isEqualTo(LocalDate.of(2026, 5, 2));
  }

  @Test
  void a_walk_that_left_out_a_list_of_no_known_period_proves_nothing() throws IOException {
    portal.answers(
        "/raa", grey("/raa/a", "Spéciaux") + grey("/raa/b", "Autres") + grey("/raa/c", "Divers"));
    for (String list : List.of("a", "b")) {
      portal.answers("/raa/" + list, card(list.charAt(0), "RAA", "Publié le 03/04/2026"));
    }

    assertThat(walk("/raa", CARDS).outcome().wholeSince()).isNull();
  }

  @Test
  void selectors_that_meet_nothing_are_named() throws IOException {
    portal.answers("/raa", "<main><div class='nouvelle-carte'>RAA 2026</div></main>");

    Walk steps = walk("/raa", CARDS);
    Walk items = walk("/raa", FLAT);

    assertThat(steps.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(steps.reason()).contains("steps").contains(".fr-card--grey .fr-card__title a");
    assertThat(items.outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
    assertThat(items.reason()).contains("items").contains(".fr-downloads-group li");
  }

  @Test
  void a_list_whose_container_stands_empty_is_empty() throws IOException {
    portal.answers("/raa", "<main><ul class='actes'></ul></main>");

    Walk walk =
        walk("/raa", "listing:\n  items: '.actes li'\n  container: '.actes'\n", "2026-11-01");

    assertThat(walk.outcome().health()).isEqualTo(Health.EMPTY);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-01"));
  }

  @Test
  void an_item_whose_link_leads_to_no_page_is_counted_as_unread() throws IOException {
    portal.answers(
        "/raa",
        "<ul class=fr-downloads-group><li><a href='javascript:alert(1)'>Recueil piégé</a></li>"
            + "<li><a href='/b.pdf'>Recueil du 2 mai 2026</a></li></ul>");

    Walk walk = walk("/raa", FLAT);

    assertThat(walk.titles()).containsExactly("Recueil du 2 mai 2026");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("Recueil piégé");
  }

  @Test
  void a_redirect_into_the_own_network_is_refused_and_the_reason_says_so() throws IOException {
    portal.answers("/robots.txt", notFound());
    portal.answers("/raa", temporaryRedirect("http://127.0.0.1:22/"));
    portal.answers("/home", temporaryRedirect("http://127.0.0.1/"));

    for (int time = 0; time < 20; time++) {
      Walk port = walk("/raa", FLAT);
      assertThat(port.outcome().health()).isEqualTo(Health.UNREACHABLE);
      assertThat(port.outcome().reason().key()).isEqualTo("fetch.refused.port");
      assertThat(port.reason()).contains("http://127.0.0.1:22/");
      assertThat(walk("/home", FLAT).outcome().reason().key()).isEqualTo("fetch.refused.address");
    }
  }

  @Test
  void addresses_too_long_for_an_id_stay_apart() throws IOException {
    String path = "/a".repeat(300);
    portal.answers(
        "/raa",
        "<ul class=fr-downloads-group><li><a href='%s1.pdf'>A</a><li><a href='%s2.pdf'>B</a></ul>"
            .formatted(path, path));

    Walk walk = walk("/raa", FLAT);

    assertThat(walk.titles()).containsExactly("A", "B");
    assertThat(walk.ids()).doesNotHaveDuplicates().allMatch(id -> id.length() <= 500);
  }

  private Walk walk(String path, String block) throws IOException {
    return walk(path, block, "");
  }

  private Walk walk(String path, String block, String checkpoint) throws IOException {
    return portal.walk(
        connector, portal.source(connector, path, block), new Checkpoint(checkpoint));
  }

  private void detail(int number, String html) {
    portal.answers("/raa/" + number, "<main>" + html + "</main>");
  }

  private static String options(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj("<option value='raa/%1$d'>Recueil %1$d</option>"::formatted)
        .collect(
            Collectors.joining(
                "", "<select class=fr-select><option value=''>Liste</option>", "</select>"));
  }

  private static String grey(String href, String words) {
    return """
    <div class="fr-card fr-card--sm fr-card--grey"><h2 class="fr-card__title">
    <a href="%s">%s</a></h2></div>
    """
        .formatted(href, words);
  }

  private static String card(int node, String title, String published) {
    return """
    <main><div class="fr-card fr-card--horizontal"><h2 class="fr-card__title">
    <a href="/contenu/telechargement/%1$d/%2$d/file/RAA n°%1$d.pdf" class="fr-card__link">%3$s</a></h2>
    <p class="fr-card__detail">%4$s</p></div></main>
    """
        .formatted(node, 1000 + node, title, published);
  }

  private static String next(String href) {
    return "<a class='fr-pagination__link--next' href='" + href + "'>Page suivante</a>";
  }
}
