package org.vigie.scrapers.boamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A notice in one of the three national forms, which share their sections but few names. */
final class NationalNotice {
  private NationalNotice() {}

  /** FNSimple: the national form above 90,000 euros. */
  static NoticeForm simple(Tree root) {
    Tree section = section(root);
    Tree market = section.first("natureMarche");
    Tree contact = section.first("communication");
    return new NoticeForm(
        market.text("intitule"),
        market.text("description"),
        lots(section),
        NoticeForm.cpv(NoticeForm.texts(section.anywhere("classPrincipale").stream()).stream()),
        root.text("organisme", "codeIdentificationNational").flatMap(Siret::in),
        root.text("organisme", "ville"),
        root.text("organisme", "acheteurPublic"),
        contact.text("identifiantInterne"),
        Optional.empty(),
        section.text("procedure", "dateReceptionOffres"),
        market.text("lieuExecution"),
        section.text("informComplementaire", "autresInformComplementaire"),
        changes(section),
        NoticeForm.amount(market.text("valeurEstimee", "valeur")),
        suppliers(section),
        NoticeForm.texts(contact.all("urlDocConsul").stream()));
  }

  /** The adapted procedure, below the thresholds; it has no place for CPV codes. */
  static NoticeForm mapa(Tree root) {
    Tree section = section(root);
    Tree organisation = root.first("organisme");
    return new NoticeForm(
        section.text("description", "objet"),
        section.text("caracteristiques", "principales"),
        lots(section),
        NoticeForm.cpv(NoticeForm.texts(section.anywhere("classPrincipale").stream()).stream()),
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

  /** Concessions of a public service. */
  static NoticeForm dsp(Tree root) {
    Tree section = section(root);
    Tree contract = section.first("descriptionMarche");
    return new NoticeForm(
        contract.text("titreMarche"),
        contract.text("description"),
        lots(section),
        NoticeForm.cpv(NoticeForm.texts(section.anywhere("classPrincipale").stream()).stream()),
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

  private static Tree section(Tree root) {
    return Stream.of("initial", "attribution", "rectificatif", "annulation", "modification")
        .flatMap(name -> root.all(name).stream())
        .findFirst()
        .orElse(root);
  }

  private static List<NoticeForm.Lot> lots(Tree section) {
    return section.anywhere("lot").stream()
        .map(
            lot ->
                new NoticeForm.Lot(
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
}
