package org.vigie.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.message.Message;

/**
 * The public ledger, source by day. It is counted from the rows of harvests, documents and
 * readings, never kept apart from them, so it cannot say anything else than they do.
 */
public final class Ledger {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final LedgerStore store;

  public Ledger(JdbcClient jdbc) {
    this.store = new LedgerStore(jdbc);
  }

  record Key(String source, LocalDate day) {}

  record State(@Nullable String health, Message reason) {}

  record Counted(long documents, long pagesRead, long pagesUnreadable) {}

  private static final Counted NOTHING = new Counted(0, 0, 0);

  /** Every day of every source that is watched or was harvested, sources by name, days in order. */
  public List<SourceDay> days(LocalDate first, LocalDate last) {
    Instant from = first.atStartOfDay(PARIS).toInstant();
    Instant to = last.plusDays(1).atStartOfDay(PARIS).toInstant();
    Map<Key, State> states = store.states(from, to);
    Map<Key, Long> items = store.items(from, to);
    Map<Key, Counted> documents = store.documents(from, to);
    List<SourceDay> days = new ArrayList<>();
    for (LedgerStore.Named source : store.sources()) {
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        Key key = new Key(source.id(), day);
        State state = states.getOrDefault(key, new State(null, Message.NONE));
        Counted counted = documents.getOrDefault(key, NOTHING);
        days.add(
            new SourceDay(
                source.id(),
                source.name(),
                day,
                state.health(),
                state.reason(),
                items.getOrDefault(key, 0L),
                counted.documents(),
                counted.pagesRead(),
                counted.pagesUnreadable()));
      }
    }
    return days;
  }

  static <T> Map<Key, T> byKey(List<Map.Entry<Key, T>> entries) {
    Map<Key, T> map = new HashMap<>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}
