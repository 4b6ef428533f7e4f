package org.vigie.scrapers.boamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.source.Discovery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read from a record, in each of BOAMP's forms. */
class BoampNoticeTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Test
  void an_eforms_notice_gives_all_its_facts() throws Exception {
    Discovery notice = read("eforms");

    PublicationFacts facts = notice.facts();
    assertThat(notice.externalId()).isEqualTo("26-90123");
    assertThat(facts.title())
        .isEqualTo("Extension et maintenance du système de vidéoprotection urbaine");
    assertThat(facts.kind()).isEqualTo(PublicationKind.OPEN);
    assertThat(facts.buyerName()).isEqualTo("Commune de Valmoire");
    assertThat(facts.buyerSiret()).isEqualTo("21990001600011");
    assertThat(facts.buyerTown()).isEqualTo("Valmoire");
    assertThat(facts.places()).containsExactly(departement("99"));
    assertThat(facts.cpv()).containsExactly("32323500", "45312000");
    assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(facts.deadlineAt()).isEqualTo(Instant.parse("2026-12-19T11:00:00Z"));
    assertThat(facts.amount()).isEqualByComparingTo("412000.50");
    assertThat(facts.references())
        .containsExactly(
            new Reference("boamp", "26-90123"),
            new Reference("procedure", "7b0f0f5e-1111-4a2b-9c3d-0123456789ab"),
            new Reference("buyer-ref", "2026-FCS-31"));
    assertThat(facts.link()).hasToString("https://www.boamp.fr/pages/avis/?q=idweb:%2226-90123%22");
    assertThat(notice.documents())
        .extracting(document -> document.uri().toString())
        .containsExactly("https://profil.example/dce/4242.zip?type=DCE&id=1");
    assertThat(notice.text())
        .contains("34 caméras d'ambiance & un mur d'images")
        .contains("Caméras dômes", "Pose comprise", "Logiciel d'analyse d'images")
        .contains("Matériel de sécurité");
  }

  @Test
  void an_award_names_only_the_winner() throws Exception {
    PublicationFacts facts = read("eforms-award").facts();

    assertThat(facts.kind()).isEqualTo(PublicationKind.AWARDED);
    assertThat(facts.suppliers()).containsExactly("Signaux de l'Estuaire");
    assertThat(facts.amount()).isEqualByComparingTo("398000");
    assertThat(facts.references())
        .contains(
            new Reference("boamp", "26-90123"),
            new Reference("procedure", "7b0f0f5e-1111-4a2b-9c3d-0123456789ab"));
  }

  @Test
  void a_simplified_notice_gives_all_its_facts() throws Exception {
    Discovery notice = read("fnsimple");

    PublicationFacts facts = notice.facts();
    assertThat(facts.title()).isEqualTo("Déploiement de la lecture automatisée de plaques");
    assertThat(facts.buyerName()).isEqualTo("Commune de Brunelles");
    assertThat(facts.buyerSiret()).as("14 digits that fail the Luhn test").isNull();
    assertThat(facts.cpv()).containsExactly("32323500", "34924000", "48328000");
    assertThat(facts.amount()).as("0 means not stated").isNull();
    assertThat(facts.deadlineAt())
        .as("the buyer's own words, in Paris, before the portal's UTC")
        .isEqualTo(Instant.parse("2026-12-05T11:00:00Z"));
    assertThat(facts.references()).contains(new Reference("buyer-ref", "2026-017"));
    assertThat(facts.link()).hasToString("https://www.boamp.fr/avis/detail/26-90200");
    assertThat(notice.text()).contains("8 points LAPI", "Quatre radars", "Visite obligatoire");
  }

  @Test
  void a_correction_points_to_its_notice_and_tells_the_change() throws Exception {
    Discovery notice = read("fnsimple-correction");

    assertThat(notice.facts().kind()).isEqualTo(PublicationKind.CORRECTED);
    assertThat(notice.facts().references())
        .containsExactly(new Reference("boamp", "26-96000"), new Reference("boamp", "26-90200"));
    assertThat(notice.text()).contains("Au lieu du 5 décembre, lire le 12 décembre");
  }

  @Test
  void a_notice_below_the_thresholds_gives_its_facts_without_cpv() throws Exception {
    Discovery notice = read("mapa");

    PublicationFacts facts = notice.facts();
    assertThat(facts.title()).isEqualTo("Fourniture de caméras-piétons");
    assertThat(facts.buyerName()).isEqualTo("Commune de Corvelle");
    assertThat(facts.buyerTown()).isEqualTo("Corvelle");
    assertThat(facts.cpv()).isEmpty();
    assertThat(facts.places()).containsExactly(departement("2A"));
    assertThat(facts.deadlineAt())
        .as("a bare date ends with its day")
        .isEqualTo(Instant.parse("2026-12-01T22:59:59Z"));
    assertThat(notice.text())
        .contains("Douze caméras individuelles", "Logiciel", "Enregistrements conservés un mois");
  }

  @Test
  void a_concession_gives_its_facts() throws Exception {
    Discovery notice = read("dsp");

    assertThat(notice.facts().title()).isEqualTo("Exploitation du stationnement payant");
    assertThat(notice.facts().cpv()).containsExactly("98351110");
    assertThat(notice.text()).contains("Contrôle par scan-car");
  }

  @Test
  void an_older_decision_is_read_from_its_free_tree() throws Exception {
    Discovery notice = read("decision");

    assertThat(notice.externalId()).isEqualTo("BOAMP-06-101-0001-01");
    assertThat(notice.facts().title()).isEqualTo("Vidéosurveillance de la gare");
    assertThat(notice.facts().places()).containsExactly(departement("01"));
    assertThat(notice.facts().suppliers()).containsExactly("Signaux de l'Estuaire");
    assertThat(notice.facts().amount()).isEqualByComparingTo(new BigDecimal("150000.50"));
  }

  @Test
  void a_cancellation_and_an_amendment_are_told_apart() throws Exception {
    assertThat(read("cancellation").facts().kind()).isEqualTo(PublicationKind.CANCELLED);
    Discovery amendment = read("amendment");
    assertThat(amendment.facts().kind()).isEqualTo(PublicationKind.AMENDED);
    assertThat(amendment.facts().references())
        .contains(new Reference("boamp", "26-95001"), new Reference("boamp", "26-90123"));
    assertThat(amendment.text()).contains("Douze caméras de plus");
  }

  /** The six spellings of one day's notices, and two that would shift by an hour or two. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-05T12:00:00, 2026-12-05T11:00:00Z",
    "2026-07-05T12:00:00, 2026-07-05T10:00:00Z",
    "2026-07-05T12:00:00+02:00, 2026-07-05T10:00:00Z",
    "2026-07-05T12:00:00+01:00, 2026-07-05T11:00:00Z",
    "2026-12-05T11:00:00Z, 2026-12-05T11:00:00Z",
    "2026-12-05T12:00:00.000+01:00, 2026-12-05T11:00:00Z",
    "2026-12-05T12:00:00+04:00, 2026-12-05T08:00:00Z",
    "2026-12-05 12:00, 2026-12-05T11:00:00Z"
  })
  void a_deadline_is_read_in_every_spelling(String written, Instant meant) throws Exception {
    ObjectNode record = record("eforms");
    record.putNull("datelimitereponse");
    record.put("gestion", "{\"INDEXATION\":{\"DATE_LIMITE_REPONSE\":\"" + written + "\"}}");

    assertThat(BoampNotice.read(record, JSON).facts().deadlineAt()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "//", "[", "file:///etc/passwd"})
  void a_link_that_leads_to_no_page_is_replaced(String link) throws Exception {
    ObjectNode record = record("mapa");
    record.put("url_avis", link);

    assertThat(BoampNotice.read(record, JSON).facts().link())
        .hasToString("https://www.boamp.fr/avis/detail/26-90300");
  }

  @ParameterizedTest
  @ValueSource(strings = {"26-1\"; drop", "a/../b", "26 1", "[", "é"})
  void a_strange_identifier_makes_the_record_unreadable(String id) throws Exception {
    ObjectNode record = record("mapa");
    record.put("idweb", id);

    assertThatThrownBy(() -> BoampNotice.read(record, JSON))
        .isInstanceOf(UnreadableNoticeException.class);
  }

  @Test
  void what_does_not_fit_the_tables_is_shortened() throws Exception {
    ObjectNode record = record("mapa");
    record.put("nomacheteur", "x".repeat(3000));
    record.put("contractfolderid", "y".repeat(300));

    PublicationFacts facts = BoampNotice.read(record, JSON).facts();

    assertThat(facts.buyerName()).hasSizeLessThan(500);
    assertThat(facts.references()).allMatch(reference -> reference.value().length() <= 200);
  }

  /** Each value of each form in turn becomes something else: a notice or a named failure. */
  @ParameterizedTest
  @ValueSource(
      strings = {"eforms", "eforms-award", "fnsimple", "fnsimple-correction", "mapa", "decision"})
  void wrong_types_anywhere_never_break_more_than_the_record(String form) throws Exception {
    var random = new Random(20261124);
    for (int round = 0; round < 600; round++) {
      ObjectNode record = (ObjectNode) tree(form);
      for (int change = 0; change <= round % 4; change++) {
        mutate(record, random);
      }
      if (random.nextInt(4) > 0) {
        asThePortalSends(record);
      }
      try {
        assertThat(BoampNotice.read(record, JSON).facts().title()).isNotBlank();
      } catch (UnreadableNoticeException named) {
        assertThat(named).hasMessageMatching("(?s).+");
      }
    }
  }

  private static void mutate(JsonNode node, Random random) {
    JsonNode at = node;
    while (true) {
      int size = at.size();
      int pick = random.nextInt(size);
      JsonNode child =
          at.isArray() ? at.get(pick) : at.get(List.copyOf(at.propertyNames()).get(pick));
      if (child.isContainer() && !child.isEmpty() && random.nextInt(5) > 0) {
        at = child;
        continue;
      }
      JsonNode other = strange(random);
      if (at instanceof ArrayNode array) {
        array.set(pick, other);
      } else {
        ((ObjectNode) at).set(List.copyOf(at.propertyNames()).get(pick), other);
      }
      return;
    }
  }

  private static JsonNode strange(Random random) {
    return JSON.readTree(
        switch (random.nextInt(10)) {
          case 0 -> "null";
          case 1 -> "true";
          case 2 -> "-1e308";
          case 3 -> "[]";
          case 4 -> "{}";
          case 5 -> "[[[{\"#text\":[1]}]]]";
          case 6 -> "{\"#text\":{\"#text\":null},\"@languageID\":7}";
          case 7 -> "\"&#0;\\uD800 \\u0000 2026-99-99T99:99\"";
          case 8 -> "[null,1,\"\",{\"cbc:ID\":[]}]";
          default -> "\"\"";
        });
  }

  private static PlaceCode departement(String code) {
    return new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code);
  }

  private static Discovery read(String form) throws Exception {
    return BoampNotice.read(record(form), JSON);
  }

  static ObjectNode record(String form) throws Exception {
    ObjectNode record = (ObjectNode) tree(form);
    asThePortalSends(record);
    return record;
  }

  private static JsonNode tree(String form) throws Exception {
    try (var in = BoampNoticeTest.class.getResourceAsStream(form + ".json")) {
      return JSON.readTree(in.readAllBytes());
    }
  }

  /** JSON inside a string. */
  private static void asThePortalSends(ObjectNode record) {
    for (String field : List.of("donnees", "gestion")) {
      JsonNode value = record.get(field);
      if (value != null && value.isContainer()) {
        record.put(field, JSON.writeValueAsString(value));
      }
    }
  }
}
