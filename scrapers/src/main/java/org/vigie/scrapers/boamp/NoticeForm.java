package org.vigie.scrapers.boamp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a notice's {@code donnees} say, whichever of BOAMP's forms it came in. The forms share no
 * path; each is a method here, documented in the schemas under
 * https://echanges.dila.gouv.fr/OPENDATA/BOAMP/Schemas/.
 */
record NoticeForm(
    Optional<String> title,
    Optional<String> description,
    List<Lot> lots,
    List<String> cpv,
    Optional<String> siret,
    Optional<String> town,
    Optional<String> buyer,
    Optional<String> buyerReference,
    Optional<String> procedure,
    Optional<String> deadline,
    Optional<String> place,
    Optional<String> more,
    Optional<String> changes,
    Optional<BigDecimal> amount,
    List<String> suppliers,
    List<String> addresses) {

  /** A part of the contract; number and description may be empty. */
  record Lot(String number, String title, String description) {}

  static NoticeForm read(Tree donnees) {
    for (Tree eforms : donnees.all("EFORMS")) {
      return eforms(eforms);
    }
    for (Tree simple : donnees.all("FNSimple")) {
      return simple(simple);
    }
    for (Tree mapa : donnees.all("MAPA")) {
      return mapa(mapa);
    }
    for (Tree dsp : donnees.all("DSP")) {
      return dsp(dsp);
    }
    return older(donnees);
  }

  private static NoticeForm eforms(Tree root) {
    Tree notice =
        Stream.of("ContractNotice", "ContractAwardNotice", "PriorInformationNotice")
            .flatMap(name -> root.all(name).stream())
            .findFirst()
            .orElse(root);
    Tree project = notice.first("ProcurementProject");
    List<Lot> lots =
        notice.all("ProcurementProjectLot").stream()
            .map(
                lot ->
                    new Lot(
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
        cpv(
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
        amount(result.text("TotalAmount"))
            .or(() -> sum(result.all("LotTender", "LegalMonetaryTotal", "PayableAmount")))
            .or(
                () ->
                    amount(project.text("RequestedTenderTotal", "EstimatedOverallContractAmount"))),
        winners(result, companies),
        texts(
            notice.anywhere("ExternalReference").stream()
                .flatMap(reference -> reference.all("URI").stream())));
  }

  /** LotResult → LotTender → TenderingParty → Tenderer → Organization. */
  private static List<String> winners(Tree result, Map<String, Tree> companies) {
    Set<String> tenders = new HashSet<>(texts(result.all("LotResult", "LotTender", "ID").stream()));
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

  private static NoticeForm simple(Tree root) {
    Tree section = section(root);
    Tree market = section.first("natureMarche");
    Tree contact = section.first("communication");
    return new NoticeForm(
        market.text("intitule"),
        market.text("description"),
        lots(section),
        cpv(texts(section.anywhere("classPrincipale").stream()).stream()),
        root.text("organisme", "codeIdentificationNational").flatMap(Siret::in),
        root.text("organisme", "ville"),
        root.text("organisme", "acheteurPublic"),
        contact.text("identifiantInterne"),
        Optional.empty(),
        section.text("procedure", "dateReceptionOffres"),
        market.text("lieuExecution"),
        section.text("informComplementaire", "autresInformComplementaire"),
        changes(section),
        amount(market.text("valeurEstimee", "valeur")),
        suppliers(section),
        texts(contact.all("urlDocConsul").stream()));
  }

  private static NoticeForm mapa(Tree root) {
    Tree section = section(root);
    Tree organisation = root.first("organisme");
    return new NoticeForm(
        section.text("description", "objet"),
        section.text("caracteristiques", "principales"),
        lots(section),
        cpv(texts(section.anywhere("classPrincipale").stream()).stream()),
        organisation.text("codeIdentificationNational").flatMap(Siret::in),
        organisation.text("ville").or(() -> organisation.text("adr", "ville")),
        organisation.text("acheteurPublic"),
        section.text("renseignements", "idMarche"),
        Optional.empty(),
        section.text("delais", "receptionOffres"),
        section.text("description", "lieuExecution"),
        section.text("renseignements", "rensgComplt"),
        changes(section),
        Optional.empty(),
        suppliers(section),
        List.of());
  }

  private static NoticeForm dsp(Tree root) {
    Tree section = section(root);
    Tree contract = section.first("descriptionMarche");
    return new NoticeForm(
        contract.text("titreMarche"),
        contract.text("description"),
        lots(section),
        cpv(texts(section.anywhere("classPrincipale").stream()).stream()),
        root.text("organisme", "codeIdentificationNational").flatMap(Siret::in),
        root.text("organisme", "ville"),
        root.text("organisme", "acheteurPublic"),
        contract.text("numeroReference"),
        Optional.empty(),
        section.text("procedure", "dateReceptionOffres"),
        contract.text("lieuExecution"),
        section.text("informComplementaire", "autresInformComplementaire"),
        changes(section),
        Optional.empty(),
        suppliers(section),
        List.of());
  }

  /** Before 2023: a free tree with upper-case names. */
  private static NoticeForm older(Tree root) {
    Optional<String> title =
        Stream.of("TITRE_MARCHE", "OBJET_COMPLET", "INTITULE", "objet")
            .flatMap(name -> root.anywhere(name).stream())
            .flatMap(found -> found.ownText().stream())
            .findFirst();
    List<String> suppliers =
        root.anywhere("TITULAIRE").stream()
            .flatMap(found -> found.text("DENOMINATION").stream())
            .distinct()
            .toList();
    return new NoticeForm(
        title,
        Optional.empty(),
        List.of(),
        cpv(
            texts(root.anywhere("CPV").stream().flatMap(c -> c.all("PRINCIPAL").stream()))
                .stream()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sum(root.anywhere("DECISION").stream().flatMap(d -> d.all("MONTANT").stream()).toList()),
        suppliers,
        List.of());
  }

  private static Tree section(Tree root) {
    return Stream.of("initial", "attribution", "rectificatif", "annulation", "modification")
        .flatMap(name -> root.all(name).stream())
        .findFirst()
        .orElse(root);
  }

  private static List<Lot> lots(Tree section) {
    return section.anywhere("lot").stream()
        .map(
            lot ->
                new Lot(
                    lot.text("numLot").orElse(""),
                    lot.text("intitule").or(() -> lot.text("description")).orElse(""),
                    lot.text("intitule").isPresent() ? lot.text("description").orElse("") : ""))
        .filter(lot -> !lot.title().isEmpty())
        .toList();
  }

  private static Optional<String> changes(Tree section) {
    return section.anywhere("infosRectif").stream()
        .flatMap(changed -> leaves(changed).stream())
        .reduce((one, other) -> one + "\n" + other);
  }

  private static List<String> leaves(Tree tree) {
    List<String> leaves = new ArrayList<>();
    if (tree.node() != null && tree.node().isContainer() && tree.node().get("#text") == null) {
      tree.node().forEach(child -> leaves.addAll(leaves(new Tree(child))));
    } else {
      tree.ownText().ifPresent(leaves::add);
    }
    return leaves;
  }

  private static List<String> suppliers(Tree section) {
    return Stream.of("titulaire", "nomTitulaire", "denomination")
        .flatMap(name -> section.anywhere(name).stream())
        .flatMap(
            found ->
                Stream.of(found.ownText(), found.text("denomination")).flatMap(Optional::stream))
        .distinct()
        .toList();
  }

  /** CPV codes with or without their check digit: 32323500-8. */
  private static List<String> cpv(Stream<String> codes) {
    return codes
        .map(code -> code.replaceFirst("-\\d$", "").strip())
        .filter(code -> code.matches("\\d{8}"))
        .distinct()
        .toList();
  }

  private static List<String> texts(Stream<Tree> trees) {
    return trees.flatMap(tree -> tree.ownText().stream()).distinct().toList();
  }

  private static Optional<BigDecimal> sum(List<Tree> amounts) {
    return amounts.stream()
        .flatMap(found -> amount(found.ownText()).stream())
        .reduce(BigDecimal::add);
  }

  /** Zero is what portals write for "not stated". */
  private static Optional<BigDecimal> amount(Optional<String> text) {
    return text.map(value -> value.replaceAll("[\\s\\u00a0\\u202f€]", "").replace(',', '.'))
        .filter(value -> value.matches("\\d{1,15}(\\.\\d{1,10})?"))
        .map(BigDecimal::new)
        .filter(value -> value.signum() > 0);
  }
}
