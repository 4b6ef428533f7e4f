package org.vigie.app.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as the admin's page reads it: never an address. */
@Component
class OutboxReadModel {
  private final JdbcClient jdbc;

  OutboxReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(
      long id,
      String cause,
      String domain,
      String state,
      int attempts,
      @Nullable String smtpReply,
      Instant createdAt,
      @Nullable Instant sentAt) {}

  List<Row> latest(int most) {
    return jdbc.sql(
            """
            select id, cause, recipient_domain, state, attempts, smtp_reply, created_at, sent_at
            from outbox
            order by case when sent_at is null then 0 else 1 end, id desc limit :most
            """)
        .param("most", most)
        .query(
            (row, _) -> {
              OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
              return new Row(
                  row.getLong("id"),
                  row.getString("cause"),
                  row.getString("recipient_domain"),
                  row.getString("state").toLowerCase(Locale.ROOT),
                  row.getInt("attempts"),
                  row.getString("smtp_reply"),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  sent == null ? null : sent.toInstant());
            })
        .list();
  }

  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql("select lower(state) as s, count(*) as n from outbox group by lower(state) order by 1")
        .query((row, _) -> Map.entry(row.getString("s"), row.getLong("n")))
        .list()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}
