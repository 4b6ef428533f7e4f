package org.vigie.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;

class DossiersTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
  private static final String VALMOIRE = "21990001000015";
  private static final String BRUNELLES = "21990002000014";

  @ParameterizedTest
  @EnumSource
  void open_for_a_first_publication_and_keep_it(TestDatabase database) {
    var town = new Town(database.fresh());
    town.publication(1, "Vidéoprotection du centre-ville", VALMOIRE);

    var first = town.dossiers.group(1);
    var again = town.dossiers.group(1);

    assertThat(first.opened()).isTrue();
    assertThat(again.opened()).isFalse();
    assertThat(again.dossierId()).isEqualTo(first.dossierId());
    assertThat(town.dossiers.find(first.dossierId()).orElseThrow().publications()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void join_publications_that_carry_the_same_number(TestDatabase database) {
    var town = new Town(database.fresh());
    town.publication(1, "Avis de marché", VALMOIRE);
    town.publication(2, "Résultat", VALMOIRE);
    town.reference(1, "boamp", "26-118204");
    town.reference(2, "boamp", "26-118204");

    var first = town.dossiers.group(1);
    var second = town.dossiers.group(2);

    assertThat(second.dossierId()).isEqualTo(first.dossierId());
    assertThat(second.reason().key()).isEqualTo("dossier.reason.reference");
    assertThat(second.reason().arguments()).containsExactly("26-118204");
    assertThat(second.confidence()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @EnumSource
  void do_not_join_two_buyers_by_a_number_that_each_gives_itself(TestDatabase database) {
    var town = new Town(database.fresh());
    town.publication(1, "Caméras", VALMOIRE);
    town.publication(2, "Caméras", BRUNELLES);
    town.reference(1, "buyer-ref", "2026-04");
    town.reference(2, "buyer-ref", "2026-04");

    assertThat(town.dossiers.group(2).dossierId()).isNotEqualTo(town.dossiers.group(1).dossierId());
  }

  @ParameterizedTest
  @EnumSource
  void join_very_similar_titles_of_one_buyer_and_say_how_similar(TestDatabase database) {
    var town = new Town(database.fresh());
    town.publication(1, "Extension du dispositif de vidéoprotection urbaine", VALMOIRE);
    town.publication(
        2, "Extension du dispositif de vidéoprotection urbaine - attribution", VALMOIRE);
    town.publication(3, "Réhabilitation du groupe scolaire, lot 4 courants faibles", VALMOIRE);
    town.publication(4, "Extension du dispositif de vidéoprotection urbaine", BRUNELLES);

    long first = town.dossiers.group(1).dossierId();
    var second = town.dossiers.group(2);

    assertThat(second.dossierId()).isEqualTo(first);
    assertThat(second.reason().key()).isEqualTo("dossier.reason.buyer-and-title");
    assertThat(second.confidence()).isBetween(0.5, 0.9);
    assertThat(town.dossiers.group(3).dossierId()).isNotEqualTo(first);
    assertThat(town.dossiers.group(4).dossierId()).as("another town").isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void open_once_for_a_project_whose_publications_are_read_at_the_same_time(TestDatabase database)
      throws Exception {
    var town = new Town(database.fresh());
    Set<Long> found = new HashSet<>();
    List<Callable<Long>> readings = new ArrayList<>();
    for (int id = 1; id <= 8; id++) {
      town.publication(id, "Lot " + id, VALMOIRE);
      town.reference(id, "procedure", "8f14e45f-ceea-467f-a0e6-2b1c3d4e5f60");
      long publication = id;
      readings.add(() -> town.dossiers.group(publication).dossierId());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var reading : threads.invokeAll(readings)) {
        found.add(reading.get());
      }
    }

    assertThat(found).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void show_publications_families_buyers_and_places(TestDatabase database) {
    var town = new Town(database.fresh());
    town.publication(1, "Vidéoprotection du centre-ville", VALMOIRE);
    town.match(1, "videoprotection");
    town.jdbc.sql("insert into publication_place values (1, 'COMMUNE', '99001', 'x')").update();
    long id = town.dossiers.group(1).dossierId();

    var dossier = town.dossiers.find(id).orElseThrow();

    assertThat(dossier.title()).isEqualTo("Vidéoprotection du centre-ville");
    assertThat(dossier.families()).containsExactly("videoprotection");
    assertThat(dossier.buyers()).containsExactly("Acheteur " + VALMOIRE);
    assertThat(dossier.places()).containsExactly(PlaceCode.parse("commune:99001"));
    assertThat(dossier.publications().getFirst().reason().key()).isEqualTo("dossier.reason.first");
    assertThat(town.dossiers.find(404)).isEmpty();
    assertThat(town.dossiers.ofPublication(1)).contains(id);
  }

  @Test
  void compare_titles_without_accents_case_or_small_words() {
    assertThat(TitleSimilarity.of("VIDEOPROTECTION DE LA COMMUNE", "Vidéoprotection communes"))
        .isEqualTo(1);
    assertThat(TitleSimilarity.of("", "Vidéoprotection")).isZero();
  }

  /** Publications of invented towns. */
  private static final class Town {
    final JdbcClient jdbc;
    final Dossiers dossiers;

    Town(DataSource dataSource) {
      jdbc = JdbcClient.create(dataSource);
      dossiers =
          new Dossiers(
              jdbc, new TransactionTemplate(new DataSourceTransactionManager(dataSource)), NOON);
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values ('boamp', 'BOAMP', 'boamp', 'https://boamp.example', '')
              """)
          .update();
    }

    void publication(long id, String title, @Nullable String siret) {
      jdbc.sql(
              """
              insert into publication (id, source_id, external_id, first_seen_at, last_seen_at)
              values (:id, 'boamp', :external, now(), now())
              """)
          .param("id", id)
          .param("external", "e" + id)
          .update();
      jdbc.sql(
              """
              insert into revision (id, publication_id, number, content_hash, seen_at, title, kind,
                                    buyer_name, buyer_siret, url, facts)
              values (:id, :id, 1, 'h', now(), :title, 'OPEN', :buyer, :siret, 'https://x', '')
              """)
          .param("id", id)
          .param("title", title)
          .param("buyer", "Acheteur " + siret)
          .param("siret", siret)
          .update();
    }

    void reference(long id, String scheme, String value) {
      jdbc.sql("insert into publication_reference values (:id, :scheme, :value)")
          .param("id", id)
          .param("scheme", scheme)
          .param("value", value)
          .update();
    }

    void match(long id, String family) {
      jdbc.sql(
              """
              insert into rule_revision (id, rule_id, number, family, name_fr, name_en, definition,
                                         hash, state, created_at, author, reason)
              values (1, 'r', 1, :family, '', '', '', '', 'live', now(), '', '')
              """)
          .param("family", family)
          .update();
      jdbc.sql(
              """
              insert into match_found (revision_id, publication_id, rule_revision_id, rule_id,
                                       family, score, threshold, found_at)
              values (:id, :id, 1, 'r', :family, 8, 5, now())
              """)
          .param("id", id)
          .param("family", family)
          .update();
    }
  }
}
