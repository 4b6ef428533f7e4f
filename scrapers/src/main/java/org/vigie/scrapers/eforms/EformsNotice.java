package org.vigie.scrapers.eforms;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Territory;
import org.vigie.scrapers.notice.Tree;

/**
 * A notice in eForms, the European form above the thresholds since the end of 2023. Organisations
 * stand once at the top and are referred to by number.
 *
 * <p>Paths: {@code fields.json} of https://github.com/OP-TED/eForms-SDK.
 */
public final class EformsNotice {
  /** The root elements, one of which holds the notice. */
  static final List<String> ROOTS =
      List.of("ContractNotice", "ContractAwardNotice", "PriorInformationNotice");

  private final Tree notice;
  private final Tree project;
  private final Map<String, Tree> companies = new LinkedHashMap<>();

  private EformsNotice(Tree notice) {
    this.notice = notice;
    this.project = notice.first("ProcurementProject");
    for (Tree organization : notice.anywhere("Organization")) {
      for (Tree company : organization.all("Company")) {
        company.text("PartyIdentification", "ID").ifPresent(id -> companies.put(id, company));
      }
    }
  }

  /**
   * @param above the element that holds the notice's root
   */
  public static NoticeForm read(Tree above) {
    return new EformsNotice(
            ROOTS.stream().flatMap(name -> above.all(name).stream()).findFirst().orElse(above))
        .form();
  }

  private NoticeForm form() {
    Tree result = notice.somewhere("NoticeResult");
    NoticeForm form =
        new NoticeForm()
            .title(project.text("Name").or(() -> lotTitle()))
            .description(project.text("Description"))
            .lots(lots())
            .cpv(cpv())
            .buyerReference(project.text("ID"))
            .procedure(notice.text("ContractFolderID"))
            .deadline(deadline())
            .place(
                project
                    .text("RealizedLocation", "Address", "CityName")
                    .or(() -> project.text("RealizedLocation", "Description")))
            .more(project.text("Note"))
            .changes(changes())
            .kind(kind())
            .published(notice.somewhere("Publication").text("PublicationDate"))
            .signed(signed(result))
            .amount(NoticeForm.amount(result.first("TotalAmount")))
            .amount(NoticeForm.sum(result.all("LotTender", "LegalMonetaryTotal", "PayableAmount")))
            .amount(
                NoticeForm.amount(
                    project.first("RequestedTenderTotal", "EstimatedOverallContractAmount")))
            .amount(
                NoticeForm.sum(
                    notice.all(
                        "ProcurementProjectLot",
                        "ProcurementProject",
                        "RequestedTenderTotal",
                        "EstimatedOverallContractAmount")))
            .suppliers(winners(result))
            .addresses(
                NoticeForm.texts(
                    notice.anywhere("ExternalReference").stream()
                        .flatMap(reference -> reference.all("URI").stream())));
    buyer(form);
    references(form);
    return form;
  }

  private Optional<String> lotTitle() {
    return notice.all("ProcurementProjectLot").stream()
        .flatMap(lot -> lot.text("ProcurementProject", "Name").stream())
        .findFirst();
  }

  /** Groups and parts of lots are no lots: BT-137 has the scheme Lot, or none in older files. */
  private List<Notice.Lot> lots() {
    return notice.all("ProcurementProjectLot").stream()
        .filter(
            lot ->
                lot.first("ID")
                    .attribute("schemeName")
                    .filter(scheme -> !scheme.equals("Lot") && !scheme.equals("Part"))
                    .isEmpty())
        .map(
            lot ->
                new Notice.Lot(
                    lot.text("ID").orElse(""),
                    lot.text("ProcurementProject", "Name").orElse(""),
                    lot.text("ProcurementProject", "Description").orElse("")))
        .filter(lot -> !lot.title().isEmpty() || !lot.description().isEmpty())
        .toList();
  }

  private List<String> cpv() {
    return NoticeForm.texts(
        notice.anywhere("ItemClassificationCode").stream()
            .filter(code -> code.attribute("listName").orElse("cpv").equals("cpv")));
  }

  private void buyer(NoticeForm form) {
    Tree party = notice.first("ContractingParty", "Party");
    Tree buyer =
        party
            .text("PartyIdentification", "ID")
            .map(companies::get)
            .filter(Objects::nonNull)
            .orElse(party);
    form.buyer(buyer.text("PartyName", "Name"))
        .siret(
            Stream.concat(
                    buyer.texts("PartyLegalEntity", "CompanyID").stream(),
                    party.texts("PartyLegalEntity", "CompanyID").stream())
                .distinct()
                .toList())
        .town(buyer.text("PostalAddress", "CityName"))
        .places(
            Territory.places(
                NoticeForm.texts(
                    notice.anywhere("RealizedLocation").stream()
                        .flatMap(place -> place.all("Address", "CountrySubentityCode").stream())),
                buyer.texts("PostalAddress", "CountrySubentityCode"),
                buyer.text("PostalAddress", "PostalZone")));
  }

