package org.vigie.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.reading.PageText;

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
        "boamp-haute-brune",
        "tender",
        LocalDate.of(2026, 11, (int) id),
        Set.of("35125300"),
        Set.of("99"),
        Set.of("Valmoire"),
        Set.of("cameras"),
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
    return ArchiveSearch.searchCommitted(folder, query, false, null, 10).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camera | 2",
        "caméras SAUF plaques | 1",
        "-plaques | 2",
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
        "acheteur:valmoire | 3",
        "lieu:Valmoire dep:99 source:boamp-haute-brune cpv:351 famille:cameras | 3",
        "du:2026-11-02 | 1",
        "au:2026-11-01 | 2",
        "brouette | 0"
      })
  void finds_what_the_language_asks_for(String query, int pages) throws IOException {
    fill();
    assertThat(search(query).total()).isEqualTo(pages);
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
    SearchResults.Result first = search("caméras").results().getFirst();
    SearchResults.Hit hit = first.hits().getFirst();
    assertThat(first.publication()).isEqualTo(1);
    assertThat(first.text().substring(hit.start(), hit.end())).isEqualTo("caméras");
  }

  @Test
  void goes_on_where_the_last_page_ended_and_counts_facets() throws IOException {
    fill();
    SearchResults one = ArchiveSearch.searchCommitted(folder, "", true, null, 2).orElseThrow();
    SearchResults two =
        ArchiveSearch.searchCommitted(folder, "", true, one.next(), 2).orElseThrow();
    assertThat(one.results()).extracting(SearchResults.Result::publication).containsExactly(2L, 1L);
    assertThat(two.results()).extracting(SearchResults.Result::page).containsExactly(1);
    assertThat(two.next()).isNull();
    assertThat(one.facets().get("departement")).containsEntry("99", 3L);
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
