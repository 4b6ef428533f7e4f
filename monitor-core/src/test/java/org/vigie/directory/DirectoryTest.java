package org.vigie.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.AuthorityKind;

/** Directories of public bodies, as they are published, become authorities. */
@ParameterizedClass
@EnumSource
class DirectoryTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
  private static final String ANNUAIRE =
      """
      [{"id":"0d1f0000-aaaa-4bbb-8ccc-000000000001","nom":"Mairie - Valmoire","categorie":"SL",
        "pivot":"[{\\"type_service_local\\": \\"mairie\\", \\"code_insee_commune\\": [\\"99001\\"]}]",
        "adresse":"[{\\"type_adresse\\": \\"Adresse\\", \\"numero_voie\\": \\"1 place de l'Hôtel de Ville\\", \\"code_postal\\": \\"99100\\", \\"nom_commune\\": \\"Valmoire\\"}]",
        "telephone":"[{\\"valeur\\": \\"01 99 00 00 00\\", \\"description\\": \\"\\"}]","adresse_courriel":"mairie@valmoire.example;accueil@valmoire.example",
        "site_internet":"[{\\"libelle\\": \\"\\", \\"valeur\\": \\"https://www.valmoire.example\\"}]","code_insee_commune":"99001",
        "siret":"21990001600011"},
       {"id":"2","nom":"Police municipale - Valmoire","pivot":"[{\\"type_service_local\\": \\"police_municipale\\", \\"code_insee_commune\\": [\\"99001\\"]}]",
        "adresse":"[]","adresse_courriel":"","formulaire_contact":"https://www.valmoire.example/contact","siret":"21990001600011"},
       {"id":"3","nom":"Mairie déléguée - Brunelles","pivot":[{"type_service_local":"mairie","code_insee_commune":["99001"]}],
        "adresse":[{"type_adresse":"Adresse","numero_voie":"2 rue Haute","code_postal":"99110","nom_commune":"Brunelles"},
                   {"type_adresse":"Adresse postale","complement1":"Service du courrier","service_distribution":"BP 9","code_postal":"99111","nom_commune":"Brunelles Cedex"}]},
       {"id":"4","nom":"Préfecture - Haute-Brune","pivot":"[{\\"type_service_local\\": \\"prefecture\\", \\"code_insee_commune\\": [\\"99001\\"]}]","adresse":"[]","siret":"ABC"},
       {"id":"5","nom":"","adresse":"[]"}]
      """;

  private final TestDatabase database;
  @TempDir Path folder;
  private Authorities authorities;
  private Directory directory;

  DirectoryTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws IOException {
    DataSource data = database.fresh();
    authorities = new Authorities(JdbcClient.create(data), NOON);
    Path more = folder.resolve("places.tsv");
    Files.writeString(
        more,
        """
        DEPARTEMENT\t99\tHaute-Brune\t\t00\t\t\t\t
        COMMUNE\t99001\tValmoire\t99\t00\t\t99100\t12480\t219900016
        """);
    directory =
        new Directory(
            authorities,
            Places.builtInAnd(more),
            new TransactionTemplate(new JdbcTransactionManager(data)));
  }

  @Test
  void the_state_s_directory_says_how_to_reach_a_town_hall() throws IOException {
    DirectoryReport report = imported("annuaire.json", ANNUAIRE);

    Authority hall = named("Mairie - Valmoire");
    assertThat(report.format()).isEqualTo("annuaire");
    assertThat(report.added()).isEqualTo(4);
    assertThat(hall.siren()).isEqualTo("219900016");
    assertThat(hall.kind()).isEqualTo(AuthorityKind.COMMUNE);
    assertThat(hall.place()).isEqualTo(PlaceCode.parse("commune:99001"));
    assertThat(hall.email()).isEqualTo("mairie@valmoire.example");
    assertThat(hall.postalAddress()).isEqualTo("1 place de l'Hôtel de Ville\n99100 Valmoire");
    assertThat(hall.directory().telephone()).isEqualTo("01 99 00 00 00");
    assertThat(hall.directory().website()).isEqualTo("https://www.valmoire.example");
  }

  @Test
  void a_service_and_a_delegated_hall_do_not_speak_for_the_town() throws IOException {
    imported("annuaire.json", ANNUAIRE);

    assertThat(named("Police municipale - Valmoire").siren()).isNull();
    assertThat(named("Police municipale - Valmoire").formUrl()).endsWith("/contact");
    Authority delegated = named("Mairie déléguée - Brunelles");
    assertThat(delegated.kind()).isEqualTo(AuthorityKind.OTHER);
    assertThat(delegated.postalAddress())
        .isEqualTo("Service du courrier\nBP 9\n99111 Brunelles Cedex");
    assertThat(named("Préfecture - Haute-Brune").place())
        .isEqualTo(PlaceCode.parse("departement:99"));
  }

  @Test
  void what_cannot_be_taken_is_told_with_its_row() throws IOException {
    DirectoryReport report = imported("annuaire.json", ANNUAIRE);

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.problems())
        .extracting(DirectoryReport.Problem::where, problem -> problem.reason().key())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("4", "directory.remark.siret"),
            org.assertj.core.groups.Tuple.tuple("5", "directory.rejected.nameless"));
  }

  @Test
  void the_same_file_again_changes_nothing_and_an_edition_later_what_it_changes()
      throws IOException {
    imported("annuaire.json", ANNUAIRE);

    DirectoryReport again = imported("annuaire.json", ANNUAIRE);
    DirectoryReport later =
        imported("2027.json", ANNUAIRE.replace("mairie@valmoire", "bonjour@valmoire"));

    assertThat(again.unchanged()).isEqualTo(4);
    assertThat(again.added() + again.changed()).isZero();
    assertThat(later.changed()).isEqualTo(1);
    assertThat(named("Mairie - Valmoire").email()).isEqualTo("bonjour@valmoire.example");
  }

  @Test
  void what_a_person_wrote_stays() throws IOException {
    long id = authorities.findOrCreate("219900016", "Commune de Valmoire", null, "camille").id();
    authorities.reachAt(id, "cada@valmoire.example", "camille");

    imported("annuaire.json", ANNUAIRE);

    Authority kept = authorities.find(id).orElseThrow();
    assertThat(kept.name()).isEqualTo("Commune de Valmoire");
    assertThat(kept.email()).isEqualTo("cada@valmoire.example");
    assertThat(kept.postalAddress()).startsWith("1 place de l'Hôtel de Ville");
    assertThat(imported("annuaire.json", ANNUAIRE).changed()).isZero();
  }

  @Test
  void the_whole_file_and_an_answer_of_the_api_are_read_alike() throws IOException {
    String record = ANNUAIRE.strip();

    assertThat(imported("a.json", "{\"service\":" + record + "}").added()).isEqualTo(4);
    assertThat(imported("b.json", "{\"total_count\":5,\"results\":" + record + "}").unchanged())
        .isEqualTo(4);
  }

  @Test
  void a_file_that_breaks_off_keeps_what_came_before() throws IOException {
    DirectoryReport report =
        imported("a.json", ANNUAIRE.substring(0, ANNUAIRE.indexOf("\"id\":\"3\"")));

    assertThat(report.added()).isEqualTo(2);
    assertThat(report.problems().getLast().reason().key()).isEqualTo("directory.rejected.not-json");
  }

  @Test
  void a_table_of_bodies_has_its_address_in_the_notes_and_forms_for_mail() throws IOException {
    StringBuilder table =
        new StringBuilder("#id,name,request_email,notes,home_page,tag_string\n")
            .append(
                """
                mairie-99001-01,Mairie - Valmoire,https://www.valmoire.example/nous-contacter,"67 route de Sorbier, bât. B,1300,Valmoire- Tél : 04 99 00 12 54- Fax : 04 99 00 12 55",http://www.valmoire.example,x
                7,,nobody@valmoire.example,,,
                8,Caisse de Brunelles,pas une adresse,,,
                """);
    for (int i = 0; i < 12; i++) {
      table.append(100 + i).append(",Bureau ").append(i).append(",depot@annuaire.example,,,\n");
    }

    DirectoryReport report = imported("export.csv", table.toString());

    Authority hall = named("Mairie - Valmoire");
    assertThat(hall.formUrl()).isEqualTo("https://www.valmoire.example/nous-contacter");
    assertThat(hall.email()).isNull();
    assertThat(hall.postalAddress()).isEqualTo("67 route de Sorbier, bât. B\n01300 Valmoire");
    assertThat(hall.directory().telephone()).isEqualTo("04 99 00 12 54");
    assertThat(named("Bureau 3").email()).as("shared by all: a placeholder").isNull();
    assertThat(report.added()).isEqualTo(14);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.remarks()).isEqualTo(13);
    assertThat(imported("export.csv", table.toString()).unchanged()).isEqualTo(14);
  }

  @Test
  void the_person_in_charge_of_access_is_kept_with_the_body_and_written_to() throws IOException {
    imported("annuaire.json", ANNUAIRE);
    String prada =
        """
        Organisme;SIREN;Civilité;Nom;Prénom;Courriel
        Commune de Valmoire;219900016;Mme;Personne;Aucune;acces@valmoire.example
        Préfecture de la Haute-Brune;;M.;Quidam;Un;acces@haute-brune.example
        """;
    Path file = folder.resolve("prada.csv");
    Files.write(file, prada.getBytes(Charset.forName("windows-1252")));

    directory.importFile(file, Map.of(), true);

    Authority hall = named("Mairie - Valmoire");
    assertThat(hall.directory().pradaName()).isEqualTo("Aucune Personne");
    assertThat(hall.requestEmail()).isEqualTo("acces@valmoire.example");
    assertThat(hall.email()).isEqualTo("mairie@valmoire.example");
    assertThat(directory.importFile(file, Map.of(), true).unchanged()).isEqualTo(2);
    assertThat(imported("annuaire.json", ANNUAIRE).unchanged()).isEqualTo(4);
  }

  @Test
  void whoever_imports_can_say_what_a_column_is() throws IOException {
    Path file = folder.resolve("liste.csv");
    Files.writeString(file, "Qui\tOù écrire\nSyndicat des Brunes\tsyndicat@brunes.example\n");

    directory.importFile(file, Map.of("name", "Qui", "email", "Où écrire"), false);

    assertThat(named("Syndicat des Brunes").email()).isEqualTo("syndicat@brunes.example");
    assertThatThrownBy(() -> directory.importFile(file, Map.of(), false))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessageContaining("Qui");
    assertThatThrownBy(() -> directory.importFile(file, Map.of("nom", "Qui"), false))
        .isInstanceOf(UnknownColumnException.class);
  }

  @Test
  void communes_become_bodies_with_their_place() throws IOException {
    DirectoryReport report =
        imported(
            "communes.json",
            """
            [{"nom":"Valmoire","code":"99001","codesPostaux":["99100"],"population":12480,"siren":"219900016","codeDepartement":"99"},
             {"nom":"Le Mans-sur-Brune","code":"99002","codesPostaux":["99120"],"codeDepartement":"99"}]
            """);

    assertThat(report.format()).isEqualTo("communes");
    assertThat(named("Commune de Valmoire").siren()).isEqualTo("219900016");
    assertThat(named("Commune du Mans-sur-Brune").place())
        .isEqualTo(PlaceCode.parse("commune:99002"));
    assertThat(imported("annuaire.json", ANNUAIRE).added()).as("the hall is known").isEqualTo(3);
  }

  @Test
  void bodies_are_found_by_words_of_their_name() throws IOException {
    imported("annuaire.json", ANNUAIRE);

    assertThat(authorities.search("MAIRIE valm", 5)).hasSize(1);
    assertThat(authorities.search("mairie - Valm", 5)).hasSize(1);
    assertThat(authorities.search("prefecture", 5)).hasSize(1);
    assertThat(authorities.search("%", 5)).isEmpty();
  }

  private DirectoryReport imported(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return directory.importFile(file, Map.of(), false);
  }

  private Authority named(String name) {
    return authorities.all().stream()
        .filter(authority -> authority.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
