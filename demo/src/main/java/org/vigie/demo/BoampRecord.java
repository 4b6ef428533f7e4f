package org.vigie.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of the BOAMP data set, with the fields that the portal shows.
 *
 * @param fields as the API gives them; {@code donnees} and {@code gestion} are JSON in a string
 */
record BoampRecord(
    String idweb, LocalDate published, String departement, Map<String, @Nullable Object> fields) {

  /** Keys in order, so that the same notice has the same bytes at every start. */
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final int LONGEST_TITLE = 200;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  static BoampRecord of(Notice notice, Authority buyer, LocalDate today, String portal) {
    LocalDate published = notice.published(today);
    LocalDate deadline = notice.closes() == null ? null : published.plusDays(notice.closes());
    String idweb = Notice.idweb(notice.n());
    String title = notice.title();

    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("idweb", idweb);
    fields.put("id", idweb.replace('-', '_'));
    fields.put(
        "contractfolderid",
        notice.form() == Notice.Form.EFORMS ? notice.procedure().toString() : null);
    fields.put("objet", title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
    fields.put("filename", idweb);
    fields.put("famille", notice.form().family);
    fields.put("famille_libelle", notice.form().label);
    fields.put("code_departement", List.of(buyer.departement()));
    fields.put("code_departement_prestation", null);
    fields.put("dateparution", published.toString());
    fields.put("datefindiffusion", (deadline == null ? published.plusDays(60) : deadline) + "");
    fields.put("datelimitereponse", deadline == null ? null : noon(deadline));
    fields.put("nomacheteur", buyer.name());
    fields.put("titulaire", notice.supplier() == null ? null : List.of(notice.supplier()));
    fields.put("perimetre", notice.form() == Notice.Form.EFORMS ? "DIRECTIVE-24" : null);
    fields.put("type_procedure", procedureType(notice));
    fields.put("procedure_libelle", procedureLabel(notice));
    fields.put("nature", notice.nature().name());
    fields.put("nature_libelle", notice.nature().label);
    fields.put(
        "nature_categorise",
        notice.nature().name().toLowerCase(Locale.ROOT).replace("_", "") + "/standard");
    fields.put("etat", notice.nature() == Notice.Nature.RECTIFICATIF ? "RECTIFICATIF" : "INITIAL");
    fields.put("type_marche", List.of(notice.market().name()));
    fields.put("type_avis", List.of("5", "1"));
    fields.put(
        "annonce_lie", notice.about() == null ? null : List.of(Notice.idweb(notice.about())));
    fields.put("annonces_anterieures", null);
    fields.put("source_schema", "3.2.5");
    fields.put("gestion", JSON.writeValueAsString(management(notice, buyer, published, deadline)));
    fields.put("donnees", JSON.writeValueAsString(new NoticeData(notice, buyer, deadline).tree()));
    fields.put("url_avis", portal + "/pages/avis/?q=idweb:%22" + idweb + "%22");
    return new BoampRecord(idweb, published, buyer.departement(), fields);
  }

  private static Map<String, Object> management(
      Notice notice, Authority buyer, LocalDate published, @Nullable LocalDate deadline) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("IDWEB", Notice.idweb(notice.n()));
    reference.put(
        "TYPE_AVIS",
        Map.of(
            "FAMILLE",
            Map.of(notice.form().family, ""),
            "NATURE",
            Map.of(notice.nature().name(), Map.of("STANDARD", "")),
            "STATUT",
            Map.of("INITIAL", "")));
    if (notice.about() != null) {
      reference.put("ANNONCE_ANTERIEUR", Map.of("IDWEB", Notice.idweb(notice.about())));
    }
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("NOMORGANISME", buyer.name());
    index.put("DATE_PUBLICATION", published.toString());
    index.put("DEP_PUBLICATION", buyer.departement());
    if (deadline != null) {
      index.put("DATE_LIMITE_REPONSE", deadline + "T12:00:00");
    }
    return Map.of("REFERENCE", reference, "INDEXATION", index);
  }

  private static String procedureType(Notice notice) {
    return notice.form() == Notice.Form.EFORMS ? "OUVERT" : "PROCEDURE_ADAPTE";
  }

  private static String procedureLabel(Notice notice) {
    return notice.form() == Notice.Form.EFORMS ? "Procédure Ouverte" : "Procédure adaptée";
  }

  /** Noon in Paris as the portal writes it: in UTC, with an offset of zero. */
  private static String noon(LocalDate day) {
    return day.atTime(12, 0).atZone(PARIS).toInstant().toString().replace("Z", "+00:00");
  }
}
