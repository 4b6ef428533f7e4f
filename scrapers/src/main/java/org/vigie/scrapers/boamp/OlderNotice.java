package org.vigie.scrapers.boamp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.Territory;
import org.vigie.scrapers.notice.Tree;

/**
 * A notice of before 2023, with upper-case names (schemas Boamp_v110 to v240). Forms and years
 * differ in what they nest, so the names are looked for wherever they are.
 */
final class OlderNotice {
  private OlderNotice() {}

  static NoticeForm read(Tree root) {
    Tree buyer = root.somewhere("IDENTITE");
    Tree object = root.somewhere("OBJET");
    Tree award = root.somewhere("ATTRIBUTION");
    return new NoticeForm()
        .title(object.words("TITRE_MARCHE"))
        .title(object.words("OBJET_COMPLET"))
        .title(anywhere(root, "TITRE_MARCHE", "OBJET_COMPLET", "INTITULE", "objet"))
        .description(object.words("OBJET_COMPLET"))
        .lots(lots(root))
        .cpv(cpv(root))
        .buyer(buyer.text("DENOMINATION").or(() -> anywhere(root, "ORGANISME")))
        .siret(buyer.texts("CODE_IDENT_NATIONAL"))
        .town(buyer.text("VILLE"))
        .places(
            Territory.places(
                NoticeForm.texts(
                    Stream.concat(
                        object.anywhere("CODE_NUTS").stream(),
                        object.anywhere("LIEU_EXECUTION_NUTS").stream())),
                buyer.texts("ADJUDICATEUR_NUTS"),
                buyer.text("CP")))
        .buyerReference(object.text("REF_MARCHE").or(() -> anywhere(root, "NUM_MARCHE")))
        .deadline(anywhere(root, "RECEPT_OFFRES", "RECEPT_CANDIDAT", "RECEPT_CANDIDATURES"))
        .place(anywhere(object, "LIEU_PRINCIPAL", "LIEU_EXECUTION", "LIEU_EXEC_LIVR"))
        .more(root.somewhere("RENSEIGNEMENTS_COMPLEMENTAIRES").words("RENS_COMPLEMENT"))
        .changes(changes(root))
        .signed(anywhere(award, "DATE_DECISION", "DATE_ATTRIBUTION"))
        .amount(NoticeForm.amount(award.first("VALEUR_TOTALE")))
        .amount(NoticeForm.sum(award.all("DECISION", "RENSEIGNEMENT", "MONTANT")))
        .amount(
            NoticeForm.sum(
                root.anywhere("DECISION").stream()
                    .flatMap(decision -> decision.all("MONTANT").stream())
                    .toList()))
        .amount(NoticeForm.amount(object.first("CARACTERISTIQUES", "VALEUR_TOTALE")))
        .amount(NoticeForm.amount(object.first("CARACTERISTIQUES", "VALEUR")))
        .amount(NoticeForm.amount(object.first("CARACTERISTIQUES", "VALEUR_MAX")))
        .amount(NoticeForm.sum(object.all("LOTS", "LOT", "VALEUR")))
        .suppliers(
            root.anywhere("TITULAIRE").stream()
                .flatMap(found -> found.text("DENOMINATION").stream())
                .distinct()
                .toList())
        .addresses(buyer.texts("URL_DOCUMENT"));
  }

  private static List<String> cpv(Tree root) {
    return NoticeForm.texts(
        Stream.concat(root.somewhere("OBJET").all("CPV").stream(), root.anywhere("CPV").stream())
            .flatMap(
                cpv ->
                    Stream.of("PRINCIPAL", "SUPPLEMENTAIRE", "COMPLEMENTAIRE")
                        .flatMap(name -> cpv.all(name).stream())));
  }

  /** Where a notice announces no lots, its decisions name those that were awarded. */
  private static List<Notice.Lot> lots(Tree root) {
    List<Notice.Lot> announced = root.anywhere("LOT").stream().flatMap(OlderNotice::lot).toList();
    return announced.size() > 1
        ? announced
        : Stream.concat(
                announced.stream(),
                root.anywhere("DECISION").stream()
                    .filter(decision -> decision.text("NUM_LOT").isPresent())
                    .flatMap(OlderNotice::lot))
            .distinct()
            .toList();
  }

  /** A contract that is not divided has one LOT without number, which holds its details. */
  private static Stream<Notice.Lot> lot(Tree lot) {
    Optional<String> number = lot.text("NUM").or(() -> lot.text("NUM_LOT"));
    Optional<String> title = lot.words("INTITULE");
    Optional<String> description = lot.words("DESCRIPTION");
    return number.isEmpty() && title.isEmpty()
        ? Stream.empty()
        : title.or(() -> description).stream()
            .map(
                words ->
                    new Notice.Lot(
                        number.orElse(""), words, title.isPresent() ? description.orElse("") : ""));
  }

  private static Optional<String> changes(Tree root) {
    return Stream.of("RECTIF", "RECTIFICATIF", "INFO_RECTIF", "MODIFICATION", "ANNULATION")
        .flatMap(name -> root.anywhere(name).stream())
        .flatMap(changed -> changed.words().stream())
        .distinct()
        .reduce((one, other) -> one + "\n" + other);
  }

  private static Optional<String> anywhere(Tree root, String... names) {
    return Stream.of(names)
        .flatMap(name -> root.anywhere(name).stream())
        .flatMap(found -> found.ownText().stream())
        .findFirst();
  }
}
