package org.vigie.scrapers.boamp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A notice in eForms, the European form: above the thresholds, and more than half of a day's
 * notices. Organisations stand once at the top and are referred to by number.
 */
final class EformsNotice {
  private EformsNotice() {}

  static NoticeForm read(Tree root) {
    Tree notice =
        Stream.of("ContractNotice", "ContractAwardNotice", "PriorInformationNotice")
            .flatMap(name -> root.all(name).stream())
            .findFirst()
            .orElse(root);
    Tree project = notice.first("ProcurementProject");
    List<NoticeForm.Lot> lots =
        notice.all("ProcurementProjectLot").stream()
            .map(
                lot ->
                    new NoticeForm.Lot(
                        lot.text("ID").orElse(""),
                        lot.text("ProcurementProject", "Name").orElse(""),
                        lot.text("ProcurementProject", "Description").orElse("")))
            .toList();
    Map<String, Tree> companies = new LinkedHashMap<>();
    for (Tree organization : notice.anywhere("Organization")) {
      for (Tree company : organization.all("Company")) {
        company.text("PartyIdentification", "ID").ifPresent(id -> companies.put(id, company));
      }
    }
    Tree party = notice.first("ContractingParty", "Party");
    Tree buyer =
        party
            .text("PartyIdentification", "ID")
            .map(companies::get)
            .filter(Objects::nonNull)
            .orElse(party);
    Tree result = notice.anywhere("NoticeResult").stream().findFirst().orElse(new Tree(null));
    return new NoticeForm(
        project.text("Name"),
        project.text("Description"),
        lots,
        NoticeForm.cpv(
            notice.anywhere("ItemClassificationCode").stream()
                .filter(code -> code.attribute("listName").orElse("cpv").equals("cpv"))
                .flatMap(code -> code.ownText().stream())),
        Stream.concat(
                buyer.all("PartyLegalEntity", "CompanyID").stream(),
                party.all("PartyLegalEntity", "CompanyID").stream())
            .flatMap(id -> id.ownText().stream())
            .flatMap(text -> Siret.in(text).stream())
            .findFirst(),
        buyer.text("PostalAddress", "CityName"),
        buyer.text("PartyName", "Name"),
        project.text("ID"),
        notice.text("ContractFolderID"),
        deadline(notice),
        project.text("RealizedLocation", "Address", "CityName"),
        project.text("Note"),
        notice.anywhere("ChangeDescription").stream()
            .flatMap(change -> change.ownText().stream())
            .reduce((one, other) -> one + "\n" + other),
        NoticeForm.amount(result.text("TotalAmount"))
            .or(
                () ->
                    NoticeForm.sum(result.all("LotTender", "LegalMonetaryTotal", "PayableAmount")))
            .or(
                () ->
                    NoticeForm.amount(
                        project.text("RequestedTenderTotal", "EstimatedOverallContractAmount"))),
        winners(result, companies),
        NoticeForm.texts(
            notice.anywhere("ExternalReference").stream()
                .flatMap(reference -> reference.all("URI").stream())));
  }

  /** LotResult → LotTender → TenderingParty → Tenderer → Organization. */
  private static List<String> winners(Tree result, Map<String, Tree> companies) {
    Set<String> tenders =
        new HashSet<>(NoticeForm.texts(result.all("LotResult", "LotTender", "ID").stream()));
    Set<String> parties = new HashSet<>();
    for (Tree tender : result.all("LotTender")) {
      if (tender.text("ID").filter(tenders::contains).isPresent()) {
        tender.text("TenderingParty", "ID").ifPresent(parties::add);
      }
    }
    return result.all("TenderingParty").stream()
        .filter(party -> party.text("ID").filter(parties::contains).isPresent())
        .flatMap(party -> party.all("Tenderer", "ID").stream())
        .flatMap(id -> id.ownText().stream())
        .map(companies::get)
        .filter(Objects::nonNull)
        .flatMap(company -> company.text("PartyName", "Name").stream())
        .distinct()
        .toList();
  }

  private static Optional<String> deadline(Tree notice) {
    return notice.anywhere("TenderSubmissionDeadlinePeriod").stream()
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
