package org.vigie.scrapers.boamp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Tree;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.source.Discovery;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One notice of the BOAMP, read: a record of its API, or one of its XML files. */
final class BoampNotice {
  private static final Pattern DEPARTEMENT = Pattern.compile("\\d{2}|2[AB]|97\\d|98\\d");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  private final Tree api;
  private final Tree donnees;
  private final Tree gestion;

  private BoampNotice(Tree api, Tree donnees, Tree gestion) {
    this.api = api;
    this.donnees = donnees;
    this.gestion = gestion;
  }

  /**
   * @throws UnreadableNoticeException where the record has no identifier or title, or its embedded
   *     JSON is none
   */
  static Discovery read(JsonNode node, ObjectMapper json) throws UnreadableNoticeException {
    return record(node, json).discovery(json.writeValueAsBytes(node), "application/json");
  }

  static Notice record(JsonNode node, ObjectMapper json) throws UnreadableNoticeException {
    Tree api = new Tree(node);
    String id = api.text("idweb").or(() -> api.text("id")).orElse("");
    return new BoampNotice(
            api, embedded(node, "donnees", id, json), embedded(node, "gestion", id, json))
        .notice();
  }

  /**
   * @param root the element ANNONCE or jo:ann
   */
  static Notice xml(Tree root) throws UnreadableNoticeException {
    return new BoampNotice(Tree.NONE, root.first("DONNEES"), root.first("GESTION")).notice();
  }

  private Notice notice() throws UnreadableNoticeException {
    String id =
        api.text("idweb")
            .or(() -> api.text("id"))
            .or(() -> gestion.text("REFERENCE", "IDWEB"))
            .orElseThrow(() -> new UnreadableNoticeException("idweb"));
    if (!ID.matcher(id).matches()) {
      throw new UnreadableNoticeException(id.substring(0, Math.min(80, id.length())));
    }
    BoampForm read = BoampForm.read(donnees);
    // what the portal itself says comes first, where it is not cut or converted
    NoticeForm form =
        new NoticeForm()
            .kind(Optional.of(kind()))
            .places(places())
            .published(api.text("dateparution"))
            .published(gestion.text("INDEXATION", "DATE_PUBLICATION"))
            .deadline(gestion.text("INDEXATION", "DATE_LIMITE_REPONSE"))
            .buyer(api.text("nomacheteur"))
            .suppliers(texts("titulaire"))
            .link(api.text("url_avis"));
    references(form, id);
    form.takeMissing(read.form())
        .title(api.text("objet"))
        .title(gestion.text("INDEXATION", "RESUME_OBJET"))
        .buyer(gestion.text("INDEXATION", "NOMORGANISME"))
        .deadline(api.text("datelimitereponse"))
        .descriptors(texts("descripteur_libelle"))
        .descriptors(gestion.texts("INDEXATION", "DESCRIPTEURS", "DESCRIPTEUR", "LIBELLE"));
    return form.notice(
        "boamp/" + read.name(), id, URI.create("https://www.boamp.fr/avis/detail/" + id));
  }

  /** A string that holds JSON; an object is accepted too, should the portal mend its ways. */
  private static Tree embedded(JsonNode node, String field, String id, ObjectMapper json)
      throws UnreadableNoticeException {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return Tree.NONE;
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
    Tree type = gestion.first("REFERENCE", "TYPE_AVIS");
    String nature =
        String.join(
                " ",
                api.text("nature").or(() -> api.text("nature_categorise")).orElse(""),
                api.text("etat").orElse(""),
                String.join(" ", type.first("NATURE").names()),
                String.join(" ", type.first("STATUT").names()))
            .toUpperCase(Locale.ROOT);
    if (nature.contains("ANNULATION") || nature.contains("ANNULE")) {
      return PublicationKind.CANCELLED;
    }
    if (nature.contains("RECTIF")) {
      return PublicationKind.CORRECTED;
    }
    if (nature.contains("MODIFICATION")) {
      return PublicationKind.AMENDED;
    }
    if (nature.contains("ATTRIBUTION") || nature.contains("RESULTAT")) {
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
    if (codes.isEmpty()) {
      codes = NoticeForm.texts(gestion.all("INDEXATION", "DEP_PUBLICATION").stream());
    }
    return codes.stream()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .map(code -> code.length() == 1 ? "0" + code : code)
        .filter(code -> DEPARTEMENT.matcher(code).matches())
        .distinct()
        .map(code -> new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code))
        .toList();
  }

  /** The notice's own number, and those of the notices that it changes, awards or follows. */
  private void references(NoticeForm form, String id) {
    form.reference("boamp", Optional.of(id));
    List<String> linked = new ArrayList<>(texts("annonce_lie"));
    linked.addAll(texts("annonces_anterieures"));
    for (Tree earlier : gestion.anywhere("ANNONCE_ANTERIEUR")) {
      linked.addAll(NoticeForm.texts(earlier.anywhere("IDWEB").stream()));
    }
    linked.forEach(other -> form.reference("boamp", Optional.of(other)));
    for (Tree tree : List.of(gestion, donnees)) {
      for (Tree journal : tree.anywhere("PUBLICATION_JOUE")) {
        form.reference(
            "ted",
            journal
                .text("NUM_ANNONCE")
                .flatMap(
                    number ->
                        journal.text("ANNEE").flatMap(year -> TedNumber.in(number + "-" + year))));
      }
    }
    form.procedure(api.text("contractfolderid"));
  }

  private List<String> texts(String field) {
    return api.texts(field);
  }
}
