package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.Digest.Ledger;
import org.vigie.alert.Digest.Trouble;

/** The foot of a digest. People who were last written to in the same minute share one. */
final class Ledgers {
  private static final int MOST_TROUBLES = 3;

  private final LedgerStore store;
  private final Links links;
  private final Map<Instant, Ledger> kept = new HashMap<>();

  Ledgers(JdbcClient jdbc, Links links) {
    this.store = new LedgerStore(jdbc);
    this.links = links;
  }

  synchronized Ledger since(Instant moment) {
    return kept.computeIfAbsent(moment.truncatedTo(ChronoUnit.MINUTES), this::ledger);
  }

  /** Before the next round. */
  synchronized void forget() {
    kept.clear();
  }

  private Ledger ledger(Instant since) {
    var unwell = store.unwell();
    Map<String, Integer> readings = store.readingsSince(since);
    int needOcr = 0;
    int unreadable = 0;
    int documents = 0;
    for (var reading : readings.entrySet()) {
      String status = reading.getKey().toLowerCase(Locale.ROOT).replace('_', '-');
      int number = reading.getValue();
      switch (status) {
        case "read", "partly-read" -> documents += number;
        case "needs-ocr" -> needOcr += number;
        default -> unreadable += number;
      }
    }
    return new Ledger(
        store.sourcesReadSince(since),
        documents,
        store.pagesSince(since),
        unwell.stream()
            .limit(MOST_TROUBLES)
            .map(
                source ->
                    new Trouble(
                        PlainText.line(source.name(), 120),
                        source.health().toLowerCase(Locale.ROOT).replace('_', '-'),
                        LocalDate.ofInstant(
                            source.since() == null ? since : source.since(), Rhythm.PARIS)))
            .toList(),
        Math.max(0, unwell.size() - MOST_TROUBLES),
        needOcr,
        unreadable,
        links.watched());
  }
}
