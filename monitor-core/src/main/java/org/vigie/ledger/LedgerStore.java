package org.vigie.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.ledger.Ledger.Counted;
import org.vigie.ledger.Ledger.State;
import org.vigie.message.Message;

/** Counts by source and civil day. */
final class LedgerStore {
  private static final String STATES =
      """
      select source_id, on_day, health, reason
        from (select source_id, health, reason,
                     cast(started_at at time zone 'Europe/Paris' as date) as on_day,
                     row_number() over (
                       partition by source_id, cast(started_at at time zone 'Europe/Paris' as date)
                       order by started_at desc, id desc) as back
                from source_run
               where started_at >= :from and started_at < :to and health is not null) runs
       where back = 1
      """;

  private static final String ITEMS =
      """
      select p.source_id, cast(r.seen_at at time zone 'Europe/Paris' as date) as on_day,
             count(distinct p.id) as items
        from revision r join publication p on p.id = r.publication_id
       where r.seen_at >= :from and r.seen_at < :to
       group by p.source_id, cast(r.seen_at at time zone 'Europe/Paris' as date)
      """;

  private static final String DOCUMENTS =
      """
      select p.source_id, cast(d.fetched_at at time zone 'Europe/Paris' as date) as on_day,
             count(*) as documents,
             coalesce(sum(case when x.status in ('read', 'partly-read') then x.pages else 0 end), 0)
               as pages_read,
             coalesce(sum(case when x.status is null or x.status in ('read', 'partly-read') then 0
                               when x.pages > 0 then x.pages else 1 end), 0) as pages_unreadable
        from document d
        join revision r on r.id = d.revision_id
        join publication p on p.id = r.publication_id
        left join reading x on x.sha256 = d.sha256
       where d.position > 0 and d.fetched_at >= :from and d.fetched_at < :to
       group by p.source_id, cast(d.fetched_at at time zone 'Europe/Paris' as date)
      """;

  private final JdbcClient jdbc;

  LedgerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Named(String id, String name) {}

  List<Named> sources() {
    return jdbc.sql(
            """
            select id, name from source
             where watched or exists (select 1 from source_run r where r.source_id = source.id)
             order by name, id
            """)
        .query((row, _) -> new Named(row.getString("id"), row.getString("name")))
        .list();
  }

  Map<Ledger.Key, State> states(Instant from, Instant to) {
    return Ledger.byKey(
        period(STATES, from, to)
            .query(
                (row, _) ->
                    Map.entry(
                        key(row),
                        new State(
                            row.getString("health"), Message.restore(row.getString("reason")))))
            .list());
  }

  Map<Ledger.Key, Long> items(Instant from, Instant to) {
    return Ledger.byKey(
        period(ITEMS, from, to)
            .query((row, _) -> Map.entry(key(row), row.getLong("items")))
            .list());
  }

  Map<Ledger.Key, Counted> documents(Instant from, Instant to) {
    return Ledger.byKey(
        period(DOCUMENTS, from, to)
            .query(
                (row, _) ->
                    Map.entry(
                        key(row),
                        new Counted(
                            row.getLong("documents"),
                            row.getLong("pages_read"),
                            row.getLong("pages_unreadable"))))
            .list());
  }

  private JdbcClient.StatementSpec period(String question, Instant from, Instant to) {
    return jdbc.sql(question)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC));
  }

  private static Ledger.Key key(ResultSet row) throws SQLException {
    return new Ledger.Key(row.getString("source_id"), row.getObject("on_day", LocalDate.class));
  }
}
