package org.vigie.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.TestDatabase;

class SameTendersTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
  private static final String VALMOIRE = "21990001000015";
  private static final String UUID = "8f14e45f-ceea-467f-a0e6-2b1c3d4e5f60";
  private static final String TITLE = "Extension du dispositif de vidéoprotection urbaine";

  @ParameterizedTest
  @EnumSource
  void boamp_ted_and_the_buyer_profile_are_one_by_number_and_by_buyer_and_title(
      TestDatabase database) {
    var portals = new Portals(database);
    portals.publishes(1, "boamp", TITLE, "Commune de Valmoire", VALMOIRE, "2026-11-18");
    portals.publishes(2, "ted", "Video surveillance", "VALMOIRE", VALMOIRE, "2026-11-20");
    portals.publishes(3, "profil", TITLE + " (lot 1)", "Mairie de Valmoire", null, "2026-11-17");
    portals.reference(1, "procedure", UUID);
    portals.reference(2, "procedure", UUID);
    for (int id = 1; id <= 3; id++) {
      portals.tenders.link(id);
    }

    assertThat(portals.reasons(1))
        .containsExactly(
            "2 dossier.same-tender.reference [" + UUID + "]",
            "3 dossier.same-tender.buyer-and-title [80]");
    assertThat(portals.reasons(2))
        .containsExactly(
            "1 dossier.same-tender.reference [" + UUID + "]",
            "3 dossier.same-tender.through [" + TITLE + "]");
  }

  @ParameterizedTest
  @EnumSource
  void an_award_is_another_step_and_last_year_s_contract_another_tender(TestDatabase database) {
    var portals = new Portals(database);
    portals.publishes(1, "boamp", TITLE, "Commune de Valmoire", VALMOIRE, "2026-11-18");
    portals.publishes(2, "ted", TITLE, "Commune de Valmoire", VALMOIRE, "2026-11-18");
    portals.publishes(3, "ted", TITLE, "Commune de Valmoire", VALMOIRE, "2025-11-18");
    portals.publishes(4, "boamp", TITLE, "Commune de Valmoire", VALMOIRE, "2026-11-18");
    portals.jdbc.sql("update revision set kind = 'AWARDED' where id = 2").update();
    for (int id = 1; id <= 4; id++) {
      portals.tenders.link(id);
    }

    assertThat(portals.reasons(1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_number_that_each_buyer_gives_itself_joins_only_one_buyer(TestDatabase database) {
    var portals = new Portals(database);
    portals.publishes(1, "boamp", "Caméras", "Commune de Valmoire", null, "2026-11-18");
    portals.publishes(2, "profil", "Drones", "Commune de Brunelles", null, "2026-11-18");
    portals.publishes(3, "profil", "Lot 7", "Ville de Valmoire", null, "2026-11-18");
    for (int id = 1; id <= 3; id++) {
      portals.reference(id, "buyer-ref", "2026-04");
      portals.tenders.link(id);
    }

    assertThat(portals.reasons(1)).containsExactly("3 dossier.same-tender.reference [2026-04]");
    assertThat(portals.reasons(2)).isEmpty();
  }

  @Test
  void buyers_are_compared_as_portals_write_them() {
    assertThat(BuyerNames.plain("COMMUNE DE L'ÉTANG-NEUF")).isEqualTo("etang neuf");
    assertThat(BuyerNames.plain("Ville d'Étang-Neuf")).isEqualTo("etang neuf");
    assertThat(BuyerNames.plain("Communauté de communes de Saint-Orme"))
        .isEqualTo("communaute de communes de saint orme");
    assertThat(BuyerNames.plain(null)).isEmpty();
  }

  /** Three portals in the département 99. */
  private static final class Portals {
    final JdbcClient jdbc;
    final SameTenders tenders;

    Portals(TestDatabase database) {
      var dataSource = database.fresh();
      jdbc = JdbcClient.create(dataSource);
      tenders =
          new SameTenders(
              jdbc, new TransactionTemplate(new DataSourceTransactionManager(dataSource)), NOON);
      for (String source : List.of("boamp", "ted", "profil")) {
        jdbc.sql(
                """
                insert into source (id, name, type, url, definition)
                values (:id, :id, 'x', 'https://portal.example', '')
                """)
            .param("id", source)
            .update();
      }
    }

    void publishes(
        long id, String source, String title, String buyer, @Nullable String siret, String on) {
      jdbc.sql(
              """
              insert into publication (id, source_id, external_id, first_seen_at, last_seen_at)
              values (:id, :source, :external, now(), now())
              """)
          .param("id", id)
          .param("source", source)
          .param("external", "e" + id)
          .update();
      jdbc.sql(
              """
              insert into revision (id, publication_id, number, content_hash, seen_at, title, kind,
                                    buyer_name, buyer_siret, url, published_on, facts)
              values (:id, :id, 1, 'h', now(), :title, 'OPEN', :buyer, :siret, 'https://x', :on, '')
              """)
          .param("id", id)
          .param("title", title)
          .param("buyer", buyer)
          .param("siret", siret)
          .param("on", LocalDate.parse(on))
          .update();
      jdbc.sql("insert into publication_place values (:id, 'DEPARTEMENT', '99', 'test')")
          .param("id", id)
          .update();
    }

    void reference(long id, String scheme, String value) {
      jdbc.sql("insert into publication_reference values (:id, :scheme, :value)")
          .param("id", id)
          .param("scheme", scheme)
          .param("value", value)
          .update();
    }

    List<String> reasons(long id) {
      return tenders.of(id).stream()
          .map(
              same ->
                  same.publicationId()
                      + " "
                      + same.reason().key()
                      + " "
                      + same.reason().arguments())
          .toList();
    }
  }
}
