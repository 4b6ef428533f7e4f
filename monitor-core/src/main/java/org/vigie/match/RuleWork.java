package org.vigie.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.database.TextColumn;
import org.vigie.rule.Matcher;

/** Rules at work, by revision: what each costs, and which failed and are in quarantine. */
public final class RuleWork {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  public RuleWork(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A revision of a rule at work.
   *
   * @param looks texts that had one of its words, reckoned from a sample
   * @param nanos spent on them
   * @param problem what it threw, or null
   * @param failedAt since when it is in quarantine, or null
   */
  public record Row(
      String ruleId,
      int number,
      long looks,
      long nanos,
      @Nullable String problem,
      @Nullable Instant failedAt) {
    public double microsPerLook() {
      return looks == 0 ? 0 : nanos / 1_000.0 / looks;
    }
  }

  /** Tells an admin of a rule in quarantine, in the transaction that marks it told. */
  @FunctionalInterface
  public interface Notices {
    /**
     * @param admin a checked address
     */
    void quarantined(Row rule, String admin);
  }

  /**
   * Keeps what a matcher has measured since the last time, and its failures.
   *
   * @param revisions of its rules, by the rule's id
   */
  void keep(Matcher matcher, Map<String, Long> revisions) {
    List<Matcher.Cost> costs = matcher.takeCosts();
    List<Matcher.Failure> failures = matcher.failures();
    if (costs.isEmpty() && failures.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(
        _ -> {
          costs.forEach(cost -> add(revisions.get(cost.ruleId()), cost));
          failures.forEach(failure -> fail(revisions.get(failure.ruleId()), failure));
        });
  }

  private void add(@Nullable Long revision, Matcher.Cost cost) {
    if (revision != null) {
      open(revision);
      jdbc.sql(
              """
              update rule_work set looks = looks + :looks, nanos = nanos + :nanos
               where rule_revision_id = :revision
              """)
          .param("looks", cost.looks())
          .param("nanos", cost.nanos())
          .param("revision", revision)
          .update();
    }
  }

  /** The first failure of a revision stays, whatever node or start meets it again. */
  private void fail(@Nullable Long revision, Matcher.Failure failure) {
    if (revision != null) {
      open(revision);
      jdbc.sql(
              """
              update rule_work set problem = :problem, failed_at = :now
               where rule_revision_id = :revision and problem is null
              """)
          .param("problem", TextColumn.fit(failure.problem(), 2000))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("revision", revision)
          .update();
    }
  }

  private void open(long revision) {
    jdbc.sql("insert into rule_work (rule_revision_id) values (:revision) on conflict do nothing")
        .param("revision", revision)
        .update();
  }

  /** The rules in quarantine, then the slowest, each in the revision that worked last. */
  public List<Row> slowest(int most) {
    return select(
        """
        not exists (select 1 from rule_work y join rule_revision v on v.id = y.rule_revision_id
                     where v.rule_id = u.rule_id and v.number > u.number)
        order by case when w.problem is null then 1 else 0 end, w.nanos desc, u.rule_id
        """,
        most);
  }

  /** Rules in quarantine whose failing revision is still the latest. */
  public List<Row> quarantined() {
    return select(
        """
        w.problem is not null
        and not exists (select 1 from rule_revision v
                         where v.rule_id = u.rule_id and v.number > u.number)
        order by w.failed_at desc, u.rule_id
        """,
        Integer.MAX_VALUE);
  }

  /**
   * Tells all admins of one rule in quarantine.
   *
   * @return false when there was none to tell
   */
  public boolean tellNext(Notices notices) {
    return Boolean.TRUE.equals(transactions.execute(_ -> tell(notices)));
  }

  /** Whether admins are to be told of a rule. */
  public boolean isWaiting() {
    return !untold().isEmpty();
  }

  private boolean tell(Notices notices) {
    List<Row> untold = untold();
    if (untold.isEmpty()) {
      return false;
    }
    Row row = untold.getFirst();
    int marked =
        jdbc.sql(
                """
                update rule_work set told = true
                 where not told and rule_revision_id =
                       (select id from rule_revision where rule_id = :rule and number = :number)
                """)
            .param("rule", row.ruleId())
            .param("number", row.number())
            .update();
    if (marked > 0) {
      admins().forEach(admin -> notices.quarantined(row, admin));
    }
    return true;
  }

  private List<Row> untold() {
    return select("w.problem is not null and not w.told order by w.failed_at, u.rule_id", 1);
  }

  private List<String> admins() {
    return jdbc.sql(
            "select email from account where lower(role) = 'admin' and not disabled order by id")
        .query((row, _) -> row.getString("email"))
        .list();
  }

  private List<Row> select(String where, int most) {
    return jdbc.sql(
            """
            select u.rule_id, u.number, w.looks, w.nanos, w.problem, w.failed_at
              from rule_work w join rule_revision u on u.id = w.rule_revision_id
             where
            """
                + where
                + " limit :most")
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    OffsetDateTime failed = row.getObject("failed_at", OffsetDateTime.class);
    return new Row(
        row.getString("rule_id"),
        row.getInt("number"),
        row.getLong("looks"),
        row.getLong("nanos"),
        row.getString("problem"),
        failed == null ? null : failed.toInstant());
  }
}
