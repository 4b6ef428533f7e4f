package org.vigie.scrapers.boamp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a notice's {@code donnees} say, whichever of BOAMP's forms it came in. The forms share no
 * path; each has its reader, documented in the schemas under
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
      return EformsNotice.read(eforms);
    }
    for (Tree simple : donnees.all("FNSimple")) {
      return NationalNotice.simple(simple);
    }
    for (Tree mapa : donnees.all("MAPA")) {
      return NationalNotice.mapa(mapa);
    }
    for (Tree dsp : donnees.all("DSP")) {
      return NationalNotice.dsp(dsp);
    }
    return older(donnees);
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

  /** CPV codes with or without their check digit: 32323500-8. */
  static List<String> cpv(Stream<String> codes) {
    return codes
        .map(code -> code.replaceFirst("-\\d$", "").strip())
        .filter(code -> code.matches("\\d{8}"))
        .distinct()
        .toList();
  }

  static List<String> texts(Stream<Tree> trees) {
    return trees.flatMap(tree -> tree.ownText().stream()).distinct().toList();
  }

  static Optional<BigDecimal> sum(List<Tree> amounts) {
    return amounts.stream()
        .flatMap(found -> amount(found.ownText()).stream())
        .reduce(BigDecimal::add);
  }

  /** Zero is what portals write for "not stated". */
  static Optional<BigDecimal> amount(Optional<String> text) {
    return text.map(value -> value.replaceAll("[\\s\\u00a0\\u202f€]", "").replace(',', '.'))
        .filter(value -> value.matches("\\d{1,15}(\\.\\d{1,10})?"))
        .map(BigDecimal::new)
        .filter(value -> value.signum() > 0);
  }
}
