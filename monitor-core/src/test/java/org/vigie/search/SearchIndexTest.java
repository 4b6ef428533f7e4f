package org.vigie.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.reading.PageText;
import org.vigie.search.Question.Order;
import org.vigie.search.SearchResults.Result;

class SearchIndexTest {
  @TempDir private Path folder;

  private static IndexedPublication publication(long id, String title, String... pages) {
    List<PageText> texts =
        Stream.iterate(0, i -> i < pages.length, i -> i + 1)
            .map(i -> new PageText(i + 1, "", pages[i]))
            .toList();
    return new IndexedPublication(
        id,
        title,
        "Commune de Valmoire",
        LocalDate.of(2026, 11, (int) id),
        Instant.parse("2026-11-24T06:42:00Z").plusSeconds(id),
        id == 1 ? BigDecimal.valueOf(412_000) : null,
        Map.of(
            Facet.SOURCE, Set.of("boamp-haute-brune"),
            Facet.KIND, Set.of("open"),
            Facet.BUYER, Set.of("Commune de Valmoire"),
            Facet.CPV, Set.of("35125300"),
            Facet.DEPARTEMENT, Set.of("99"),
            Facet.FAMILY, id == 1 ? Set.of("cameras") : Set.of()),
        Set.of("Valmoire"),
        List.of(new IndexedPublication.File(id * 10, texts)));
  }

  private void fill() throws IOException {
    try (SearchIndex index = SearchIndex.open(folder)) {
      index.put(
          publication(
              1,
              "Extension",
              "Fourniture de trente caméras dômes et d'un mur d'images.",
              "Le système de vidéo-\nprotection urbaine de la commune."));
      index.put(publication(2, "Voirie", "Lecture automatique des plaques. Caméra mobile."));
      index.commit(7);
    }
  }

  private SearchResults search(String query) {
    return search(Question.of(query, Order.RELEVANCE), Slice.at(0, 10));
  }

  private SearchResults search(Question question, Slice slice) {
    try (CommittedIndex index = CommittedIndex.open(folder).orElseThrow()) {
      return index.search(question, slice, EnumSet.allOf(Facet.class));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camera | 2",
        "caméras SAUF plaques | 1",
        "-plaques | 1",
        "\"mur d'images\" | 1",
        "\"images mur\" | 0",
        "« lecture automatique de plaques » | 1",
        "vidéoprotection | 1",
        "\"vidéoprotection urbaine\" | 1",
        "\"vidéo protection\" | 1",
        "vidéo-protection | 1",
        "vidéoprot* | 1",
        "trente PRÈS/4 mur | 1",
        "mur NEAR/4 trente | 1",
        "trente PRÈS/2 mur | 0",
        "(plaques OU dômes) mobile | 1",
        "voirie | 1",
        "acheteur:valmoire | 2",
        "lieu:Valmoire dep:99 source:boamp-haute-brune cpv:351 | 2",
        "famille:cameras annee:2026 type:open | 1",
        "du:2026-11-02 | 1",
        "au:2026-11-01 | 1",
        "brouette | 0"
      })
  void finds_what_the_language_asks_for(String query, int publications) throws IOException {
    fill();
    assertThat(search(query).total()).isEqualTo(publications);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mur d'images",
        "(caméras",
        "caméras)",
        "couleur:rouge",
        "ca*",
        "du:hier",
        "a PRÈS/4 mur",
        "mur PRÈS/99 image",
        "OU OU",
        "-"
      })
  void refuses_what_it_cannot_understand(String query) throws IOException {
    fill();
    assertThatThrownBy(() -> search(query)).isInstanceOf(BadQuery.class);
  }

  @Test
  void prefers_the_exact_form_and_shows_where_it_stands() throws IOException {
    fill();
    Result first = search("caméras").results().getFirst();
    SearchResults.Hit hit = first.hits().getFirst();
    assertThat(first.publication()).isEqualTo(1);
    assertThat(first.text().substring(hit.start(), hit.end())).isEqualTo("caméras");
  }

  @Test
  void goes_on_where_the_last_slice_ended() throws IOException {
    fill();
    Question all = Question.of("", Order.DATE);
    SearchResults one = search(all, Slice.after(null, 1));
    SearchResults two = search(all, Slice.after(one.next(), 1));
    assertThat(one.results()).extracting(Result::publication).containsExactly(2L);
    assertThat(two.results()).extracting(Result::publication).containsExactly(1L);
    assertThat(two.next()).isNull();
    assertThat(search(all, Slice.at(1, 1)).results()).isEqualTo(two.results());
    assertThat(search(Question.of("", Order.SEEN), Slice.at(1, 1)).results())
        .isEqualTo(two.results());
    assertThat(search(Question.of("", Order.AMOUNT), Slice.at(0, 1)).results())
        .isEqualTo(two.results());
  }

  @Test
  void a_publication_is_one_result_with_its_best_page() throws IOException {
    fill();
    SearchResults found = search("vidéoprotection OU commune OU caméras");
    assertThat(found.total()).isEqualTo(2);
    assertThat(found.results().getFirst().publication()).isEqualTo(1);
    assertThat(found.results().getFirst().page()).isEqualTo(2);
    assertThat(found.results().getFirst().pages()).isEqualTo(2);
  }

  @Test
  void counts_publications_by_facet_and_what_other_values_would_give() throws IOException {
    fill();
    Question narrowed =
        new Question("", Map.of(Facet.FAMILY, "cameras"), null, null, false, Order.DATE);
    SearchResults found = search(narrowed, Slice.at(0, 10));
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.facets().get(Facet.DEPARTEMENT)).containsExactly(Map.entry("99", 1L));
    assertThat(search("").facets().get(Facet.YEAR)).containsExactly(Map.entry("2026", 2L));
    Question none = new Question("", Map.of(Facet.YEAR, "1999"), null, null, false, Order.DATE);
    assertThat(search(none, Slice.at(0, 10)).facets().get(Facet.YEAR)).containsKey("2026");
    Question finds = new Question("", Map.of(), null, null, true, Order.DATE);
    assertThat(search(finds, Slice.at(0, 10)).total()).isEqualTo(1);
  }

  @Test
  void shows_every_page_of_a_document_that_matches() throws IOException {
    fill();
    try (CommittedIndex index = CommittedIndex.open(folder).orElseThrow()) {
      assertThat(index.inDocument(10, "caméras OU vidéoprotection"))
          .extracting(SearchResults.PageHits::page)
          .containsExactly(1, 2);
      assertThat(index.inDocument(20, "brouette")).isEmpty();
    }
  }

  @Test
  void remembers_how_far_it_came_and_starts_anew_where_it_is_broken() throws IOException {
    fill();
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.sequence()).isEqualTo(7);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(cfs|fdt)")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
      }
    }
    try (SearchIndex index = SearchIndex.open(folder)) {
      assertThat(index.sequence()).isZero();
    }
  }
}
