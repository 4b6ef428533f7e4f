package org.vigie.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code donnees} of a notice in the four formats of BOAMP, as trees. They share no path, and
 * keep the portal's conventions: attributes as {@code @name}, text as {@code #text}, one element as
 * an object and several as a list.
 */
final class NoticeData {
  private static final String PROFILE = "https://profil.example";

  private final Notice notice;
  private final Authority buyer;
  private final @Nullable LocalDate deadline;

  NoticeData(Notice notice, Authority buyer, @Nullable LocalDate deadline) {
    this.notice = notice;
    this.buyer = buyer;
    this.deadline = deadline;
  }

  Map<String, Object> tree() {
    return switch (notice.form()) {
      case EFORMS -> Map.of("EFORMS", eforms());
      case FN_SIMPLE -> Map.of("FNSimple", fnSimple());
      case MAPA -> Map.of("MAPA", mapa());
      case DSP -> Map.of("DSP", dsp());
    };
  }

  private Map<String, Object> eforms() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cbc:ID", attributed("schemeName", "notice-id", notice.procedure().toString()));
    document.put("cbc:ContractFolderID", notice.procedure().toString());
    document.put("cac:ContractingParty", contractingParty());
    document.put("cac:ProcurementProject", project());
    List<Object> lots = new ArrayList<>();
    List<String> titles =
        notice.lotTitles().isEmpty() ? List.of(notice.title()) : notice.lotTitles();
    for (int i = 0; i < titles.size(); i++) {
      lots.add(lot(i + 1, titles.get(i)));
    }
    document.put("cac:ProcurementProjectLot", oneOrMany(lots));
    if (notice.nature() == Notice.Nature.RECTIFICATIF) {
      document.put("efac:Changes", Map.of("efbc:ChangeDescription", french(notice.text())));
    }
    if (notice.supplier() != null) {
      document.put("efac:NoticeResult", result(notice.supplier()));
    }
    String child =
        notice.nature() == Notice.Nature.ATTRIBUTION ? "ContractAwardNotice" : "ContractNotice";
    return Map.of(child, document);
  }

  private Map<String, Object> contractingParty() {
    Map<String, Object> party = new LinkedHashMap<>();
    party.put("cac:PartyName", Map.of("cbc:Name", french(buyer.name())));
    party.put("cac:PartyLegalEntity", Map.of("cbc:CompanyID", buyer.siret()));
    party.put(
        "cac:PostalAddress",
        Map.of("cbc:CityName", buyer.town(), "cbc:PostalZone", buyer.postcode()));
    party.put("cac:Contact", Map.of("cbc:ElectronicMail", "achats@profil.example"));
    return Map.of("cbc:BuyerProfileURI", PROFILE, "cac:Party", party);
  }

  private Map<String, Object> project() {
    Map<String, Object> project = new LinkedHashMap<>();
    project.put("cbc:ID", attributed("schemeName", "InternalID", notice.ref()));
    project.put("cbc:Name", french(notice.title()));
    project.put("cbc:Description", french(notice.text()));
    List<String> codes = notice.cpvCodes();
    if (!codes.isEmpty()) {
      project.put("cac:MainCommodityClassification", classification(codes.getFirst()));
    }
    if (codes.size() > 1) {
      project.put(
          "cac:AdditionalCommodityClassification",
          oneOrMany(codes.stream().skip(1).<Object>map(NoticeData::classification).toList()));
    }
    if (notice.value() != null && notice.supplier() == null) {
      project.put(
          "cac:RequestedTenderTotal",
          Map.of("cbc:EstimatedOverallContractAmount", euros(notice.value())));
    }
    return project;
  }

  private static Map<String, Object> classification(String code) {
    return Map.of("cbc:ItemClassificationCode", attributed("listName", "cpv", code));
  }

  private Map<String, Object> lot(int number, String title) {
    Map<String, Object> lot = new LinkedHashMap<>();
    lot.put("cbc:ID", attributed("schemeName", "Lot", "LOT-%04d".formatted(number)));
    lot.put(
        "cac:ProcurementProject",
        Map.of("cbc:Name", french(title), "cbc:Description", french(title)));
    if (deadline != null) {
      lot.put(
          "cac:TenderingProcess",
          Map.of(
              "cac:TenderSubmissionDeadlinePeriod",
              Map.of("cbc:EndDate", deadline + "+01:00", "cbc:EndTime", "12:00:00+01:00")));
    }
    lot.put(
        "cac:TenderingTerms",
        Map.of(
            "cac:CallForTendersDocumentReference",
            Map.of(
                "cbc:DocumentType",
                "non-restricted-document",
                "cac:Attachment",
                Map.of("cac:ExternalReference", Map.of("cbc:URI", escapedConsultation())))));
    return lot;
  }

  private Map<String, Object> result(String supplier) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (notice.value() != null) {
      result.put(
          "efac:LotTender",
          Map.of(
              "cbc:ID",
              attributed("schemeName", "tender", "TEN-0001"),
              "cac:LegalMonetaryTotal",
              Map.of("cbc:PayableAmount", euros(notice.value())),
              "efac:TenderingParty",
              Map.of("cbc:ID", attributed("schemeName", "tendering-party", "TPA-0001"))));
    }
    result.put(
        "efac:TenderingParty",
        Map.of(
            "cbc:ID",
            attributed("schemeName", "tendering-party", "TPA-0001"),
            "efac:Tenderer",
            Map.of("cbc:ID", attributed("schemeName", "organization", "ORG-0002"))));
    result.put(
        "efac:LotResult",
        Map.of(
            "cbc:TenderResultCode",
            attributed("listName", "winner-selection-status", "selec-w"),
            "efac:LotTender",
            Map.of("cbc:ID", attributed("schemeName", "tender", "TEN-0001"))));
    result.put(
        "efac:Organizations",
        Map.of(
            "efac:Organization",
            Map.of(
                "efac:Company",
                Map.of(
                    "cac:PartyIdentification",
                    Map.of("cbc:ID", attributed("schemeName", "organization", "ORG-0002")),
                    "cac:PartyName",
                    Map.of("cbc:Name", french(supplier))))));
    return result;
  }

  private Map<String, Object> fnSimple() {
    Map<String, Object> organisme = new LinkedHashMap<>();
    organisme.put("acheteurPublic", buyer.name());
    organisme.put("codeIdentificationNational", buyer.siret());
    organisme.put("cp", buyer.postcode());
    organisme.put("ville", buyer.town());

    Map<String, Object> nature = new LinkedHashMap<>();
    nature.put("intitule", notice.title());
    nature.put("description", notice.text());
    List<String> codes = notice.cpvCodes();
    if (!codes.isEmpty()) {
      nature.put("codeCPV", cpv(codes));
    }
    if (notice.value() != null) {
      nature.put("valeurEstimee", Map.of("valeur", notice.value().toPlainString()));
    }
    nature.put("lieuExecution", buyer.town());

    Map<String, Object> section = new LinkedHashMap<>();
    section.put("communication", communication());
    Map<String, Object> procedure = new LinkedHashMap<>();
    procedure.put("categorieAcheteur", buyer.kind());
    if (deadline != null) {
      procedure.put("dateReceptionOffres", deadline + "T12:00:00");
    }
    section.put("procedure", procedure);
    section.put("natureMarche", nature);
    if (notice.supplier() != null) {
      section.put("attribution", award(notice.supplier()));
    }
    if (notice.nature() == Notice.Nature.RECTIFICATIF) {
      section.put("infosRectif", notice.text());
    }
    String child =
        switch (notice.nature()) {
          case APPEL_OFFRE -> "initial";
          case ATTRIBUTION, MODIFICATION -> "attribution";
          case RECTIFICATIF, ANNULATION -> "rectificatif";
        };
    return Map.of("organisme", organisme, child, section);
  }

  private Map<String, Object> communication() {
    Map<String, Object> communication = new LinkedHashMap<>();
    communication.put("urlProfilAch", PROFILE);
    communication.put("urlDocConsul", consultation());
    communication.put("identifiantInterne", notice.ref());
    communication.put("nomContact", "Service achats");
    communication.put("adresseMailContact", buyer.email());
    return communication;
  }

  private Map<String, Object> award(String supplier) {
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("titulaire", Map.of("denomination", supplier));
    if (notice.value() != null) {
      decision.put("montant", notice.value().toPlainString());
    }
    return Map.of("decision", decision);
  }

  private Map<String, Object> mapa() {
    Map<String, Object> organisme = new LinkedHashMap<>();
    organisme.put("acheteurPublic", buyer.name());
    organisme.put("codeIdentificationNational", buyer.siret());
    organisme.put("cp", buyer.postcode());
    organisme.put("ville", buyer.town());
    organisme.put("coord", Map.of("mel", buyer.email()));
    organisme.put("urlProfilAcheteur", PROFILE);

    Map<String, Object> initial = new LinkedHashMap<>();
    initial.put("description", Map.of("objet", notice.title()));
    initial.put("caracteristiques", Map.of("principales", notice.text()));
    if (deadline != null) {
      initial.put("delais", Map.of("receptionOffres", deadline + "T12:00:00"));
    }
    initial.put(
        "renseignements",
        Map.of("idMarche", notice.ref(), "rensgComplt", "Dossier à retirer sur " + PROFILE));
    return Map.of("organisme", organisme, "initial", initial);
  }

  private Map<String, Object> dsp() {
    Map<String, Object> initial = new LinkedHashMap<>();
    initial.put(
        "descriptionMarche", Map.of("titreMarche", notice.title(), "description", notice.text()));
    if (!notice.cpvCodes().isEmpty()) {
      initial.put("CPV", cpv(notice.cpvCodes()));
    }
    return Map.of(
        "organisme",
        Map.of(
            "acheteurPublic",
            buyer.name(),
            "codeIdentificationNational",
            buyer.siret(),
            "cp",
            buyer.postcode(),
            "ville",
            buyer.town()),
        "initial",
        initial);
  }

  private static Map<String, Object> cpv(List<String> codes) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("objetPrincipal", Map.of("classPrincipale", codes.getFirst()));
    if (codes.size() > 1) {
      tree.put("objetComplementaire", Map.of("classPrincipale", codes.get(1)));
    }
    return tree;
  }

  private String consultation() {
    return PROFILE + "/consultation/" + notice.n() + "?type=DCE&IDM=" + notice.n();
  }

  /** The portal leaves XML entities in its eForms addresses. */
  private String escapedConsultation() {
    return consultation().replace("&", "&amp;");
  }

  private static Map<String, Object> french(String text) {
    return attributed("languageID", "FRA", text);
  }

  private static Map<String, Object> euros(BigDecimal amount) {
    return attributed("currencyID", "EUR", amount.toPlainString());
  }

  private static Map<String, Object> attributed(String name, String value, String text) {
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("@" + name, value);
    element.put("#text", text);
    return element;
  }

  private static Object oneOrMany(List<Object> elements) {
    return elements.size() == 1 ? elements.getFirst() : elements;
  }
}
