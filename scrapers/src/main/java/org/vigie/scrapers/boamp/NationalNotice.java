package org.vigie.scrapers.boamp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.Territory;
import org.vigie.scrapers.notice.Tree;

/** A notice in one of the three national forms, which share their sections but few names. */
final class NationalNotice {
  private static final List<String> SECTIONS =
      List.of("initial", "attribution", "rectificatif", "annulation", "modification");

  private NationalNotice() {}

  /** FNSimple: the national form above 90,000 euros. */
  static NoticeForm simple(Tree root) {
    Tree section = section(root);
    Tree market = section.first("natureMarche");
    Tree contact = section.first("communication");
    return common(root, section)
        .title(market.text("intitule"))
        .description(market.text("description"))
        .buyerReference(contact.text("identifiantInterne"))
        .deadline(section.text("procedure", "dateReceptionOffres"))
        .place(market.text("lieuExecution"))
        .more(section.text("informComplementaire", "autresInformComplementaire"))
        .amount(NoticeForm.amount(market.first("valeurEstimee", "valeur")))
        .addresses(contact.texts("urlDocConsul"));
  }

  /** The adapted procedure, below the thresholds; it has no place for CPV codes. */
  static NoticeForm mapa(Tree root) {
    Tree section = section(root);
    return common(root, section)
        .title(section.text("description", "objet"))
        .description(section.text("caracteristiques", "principales"))
        .buyerReference(section.text("renseignements", "idMarche"))
        .deadline(section.text("delais", "receptionOffres"))
        .place(section.text("description", "lieuExecution"))
        .more(section.text("renseignements", "rensgComplt"));
  }

  /** Concessions of a public service. */
  static NoticeForm dsp(Tree root) {
    Tree section = section(root);
    Tree contract = section.first("descriptionMarche");
    return common(root, section)
        .title(contract.text("titreMarche"))
        .description(contract.text("description"))
        .buyerReference(contract.text("numeroReference"))
        .deadline(section.text("procedure", "dateReceptionOffres"))
        .place(contract.text("lieuExecution"))
        .more(section.text("informComplementaire", "autresInformComplementaire"));
  }

  private static NoticeForm common(Tree root, Tree section) {
    Tree organisation = root.first("organisme");
    return new NoticeForm()
        .lots(lots(section))
        .cpv(NoticeForm.texts(section.anywhere("classPrincipale").stream()))
        .buyer(organisation.text("acheteurPublic"))
        .siret(organisation.texts("codeIdentificationNational"))
        .town(organisation.text("ville").or(() -> organisation.text("adr", "ville")))
        .places(
            Territory.places(
                NoticeForm.texts(section.anywhere("codeNUTS").stream()),
                List.of(),
                organisation.text("cp").or(() -> organisation.text("adr", "cp"))))
        .changes(changes(section))
        .signed(
            Stream.of("dateAttribution", "dateDecision", "dateConclusion")
                .flatMap(name -> section.anywhere(name).stream())
                .flatMap(date -> date.ownText().stream())
                .findFirst())
        .amount(
            NoticeForm.sum(
                root.all("attribution").isEmpty()
                    ? List.of()
                    : Stream.of("montant", "valeurTotale")
                        .flatMap(name -> section.anywhere(name).stream())
                        .toList()))
        .suppliers(suppliers(section));
  }

  private static Tree section(Tree root) {
    return SECTIONS.stream().flatMap(name -> root.all(name).stream()).findFirst().orElse(root);
  }

  private static List<Notice.Lot> lots(Tree section) {
    return section.anywhere("lot").stream()
        .map(
            lot ->
                new Notice.Lot(
                    lot.text("numLot").orElse(""),
                    lot.text("intitule").or(() -> lot.text("description")).orElse(""),
                    lot.text("intitule").isPresent() ? lot.text("description").orElse("") : ""))
        .filter(lot -> !lot.title().isEmpty())
        .toList();
  }

  private static Optional<String> changes(Tree section) {
    return section.anywhere("infosRectif").stream()
        .flatMap(changed -> changed.words().stream())
        .reduce((one, other) -> one + "\n" + other);
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
