package org.vigie.scrapers.decp;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.vigie.place.PlaceCode;

/**
 * Which contracts of a file are kept, so that not the whole country's are. A contract is kept where
 * what it buys is asked for (one of the CPV codes or one of the words) and where it is (one of the
 * départements or one of the buyers). Nothing asked for means everything.
 *
 * @param cpv beginnings of codes, for example {@code 3232}
 * @param words looked for in the object, whatever the accents
 * @param departements of the place where the contract is carried out, else of the buyer
 * @param buyers SIREN or SIRET
 */
record DecpFilter(
    List<String> cpv, List<String> words, List<String> departements, List<String> buyers) {
  DecpFilter {
    cpv = List.copyOf(cpv);
    words = words.stream().map(DecpFilter::folded).toList();
    departements = List.copyOf(departements);
    buyers = List.copyOf(buyers);
  }

  boolean keeps(Contract contract) {
    return isAskedFor(contract) && isFromHere(contract);
  }

  private boolean isAskedFor(Contract contract) {
    if (cpv.isEmpty() && words.isEmpty()) {
      return true;
    }
    String code = contract.cpv();
    if (code != null && cpv.stream().anyMatch(code::startsWith)) {
      return true;
    }
    if (words.isEmpty()) {
      return false;
    }
    String object = folded(contract.object());
    return words.stream().anyMatch(object::contains);
  }

  private boolean isFromHere(Contract contract) {
    if (departements.isEmpty() && buyers.isEmpty()) {
      return true;
    }
    String buyer = contract.buyerId();
    return (buyer != null && buyers.stream().anyMatch(buyer::startsWith))
        || departements.contains(departement(contract));
  }

  private static String departement(Contract contract) {
    PlaceCode place = contract.place();
    if (place != null && place.kind() == PlaceCode.Kind.DEPARTEMENT) {
      return place.code();
    }
    if (place != null && place.kind() == PlaceCode.Kind.COMMUNE) {
      return place.code().substring(0, place.code().startsWith("97") ? 3 : 2);
    }
    // 21 a commune, 22 a département, 24 an intercommunality, 25 a syndicate: then the département
    String siret = contract.buyerSiret();
    return siret != null && siret.matches("2[1-5].*") ? siret.substring(2, 4) : "";
  }

  /** Words stand apart by one blank; a word that is looked for is found at its beginning. */
  private static String folded(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return " " + plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Another filter over the same file finds other rows. */
  String fingerprint() {
    return Integer.toHexString(hashCode());
  }
}
