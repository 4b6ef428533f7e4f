package org.vigie.scrapers.boamp;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

/** One record of the API, read. */
final class BoampNotice {
  private static final Pattern DEPARTEMENT = Pattern.compile("\\d{2}|2[AB]|97\\d|98\\d");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_REFERENCE = 200;
  private static final Pattern DIRECT_FILE =
      Pattern.compile("(?i).*\\.(?:pdf|docx?|odt|xlsx?|ods|zip)");

  private final ObjectMapper json;
  private final JsonNode node;
  private final Tree api;

  /**
   * @throws UnreadableNoticeException where the record has no identifier, or its embedded JSON is
   *     none
   */
  static Discovery read(JsonNode node, ObjectMapper json) throws UnreadableNoticeException {
    return new BoampNotice(node, json).discovery();
  }

  private BoampNotice(JsonNode node, ObjectMapper json) {
    this.node = node;
    this.json = json;
    this.api = new Tree(node);
  }

  private Discovery discovery() throws UnreadableNoticeException {
    String id =
        api.text("idweb")
            .or(() -> api.text("id"))
            .orElseThrow(() -> new UnreadableNoticeException("idweb"));
    if (!ID.matcher(id).matches()) {
      throw new UnreadableNoticeException(shortened(id, 80));
    }
    NoticeForm form = NoticeForm.read(embedded("donnees", id));
    Tree gestion = embedded("gestion", id);
    String title =
        form.title()
            .or(() -> api.text("objet"))
            .map(words -> shortened(words, LONGEST_TITLE))
            .orElseThrow(() -> new UnreadableNoticeException(id));
    List<String> suppliers = texts("titulaire");
    if (suppliers.isEmpty()) {
      suppliers = form.suppliers();
    }
    String buyer =
        api.text("nomacheteur").or(form::buyer).map(name -> shortened(name, 400)).orElse(null);
    Instant deadline = deadline(form, gestion);
    var facts =
        new PublicationFacts(
            title,
            kind(),
            buyer,
            form.siret().orElse(null),
            form.town().orElse(null),
            places(),
            form.cpv(),
            null,
            publishedOn(gestion),
            deadline,
            form.amount().orElse(null),
            suppliers,
            references(id, form, gestion),
            link(id));
    String text =
        NoticeText.of(title, buyer, form, suppliers, texts("descripteur_libelle"), deadline);
    return new Discovery(
        id, facts, text, json.writeValueAsBytes(node), "application/json", documents(form));
  }

  /** A string that holds JSON; an object is accepted too, should the portal mend its ways. */
  private Tree embedded(String field, String id) throws UnreadableNoticeException {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return new Tree(MissingNode.getInstance());
    }
    if (!value.isString()) {
      return new Tree(value);
    }
    try {
      return new Tree(json.readTree(value.asString()));
    } catch (JacksonException broken) {
      throw new UnreadableNoticeException(id + " (" + field + ")");
    }
  }

  private PublicationKind kind() {
    String nature =
        (api.text("nature").or(() -> api.text("nature_categorise")).orElse("")
                + " "
                + api.text("etat").orElse(""))
            .toUpperCase(Locale.ROOT);
    if (nature.contains("ANNULATION") || nature.contains("ANNULE")) {
      return PublicationKind.CANCELLED;
    }
    if (nature.contains("RECTIFICATIF")) {
      return PublicationKind.CORRECTED;
    }
    if (nature.contains("MODIFICATION")) {
      return PublicationKind.AMENDED;
    }
    if (nature.contains("ATTRIBUTION")) {
      return PublicationKind.AWARDED;
    }
    if (nature.contains("INFORMATION")
        || nature.contains("PERIODIQUE")
        || nature.contains("INTENTION")) {
      return PublicationKind.PLANNED;
    }
    return PublicationKind.OPEN;
  }

  /**
   * Where the work is done, where the record says it; else the départements in which the notice was
   * published, which may be more than the buyer's own.
   */
  private List<PlaceCode> places() {
    List<String> codes = texts("code_departement_prestation");
    if (codes.isEmpty()) {
      codes = texts("code_departement");
    }
    return codes.stream()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .map(code -> code.length() == 1 ? "0" + code : code)
        .filter(code -> DEPARTEMENT.matcher(code).matches())
        .distinct()
        .map(code -> new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code))
        .toList();
  }

  private @Nullable LocalDate publishedOn(Tree gestion) {
    return api.text("dateparution")
        .or(() -> gestion.text("INDEXATION", "DATE_PUBLICATION"))
        .flatMap(FrenchDate::in)
        .orElse(null);
  }

  /**
   * The buyer's own words first: the API's field is normalised to UTC, and what it does with a
   * deadline that has no zone is not documented.
   */
  private @Nullable Instant deadline(NoticeForm form, Tree gestion) {
    return gestion
        .text("INDEXATION", "DATE_LIMITE_REPONSE")
        .or(form::deadline)
        .or(() -> api.text("datelimitereponse"))
        .flatMap(FrenchDate::instant)
        .orElse(null);
  }

  private List<Reference> references(String id, NoticeForm form, Tree gestion) {
    Set<Reference> references = new LinkedHashSet<>();
    references.add(new Reference("boamp", id));
    List<String> linked = new ArrayList<>(texts("annonce_lie"));
    linked.addAll(texts("annonces_anterieures"));
    gestion.all("REFERENCE", "ANNONCE_ANTERIEUR", "IDWEB").stream()
        .flatMap(found -> found.ownText().stream())
        .forEach(linked::add);
    linked.forEach(other -> references.add(new Reference("boamp", other)));
    api.text("contractfolderid")
        .or(form::procedure)
        .ifPresent(
            uuid -> references.add(new Reference("procedure", uuid.toLowerCase(Locale.ROOT))));
    form.buyerReference().ifPresent(number -> references.add(new Reference("buyer-ref", number)));
    references.removeIf(reference -> reference.value().length() > LONGEST_REFERENCE);
    return List.copyOf(references);
  }

  private URI link(String id) {
    return api.text("url_avis")
        .flatMap(WebAddress::parse)
        .filter(WebAddress::isWeb)
        .filter(uri -> uri.toString().length() <= 2000)
        .orElseGet(() -> WebAddress.parse("https://www.boamp.fr/avis/detail/" + id).orElseThrow());
  }

  private static List<DocumentLink> documents(NoticeForm form) {
    return form.addresses().stream()
        .flatMap(address -> WebAddress.parse(address).filter(WebAddress::isWeb).stream())
        .filter(uri -> uri.getPath() != null && DIRECT_FILE.matcher(uri.getPath()).matches())
        .map(uri -> new DocumentLink(uri, uri.getPath().replaceFirst(".*/", "")))
        .distinct()
        .toList();
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private List<String> texts(String field) {
    return api.all(field).stream().map(Tree::ownText).flatMap(Optional::stream).distinct().toList();
  }
}
