package org.vigie.app.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what admins did, with the reason they gave. Entries are only added. */
@Component
public class Journal {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_SUBJECT = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  Journal(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What can be recorded; its word is {@code journal.what.<id>}. */
  public enum What {
    ADDRESS_REVEALED("address-revealed");

    private final String id;

    What(String id) {
      this.id = id;
    }
  }

  /** An entry as it is kept. */
  record Entry(Instant at, String who, String what, String subject, String reason) {}

  /**
   * @param who the account's address
   * @param subject for example {@code mail 12}; nothing that must not be read here
   */
  public void record(String who, What what, String subject, String reason) {
    jdbc.sql(
            """
            insert into journal (at, who, what, subject, reason)
            values (:now, :who, :what, :subject, :reason)
            """)
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("who", who)
        .param("what", what.id)
        .param("subject", cut(subject, LONGEST_SUBJECT))
        .param("reason", cut(reason, LONGEST_REASON))
        .update();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** Newest first. */
  List<Entry> latest(int most) {
    return jdbc.sql(
            "select at, who, what, subject, reason from journal order by id desc limit :most")
        .param("most", most)
        .query(
            (row, _) ->
                new Entry(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("subject"),
                    row.getString("reason")))
        .list();
  }

  /**
   * Forgets the entries that are older.
   *
   * @return how many
   */
  public int forgetBefore(Duration age) {
    return jdbc.sql("delete from journal where at < :limit")
        .param("limit", OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC))
        .update();
  }
}
