package org.vigie.scrapers.boamp;

import java.util.List;
import org.vigie.scrapers.eforms.EformsNotice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.Tree;

/**
 * A notice's {@code donnees}, in whichever of BOAMP's forms they came. The forms share no path;
 * each has its reader, documented in the schemas under
 * https://echanges.dila.gouv.fr/OPENDATA/BOAMP/Schemas/.
 *
 * @param name of the form: EFORMS, FNSimple, MAPA, DSP, or {@code older}
 */
record BoampForm(String name, NoticeForm form) {
  static BoampForm read(Tree donnees) {
    for (String name : List.of("EFORMS", "FNSimple", "MAPA", "DSP")) {
      List<Tree> found = donnees.all(name);
      if (!found.isEmpty()) {
        Tree root = found.getFirst();
        return new BoampForm(
            name,
            switch (name) {
              case "EFORMS" -> EformsNotice.read(root);
              case "FNSimple" -> NationalNotice.simple(root);
              case "MAPA" -> NationalNotice.mapa(root);
              default -> NationalNotice.dsp(root);
            });
      }
    }
    return new BoampForm("older", OlderNotice.read(donnees));
  }
}
