package org.vigie.dossier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares buyers as portals write them: "Commune de Valmoire", "VALMOIRE", "Mairie de Valmoire"
 * are one. Where both say their SIREN, it alone decides.
 */
final class BuyerNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern TOWN =
      Pattern.compile("^(?:commune|ville|mairie)(?: de la| de l| du| des| de| d)? ");

  private BuyerNames() {}

  static boolean areSame(DossierStore.Subject one, DossierStore.Subject other) {
    if (one.buyerSiret() != null && other.buyerSiret() != null) {
      return one.hasSameBuyer(other);
    }
    String name = plain(one.buyerName());
    return !name.isEmpty() && name.equals(plain(other.buyerName()));
  }

  static String plain(@Nullable String name) {
    if (name == null) {
      return "";
    }
    String letters =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.FRENCH);
    String words = BETWEEN_WORDS.matcher(letters).replaceAll(" ").strip();
    return TOWN.matcher(words).replaceFirst("");
  }
}
