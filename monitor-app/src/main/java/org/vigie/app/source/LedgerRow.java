package org.vigie.app.source;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.app.page.Csv;
import org.vigie.app.page.Say;
import org.vigie.ledger.SourceDay;

/**
 * A row of the ledger for machines; the same names in JSON and CSV.
 *
 * @param state {@code none} on a day without a harvest
 * @param reason in the asker's language
 */
record LedgerRow(
    String source,
    String name,
    String day,
    String state,
    String reason,
    long items,
    long documents,
    long pagesRead,
    long pagesUnreadable) {
  private static final String HEAD =
      "source,name,day,state,reason,items,documents,pagesRead,pagesUnreadable\r\n";

  static LedgerRow of(SourceDay day, Say say) {
    String health = day.health();
    return new LedgerRow(
        day.source(),
        day.name(),
        day.day().toString(),
        health == null ? "none" : health,
        say.text(day.reason()),
        day.items(),
        day.documents(),
        day.pagesRead(),
        day.pagesUnreadable());
  }

  static String csv(List<LedgerRow> rows) {
    return rows.stream().map(LedgerRow::line).collect(Collectors.joining("", HEAD, ""));
  }

  private String line() {
    return Csv.line(source, name, day, state, reason, items, documents, pagesRead, pagesUnreadable);
  }
}
