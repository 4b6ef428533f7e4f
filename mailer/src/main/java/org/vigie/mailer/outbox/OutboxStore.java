package org.vigie.mailer.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.Notices;
import org.vigie.secret.AddressVault;

/** The table outbox, in which recipients and bodies are sealed. */
final class OutboxStore {
  private static final int LONGEST_SUBJECT = 250;
  private static final int LONGEST_DOMAIN = 255;
  private static final int LONGEST_REPLY = 1000;

  private static final Pattern LOCAL_PART = Pattern.compile("[^\\s<>()\"',;:@]+@");

  private final JdbcClient jdbc;
  private final AddressVault vault;

  OutboxStore(JdbcClient jdbc, AddressVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** The unique Message-ID makes a second mail of the same cause harmless. */
  void add(
      String messageId, String cause, String recipient, String subject, String body, Instant now) {
    jdbc.sql(
            """
            insert into outbox (message_id, cause, recipient, recipient_hash, recipient_domain,
                                subject, body, state, next_attempt_at, created_at)
            values (:messageId, :cause, :recipient, :hash, :domain, :subject, :body, 'WAITING', :now,
                    :now)
            on conflict do nothing
            """)
        .param("messageId", messageId)
        .param("cause", cause)
        .param("recipient", vault.seal(recipient))
        .param("hash", vault.hash(recipient))
        .param("domain", cut(recipient.substring(recipient.lastIndexOf('@') + 1), LONGEST_DOMAIN))
        .param("subject", cut(subject, LONGEST_SUBJECT))
        .param("body", vault.seal(body))
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
                select id, recipient, recipient_hash, body, attempts, created_at from outbox
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
                        opened(row, "recipient"),
                        opened(row, "body"),
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

  /** A row without a hash is from before recipients were sealed. */
  private String opened(ResultSet row, String column) throws SQLException {
    String kept = row.getString(column);
    return row.getString("recipient_hash") == null || kept.isEmpty() ? kept : vault.open(kept);
  }

  /** What was sent is kept by its recipient alone; the body goes. */
  void markSent(Claimed mail, String reply, Instant now) {
    jdbc.sql(
            """
            update outbox
               set state = 'SENT', sent_at = :now, smtp_reply = :reply, lease_until = null, body = ''
             where id = :id
            """)
        .param("now", utc(now))
        .param("reply", cut(withoutAddresses(reply), LONGEST_REPLY))
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
        .param("reply", cut(withoutAddresses(reply), LONGEST_REPLY))
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
    jdbc.sql(
            """
            delete from outbox
             where recipient_hash in (:hashes) or (recipient_hash is null and recipient = :recipient)
            """)
        .param("hashes", vault.hashes(recipient))
        .param("recipient", recipient)
        .update();
  }

  List<Notices.KeptMail> keptOf(String recipient) {
    return jdbc.sql(
            """
            select cause, subject, state, created_at, sent_at from outbox
             where recipient_hash in (:hashes) or (recipient_hash is null and recipient = :recipient)
             order by id
            """)
        .param("hashes", vault.hashes(recipient))
        .param("recipient", recipient)
        .query(
            (row, number) -> {
              OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
              return new Notices.KeptMail(
                  row.getString("cause"),
                  row.getString("subject"),
                  row.getString("state"),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  sent == null ? null : sent.toInstant());
            })
        .list();
  }

  Optional<String> recipient(long id) {
    return jdbc.sql("select recipient, recipient_hash from outbox where id = :id")
        .param("id", id)
        .query((row, number) -> opened(row, "recipient"))
        .optional();
  }

  /** Those that were sent, or given up, before. */
  int deleteSettledBefore(Instant limit, int most) {
    return jdbc.sql(
            """
            delete from outbox where id in (
              select id from outbox
               where state in ('SENT', 'FAILED') and coalesce(sent_at, created_at) < :limit
               order by id limit :most)
            """)
        .param("limit", utc(limit))
        .param("most", most)
        .update();
  }

  private record Kept(long id, String recipient, String body) {}

  /** Seals some that are in clear, or sealed with a key no longer in use; how many. */
  int sealAsNow(int most) {
    List<Kept> toSeal =
        jdbc.sql(
                """
                select id, recipient, recipient_hash, body from outbox
                 where recipient_hash is null or recipient not like :mark escape '!'
                 order by id limit :most for update skip locked
                """)
            .param("mark", vault.currentMark().replace("_", "!_") + "%")
            .param("most", most)
            .query(
                (row, number) ->
                    new Kept(row.getLong("id"), opened(row, "recipient"), opened(row, "body")))
            .list();
    for (Kept mail : toSeal) {
      jdbc.sql(
              """
              update outbox set recipient = :recipient, recipient_hash = :hash, body = :body
               where id = :id
              """)
          .param("recipient", vault.seal(mail.recipient()))
          .param("hash", vault.hash(mail.recipient()))
          .param("body", mail.body().isEmpty() ? "" : vault.seal(mail.body()))
          .param("id", mail.id())
          .update();
    }
    return toSeal.size();
  }

  /** Servers like to repeat to whom they refuse a mail; what is left says enough. */
  private static String withoutAddresses(String reply) {
    return LOCAL_PART.matcher(reply).replaceAll("…@");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
