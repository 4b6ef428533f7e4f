package org.vigie.app.request;

import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;
import org.vigie.request.NextStep;
import org.vigie.request.RequestLine;

/**
 * A request in a list, ready to print.
 *
 * @param nominal never shown without the safe date
 * @param alert what is late, in a sentence; empty where nothing is
 */
record Line(
    String number,
    String href,
    String dossier,
    String authority,
    Badge badge,
    String next,
    String possible,
    String safe,
    String nominal,
    String alert,
    String by) {

  static Line of(RequestLine line, Say say) {
    NextStep next = line.standing().next();
    String number = line.standing().request().number();
    return new Line(
        number,
        RequestFiles.page(number),
        Foreign.name(line.dossierTitle()),
        Foreign.name(line.authorityName()),
        RequestWords.badge(line.standing().state(), say),
        say.text(next.kind().messageKey()),
        RequestWords.shortDate(next.possibleFrom(), next.estimated(), say),
        RequestWords.shortDate(next.safe(), next.estimated(), say),
        RequestWords.shortDate(next.nominal(), next.estimated(), say),
        switch (next.level()) {
          case NORMAL -> "";
          case ACT_TODAY, PROBABLY_LATE -> say.text(next.level().messageKey());
        },
        line.accountName());
  }
}
