package org.vigie.mailer.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table outbox. */
final class OutboxStore {
  private static final int LONGEST_SUBJECT = 250;
  private static final int LONGEST_REPLY = 1000;

  private final JdbcClient jdbc;

  OutboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The unique Message-ID makes a second mail of the same cause harmless. */
  void add(
      String messageId, String cause, String recipient, String subject, String body, Instant now) {
    jdbc.sql(
            """
            insert into outbox (message_id, cause, recipient, subject, body, state,
                                next_attempt_at, created_at)
            values (:messageId, :cause, :recipient, :subject, :body, 'WAITING', :now, :now)
            on conflict do nothing
            """)
        .param("messageId", messageId)
        .param("cause", cause)
        .param("recipient", recipient)
        .param("subject", cut(subject, LONGEST_SUBJECT))
        .param("body", body)
        .param("now", utc(now))
        .update();
  }

  /** A mail that this sender alone may send until its lease ends. */
  record Claimed(
      long id,
      String recipient,
      String body,
      int attempts,
      Instant createdAt,
      Instant leaseUntil) {}

  /** Takes the mail that has been due longest, or whose sender died; must be committed at once. */
  Optional<Claimed> claim(Instant now, Instant leaseUntil) {
    Optional<Claimed> due =
        jdbc.sql(
                """
                select id, recipient, body, attempts, created_at from outbox
                 where (state in ('WAITING', 'DEFERRED') and next_attempt_at <= :now)
                    or (state = 'SENDING' and lease_until <= :now)
                 order by next_attempt_at, id limit 1
                   for update skip locked
                """)
            .param("now", utc(now))
            .query(
                (row, number) ->
                    new Claimed(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("body"),
                        row.getInt("attempts") + 1,
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        leaseUntil))
            .optional();
    due.ifPresent(
        mail ->
            jdbc.sql(
                    """
                    update outbox
                       set state = 'SENDING', lease_until = :lease, attempts = attempts + 1
                     where id = :id
                    """)
                .param("lease", utc(leaseUntil))
                .param("id", mail.id())
                .update());
    return due;
  }

  void markSent(Claimed mail, String reply, Instant now) {
    jdbc.sql(
            """
            update outbox set state = 'SENT', sent_at = :now, smtp_reply = :reply, lease_until = null
             where id = :id
            """)
        .param("now", utc(now))
        .param("reply", cut(reply, LONGEST_REPLY))
        .param("id", mail.id())
        .update();
  }

  /** Only while the claim is ours: a sender that slept past its lease must not undo a later one. */
  void markNotSent(Claimed mail, String state, String reply, Instant nextAttempt) {
    jdbc.sql(
            """
            update outbox
               set state = :state, smtp_reply = :reply, next_attempt_at = :next, lease_until = null
             where id = :id and state = 'SENDING' and lease_until = :lease
            """)
        .param("state", state)
        .param("reply", cut(reply, LONGEST_REPLY))
        .param("next", utc(nextAttempt))
        .param("id", mail.id())
        .param("lease", utc(mail.leaseUntil()))
        .update();
  }

  Map<String, Long> countByState() {
    var counts = new TreeMap<String, Long>();
    jdbc.sql("select state, count(*) as mails from outbox group by state")
        .query(
            row -> {
              counts.put(row.getString("state"), row.getLong("mails"));
            });
    return counts;
  }

  long countDue(Instant now) {
    return jdbc.sql(
            """
            select count(*) from outbox
             where (state in ('WAITING', 'DEFERRED') and next_attempt_at <= :now)
                or (state = 'SENDING' and lease_until <= :now)
            """)
        .param("now", utc(now))
        .query(Long.class)
        .single();
  }

  void forget(String recipient) {
    jdbc.sql("delete from outbox where recipient = :recipient")
        .param("recipient", recipient)
        .update();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
