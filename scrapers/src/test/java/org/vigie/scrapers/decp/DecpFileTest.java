package org.vigie.scrapers.decp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import tools.jackson.databind.JsonNode;

/** What the files of awarded contracts hold, clean and dirty. */
class DecpFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void a_contract_of_schema_v2_says_who_buys_what_from_whom_for_how_much() throws IOException {
    Contract contract = contracts(fixture("contracts-v2.json")).getFirst();

    PublicationFacts facts = ContractFacts.of(contract, DecpNotices.NATIONAL_PAGE);
    assertThat(contract.key()).isEqualTo("21990001600011-2026VP017");
    assertThat(facts.title()).isEqualTo("Maintenance et extension du système de vidéoprotection");
    assertThat(facts.kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.cpv()).containsExactly("32323500");
    assertThat(facts.places()).containsExactly(PlaceCode.parse("commune:99001"));
    assertThat(facts.signedOn()).isEqualTo("2026-10-02");
    assertThat(facts.publishedOn()).isEqualTo("2026-11-10");
    assertThat(facts.amount()).isEqualByComparingTo("415000");
    assertThat(facts.suppliers()).containsExactly("SIRET 99999999800019");
    assertThat(facts.references())
        .contains(
            new PublicationFacts.Reference("decp", "21990001600011-2026VP017"),
            new PublicationFacts.Reference("decp", "21990001600011-2026AC03"));
  }

  @Test
  void amendments_are_put_in_order_and_make_the_present_amount() throws IOException {
    Contract concession = contracts(fixture("contracts-v2.json")).getLast();

    PublicationFacts facts = ContractFacts.of(concession, DecpNotices.NATIONAL_PAGE);
    assertThat(facts.kind()).isEqualTo(PublicationKind.AMENDED);
    assertThat(concession.amendments())
        .extracting(Contract.Amendment::id)
        .containsExactly("1", "2");
    assertThat(facts.amount()).isEqualByComparingTo("2900000");
    assertThat(facts.publishedOn()).isEqualTo("2026-11-02");
    assertThat(facts.suppliers()).as("the same winner twice").hasSize(1);
    assertThat(ContractText.of(concession))
        .contains("Montant hors taxe\u00a0: 2\u202f400\u202f000\u00a0€")
        .containsSubsequence("Modification 1", "96 mois", "Modification 2", "2\u202f900\u202f000");
  }

  @Test
  void xml_says_the_same_and_a_row_that_is_not_well_formed_costs_itself_only() throws IOException {
    Read read = read(fixture("contracts.xml"));

    assertThat(read.contracts())
        .extracting(Contract::id)
        .containsExactly("2026VP017", "DSP-2026-1");
    assertThat(read.contracts().getFirst().suppliers())
        .containsExactly("SIRET 99999999800019", "TVA FR99999999998");
    assertThat(read.contracts().getFirst().object()).contains("Maintenance & extension");
    assertThat(read.contracts().getLast().currentAmount()).isEqualByComparingTo("2900000");
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.unreadable().getFirst()).startsWith("21: <marche> <id>2026VP018");
    assertThat(read.end().whole()).isTrue();
  }

  @Test
  void the_schema_of_2019_is_read_too() throws IOException {
    String file =
        """
        {"$schema":"…/1.5.0/marches.json","marches":[{"id":"2018-1","uid":"219900016000112018-1",
          "acheteur":{"id":"219 900 016 00011","nom":"Commune de Valmoire"},"_type":"Marché","objet":"Caméras",
          "codeCPV":"32323500","lieuExecution":{"code":"99100","typeCode":"Code postal","nom":"VALMOIRE"},
          "datePublicationDonnees":"2019-04-25+02:00","montant":80000,
          "titulaires":[{"typeIdentifiant":"SIRET","id":"99999999800019","denominationSociale":"Brune Optique"},
                        {"typeIdentifiant":"SIRET","id":"99999999800019","denominationSociale":"Brune Optique"}],
          "modifications":[{"objetModification":"Deux caméras de plus","dateNotificationModification":"2019-05-19","montant":100000}]},
         {"id":"2018-2","acheteur.id":"21990001600011","acheteur.nom":"Commune de Valmoire","objet":"Pneus"}]}
        """;

    List<Contract> contracts = contracts(file);

    assertThat(contracts.getFirst().suppliers()).containsExactly("Brune Optique");
    assertThat(contracts.getFirst().buyerSiret()).isEqualTo("21990001600011");
    assertThat(contracts.getFirst().publishedOn()).isEqualTo("2019-04-25");
    assertThat(contracts.getFirst().currentAmount()).isEqualByComparingTo("100000");
    assertThat(contracts.getLast().buyerName()).isEqualTo("Commune de Valmoire");
  }

  @Test
  void a_flat_row_of_opendatasoft_is_a_contract_and_cdl_is_nothing() throws IOException {
    Contract contract =
        contracts(
                """
                [{"id":"2026VP017","objet":"Caméras","codecpv":"32323500-8","acheteur_id":"21990001600011",
                  "titulaire_id_1":"99999999800019","titulaire_typeidentifiant_1":"SIRET","titulaire_id_2":"CDL",
                  "dureemois":"NC","datenotification":"2026-10-02","montant":"415000.0","idaccordcadre":"CDL",
                  "lieuexecution_code":"99","lieuexecution_typecode":"Code département",
                  "idmodification":"1","montantmodification":"498000.0","datenotificationmodificationmodification":"2027-03-01"}]
                """)
            .getFirst();

    assertThat(contract.suppliers()).containsExactly("SIRET 99999999800019");
    assertThat(contract.months()).isNull();
    assertThat(contract.framework()).isNull();
    assertThat(contract.place()).isEqualTo(PlaceCode.parse("departement:99"));
    assertThat(contract.currentAmount()).isEqualByComparingTo("498000");
  }

  @ParameterizedTest
  @CsvSource({
    "'415000', 415000",
    "'\"415000.50\"', 415000.50",
    "'\"415 000,50 €\"', 415000.50",
    "'\"1.250.000,00\"', 1250000",
    "'4.15E5', 415000",
    "'1e17', ",
    "'-5', ",
    "'NaN', ",
    "'\"NC\"', ",
    "'1e999999999', ",
  })
  void amounts_come_as_numbers_and_texts_and_some_cannot_be(String written, BigDecimal amount)
      throws IOException {
    BigDecimal read = contracts(row("\"montant\":" + written)).getFirst().amount();

    if (amount == null) {
      assertThat(read).isNull();
    } else {
      assertThat(read).isEqualByComparingTo(amount);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-02, 2026-10-02",
    "2026-10-02+02:00, 2026-10-02",
    "2026-10-02T00:00:00, 2026-10-02",
    "02/10/2026, 2026-10-02",
    "0222-10-02, ",
    "0002-01-01, ",
    "5021-10-02, ",
    "NC, ",
  })
  void dates_come_in_all_shapes_and_some_cannot_be(String written, LocalDate date)
      throws IOException {
    assertThat(contracts(row("\"dateNotification\":\"" + written + "\"")).getFirst().signedOn())
        .isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"32323500-8, 32323500", "3233500, 03233500", "'32323500 ', 32323500", "45, "})
  void cpv_codes_lose_their_check_digit_and_regain_their_zero(String written, String code)
      throws IOException {
    assertThat(contracts(row("\"codeCPV\":\"" + written + "\"")).getFirst().cpv()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "99001, Code commune, commune:99001",
    "99100, Code postal, departement:99",
    "1300, Code postal, departement:01",
    "20090, Code postal, departement:2A",
    "20200, Code postal, departement:2B",
    "97410, CODE POSTAL, departement:974",
    "1, Code département, departement:01",
    "84, Code région, region:84",
    "FR, Code pays, ",
    "??, , ",
  })
  void the_place_is_coded_in_many_ways(String code, String type, String place) {
    assertThat(ExecutionPlace.of(code, type == null ? "" : type))
        .isEqualTo(java.util.Optional.ofNullable(place).map(PlaceCode::parse));
  }

  @Test
  void a_number_that_is_no_siret_stands_for_the_buyer_all_the_same() throws IOException {
    Contract contract =
        contracts("[{\"id\":\"7\",\"objet\":\"Pneus\",\"acheteur\":{\"id\":\"12345678901234\"}}]")
            .getFirst();

    PublicationFacts facts = ContractFacts.of(contract, DecpNotices.NATIONAL_PAGE);
    assertThat(facts.buyerSiret()).isNull();
    assertThat(facts.buyerName()).isEqualTo("12345678901234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"objet\":\"Système \"tout compris\" de caméras\"",
        "\"objet\":\"Lot \"A\" : caméras\"",
        "\"objet\":\"Caméras, mâts, \"câbles\", etc.\"",
        "\"objet\":\"C:\\Caméras\\mâts\"",
        "\"objet\":\"Caméras \\\", \"montant\":5",
        "\"objet\":\"Caméras\tet\nmâts\"",
        "\"objet\":\"Caméras\",\"tauxAvance\":NaN",
        "\"objet\":\"Caméras\",",
      })
  void json_that_is_not_json_is_mended(String field) throws IOException {
    Read read = read("{\"marches\":[" + bare("1", field) + "," + good("2") + "]}");

    assertThat(read.contracts()).extracting(Contract::id).containsExactly("1", "2");
    assertThat(read.contracts().getFirst().object()).containsIgnoringCase("caméras");
    assertThat(read.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"1\",\"acheteur\":{\"id\":\"21990001600011\",\"objet\":\"sans fin\"",
        "{\"id\":\"1\",\"objet\":\"un \"mot\": et, \"un autre, {\"acheteur\":1}",
        "{\"id\":\"1\",\"objet\":\"fini trop tôt\"},\"acheteur\":{\"id\":\"2\"}}",
        "<html><body>Erreur 500</body></html>",
        "{\"id\":\"1\",,,:::}",
      })
  void what_cannot_be_mended_is_counted_with_its_line_and_the_next_rows_are_read(String broken)
      throws IOException {
    Read read =
        read(
            "{\"marches\":{\"marche\":[\n"
                + good("0")
                + ",\n"
                + broken
                + ",\n"
                + good("2")
                + "]}}");

    assertThat(read.contracts()).extracting(Contract::id).contains("0", "2");
    assertThat(read.unreadable()).isNotEmpty();
    assertThat(read.unreadable().getFirst()).startsWith("3: ");
  }

  @Test
  void a_file_that_stops_in_its_middle_is_not_whole() throws IOException {
    String whole = "{\"marches\":{\"marche\":[" + good("1") + "," + good("2") + "]}}";

    assertThat(read(whole).end().whole()).isTrue();
    assertThat(read(whole.substring(0, whole.length() - 30)).end().whole()).isFalse();
    assertThat(read(whole.substring(0, whole.length() - 3)).end().whole()).isFalse();
    assertThat(read("<marches><marche><id>1</id>").end().whole()).isFalse();
  }

  @Test
  void an_empty_list_is_not_the_same_as_no_list() throws IOException {
    assertThat(read("{\"marches\":{\"marche\":[]}}").end().found()).isTrue();
    assertThat(read("<marches/>").end()).isEqualTo(new RowsEnd(true, true, 1));
    assertThat(read("{\"erreur\":\"en maintenance\"}").end().found()).isFalse();
    assertThat(read("<html><body>Maintenance</body></html>").end().found()).isFalse();
  }

  @Test
  void the_charset_is_seen_not_believed() throws IOException {
    String file = "{\"marches\":[" + bare("1", "\"objet\":\"Caméras\"") + "]}";

    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16)) {
      assertThat(contracts(file.getBytes(charset)).getFirst().object())
          .as(charset.name())
          .isEqualTo("Caméras");
    }
    assertThat(contracts("\ufeff" + file).getFirst().object()).isEqualTo("Caméras");
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(file.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(contracts(zipped.toByteArray())).hasSize(1);
  }

  @Test
  void one_object_a_line_is_read_too() throws IOException {
    assertThat(contracts(good("1") + "\n" + good("2") + "\n")).hasSize(2);
  }

  private static String row(String field) {
    return "[" + bare("1", "\"objet\":\"Caméras\"," + field) + "]";
  }

  private static String good(String id) {
    return bare(id, "\"objet\":\"Caméras\"");
  }

  private static String bare(String id, String field) {
    return "{\"id\":\"" + id + "\",\"acheteur\":{\"id\":\"21990001600011\"}," + field + "}";
  }

  private record Read(List<Contract> contracts, List<String> unreadable, RowsEnd end) {}

  private static List<Contract> contracts(String file) throws IOException {
    return read(file).contracts();
  }

  private static List<Contract> contracts(byte[] file) throws IOException {
    return read(file).contracts();
  }

  private static Read read(String file) throws IOException {
    return read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static Read read(byte[] file) throws IOException {
    List<Contract> contracts = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    RowsEnd end =
        DecpFile.read(
            new ByteArrayInputStream(file),
            1 << 24,
            new RowSink() {
              @Override
              public void row(JsonNode row, long line) {
                Contract.read(row, TODAY)
                    .ifPresentOrElse(contracts::add, () -> unreadable.add(line + ": " + row));
              }

              @Override
              public void unreadable(long line, String beginning) {
                unreadable.add(line + ": " + beginning);
              }
            });
    return new Read(contracts, unreadable, end);
  }

  private static String fixture(String name) throws IOException {
    try (var in = DecpFileTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