  /**
   * The notice's own numbers, that of the notice which it changes (BT-758), and those of earlier
   * notices of the same procedure (BT-125, OPP-090).
   */
  private void references(NoticeForm form) {
    form.reference(
        "ted", notice.somewhere("Publication").text("NoticePublicationID").flatMap(TedNumber::in));
    notice.all("ID").stream()
        .filter(id -> id.attribute("schemeName").orElse("notice-id").equals("notice-id"))
        .forEach(id -> form.reference("notice", id.ownText().map(EformsNotice::withoutVersion)));
    Stream.of(
            NoticeForm.texts(notice.anywhere("ChangedNoticeIdentifier").stream()),
            NoticeForm.texts(
                notice.anywhere("NoticeDocumentReference").stream()
                    .flatMap(document -> document.all("ID").stream())))
        .flatMap(List::stream)
        .forEach(
            number ->
                TedNumber.in(number)
                    .ifPresentOrElse(
                        ted -> form.reference("ted", Optional.of(ted)),
                        () -> form.reference("notice", Optional.of(withoutVersion(number)))));
  }

  /** A notice's identifier with its version: 162ae1bc-…-999-01. */
  private static String withoutVersion(String identifier) {
    return identifier
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\\d{1,3}$", "$1");
  }

  /** BT-02 and BT-03, or the reason of a change (BT-140), which comes before both. */
  private Optional<PublicationKind> kind() {
    List<Tree> changes = notice.anywhere("Changes");
    if (!changes.isEmpty()) {
      boolean cancelled =
          NoticeForm.texts(
                  changes.stream().flatMap(change -> change.anywhere("ReasonCode").stream()))
              .stream()
              .anyMatch(code -> code.startsWith("cancel"));
      return Optional.of(cancelled ? PublicationKind.CANCELLED : PublicationKind.CORRECTED);
    }
    String type = notice.text("NoticeTypeCode").orElse("");
    return kindOf(type)
        .or(
            () ->
                notice
                    .first("NoticeTypeCode")
                    .attribute("listName")
                    .flatMap(EformsNotice::kindOfForm));
  }

  /** What a notice type (BT-02) is; empty for one that is not known. */
  public static Optional<PublicationKind> kindOf(String type) {
    if (type.startsWith("cn-") || type.equals("subco")) {
      return Optional.of(PublicationKind.OPEN);
    }
    if (type.startsWith("pin-") || type.equals("pmc") || type.equals("veat")) {
      // ex ante transparency: nothing is signed yet, and who objects has days
      return Optional.of(PublicationKind.PLANNED);
    }
    if (type.equals("can-modif") || type.equals("compl")) {
      return Optional.of(PublicationKind.AMENDED);
    }
    return type.startsWith("can-") ? Optional.of(PublicationKind.AWARDED) : Optional.empty();
  }

  private static Optional<PublicationKind> kindOfForm(String form) {
    return Optional.ofNullable(
        switch (form) {
          case "planning", "consultation", "dir-awa-pre" -> PublicationKind.PLANNED;
          case "competition" -> PublicationKind.OPEN;
          case "result" -> PublicationKind.AWARDED;
          case "cont-modif", "completion" -> PublicationKind.AMENDED;
          default -> null;
        });
  }

  private Optional<String> changes() {
    return Stream.of("ChangeDescription", "ReasonDescription")
        .flatMap(name -> notice.anywhere(name).stream())
        .flatMap(change -> change.ownText().stream())
        .distinct()
        .reduce((one, other) -> one + "\n" + other);
  }

  /** When the first contract was concluded; TenderResult/AwardDate is 2000-01-01 for "unknown". */
  private Optional<String> signed(Tree result) {
    return Stream.concat(
            result.texts("SettledContract", "IssueDate").stream(),
            Stream.concat(
                result.texts("SettledContract", "AwardDate").stream(),
                notice.texts("TenderResult", "AwardDate").stream()))
        .filter(date -> !date.startsWith("2000-01-01"))
        .findFirst();
  }

  /** LotResult → LotTender → TenderingParty → Tenderer → Organization. */
  private List<String> winners(Tree result) {
    Set<String> tenders = new HashSet<>(result.texts("LotResult", "LotTender", "ID"));
    Set<String> parties = new HashSet<>();
    for (Tree tender : result.all("LotTender")) {
      if (tender.text("ID").filter(tenders::contains).isPresent()) {
        tender.text("TenderingParty", "ID").ifPresent(parties::add);
      }
    }
    return result.all("TenderingParty").stream()
        .filter(party -> party.text("ID").filter(parties::contains).isPresent())
        .flatMap(party -> party.texts("Tenderer", "ID").stream())
        .map(companies::get)
        .filter(Objects::nonNull)
        .flatMap(company -> company.text("PartyName", "Name").stream())
        .distinct()
        .toList();
  }

  private Optional<String> deadline() {
    return Stream.of("TenderSubmissionDeadlinePeriod", "ParticipationRequestReceptionPeriod")
        .flatMap(name -> notice.anywhere(name).stream())
        .flatMap(
            period ->
                period.text("EndDate").stream()
                    .map(
                        date ->
                            // xsd:date with a zone: 2026-10-19+02:00
                            date.substring(0, Math.min(10, date.length()))
                                + "T"
                                + period.text("EndTime").orElse("23:59:59")))
        .findFirst();
  }
}
