package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;

class AuthoritiesTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void are_one_per_siren_and_learn_it_for_a_known_name(TestDatabase database) {
    var authorities = new Authorities(JdbcClient.create(database.fresh()), NOON);

    var named = authorities.findOrCreate(null, "Commune de Valmoire", null, "test");
    var again = authorities.findOrCreate("219900010", "COMMUNE DE VALMOIRE", null, "test");
    var renamed = authorities.findOrCreate("219900010", "Ville de Valmoire", null, "test");
    var homonym = authorities.findOrCreate("219900028", "Commune de Valmoire", null, "test");

    assertThat(again.id()).isEqualTo(named.id());
    assertThat(again.siren()).isEqualTo("219900010");
    assertThat(renamed.id()).isEqualTo(named.id());
    assertThat(homonym.id()).isNotEqualTo(named.id());
  }

  @ParameterizedTest
  @EnumSource
  void take_an_address_for_what_it_is(TestDatabase database) {
    var authorities = new Authorities(JdbcClient.create(database.fresh()), NOON);
    long id = authorities.findOrCreate(null, "Commune de Valmoire", null, "test").id();

    authorities.reachAt(id, "https://valmoire.example/contact", "camille");
    authorities.reachAt(id, "mairie@valmoire.example", "camille");
    var reached = authorities.reachAt(id, "1, place de la Mairie\n99100 VALMOIRE", "camille");

    assertThat(reached.formUrl()).isEqualTo("https://valmoire.example/contact");
    assertThat(reached.email()).isEqualTo("mairie@valmoire.example");
    assertThat(reached.postalAddress()).startsWith("1, place");
  }

  @ParameterizedTest
  @EnumSource
  void are_guessed_from_the_buyer_else_from_the_source(TestDatabase database) {
    var jdbc = JdbcClient.create(database.fresh());
    var authorities = new Authorities(jdbc, NOON);
    jdbc.sql(
            """
            insert into source (id, name, type, url, definition)
            values ('raa', 'Recueil', 'listing', 'https://haute-brune.example',
                    'authority: Préfecture de la Haute-Brune')
            """)
        .update();
    publication(jdbc, 1, "Commune de Valmoire", "21990001000015");
    publication(jdbc, 2, null, null);
    jdbc.sql("insert into publication_place values (1, 'COMMUNE', '99001', 'test')").update();
    jdbc.sql("insert into publication_place values (2, 'DEPARTEMENT', '99', 'test')").update();

    var buyer = authorities.guess(1).orElseThrow();
    var prefecture = authorities.guess(2).orElseThrow();

    assertThat(buyer.siren()).isEqualTo("219900010");
    assertThat(buyer.kind()).isEqualTo(AuthorityKind.COMMUNE);
    assertThat(buyer.place()).isEqualTo(PlaceCode.parse("commune:99001"));
    assertThat(prefecture.name()).isEqualTo("Préfecture de la Haute-Brune");
    assertThat(prefecture.kind()).isEqualTo(AuthorityKind.PREFECTURE);
    assertThat(authorities.guess(1)).map(Authority::id).contains(buyer.id());
    assertThat(authorities.guess(404)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Commune de Valmoire, COMMUNE",
    "VILLE DE BRUNELLES, COMMUNE",
    "Mairie de Saint-Orme, COMMUNE",
    "Communauté de communes de Valmoire, EPCI",
    "Métropole de la Haute-Brune, EPCI",
    "Préfecture de la Haute-Brune, PREFECTURE",
    "Le Préfet de la Haute-Brune, PREFECTURE",
    "Conseil départemental de la Haute-Brune, DEPARTEMENT",
    "Région des Brunes, REGION",
    "Villefranche Habitat, OTHER",
    "Centre hospitalier de Valmoire, OTHER",
  })
  void are_of_the_kind_that_their_name_begins_with(String name, AuthorityKind kind) {
    assertThat(AuthorityKind.guess(name)).isEqualTo(kind);
  }

  @Test
  void of_an_intercommunality_have_no_territory_of_their_own() {
    assertThat(Territory.of(PlaceCode.parse("epci:246700488"))).isEqualTo(Territory.GENERAL);
    assertThat(Territory.of(PlaceCode.parse("commune:67482"))).isEqualTo(Territory.ALSACE_MOSELLE);
  }

  private static void publication(
      JdbcClient jdbc, long id, @Nullable String buyer, @Nullable String siret) {
    jdbc.sql(
            """
            insert into publication (id, source_id, external_id, first_seen_at, last_seen_at)
            values (:id, 'raa', :external, now(), now())
            """)
        .param("id", id)
        .param("external", "e" + id)
        .update();
    jdbc.sql(
            """
            insert into revision (publication_id, number, content_hash, seen_at, title, kind,
                                  buyer_name, buyer_siret, url, facts)
            values (:id, 1, 'h', now(), 'Vidéoprotection', 'OPEN', :buyer, :siret, 'https://x', '')
            """)
        .param("id", id)
        .param("buyer", buyer)
        .param("siret", siret)
        .update();
  }
}
