package org.vigie.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what reviews say of each rule and each of its expressions. Finds that a newer revision of
 * their rule no longer makes are left out: what is measured is the rule in force.
 */
public final class Precisions {
  private static final Duration MONTH = Duration.ofDays(28);

  private static final String COUNTS =
      """
             count(distinct m.publication_id) as finds,
             count(distinct case when m.found_at > :month then m.publication_id end) as recent,
             count(distinct case when v.state = 'RELEVANT' then m.publication_id end) as relevant,
             count(distinct case when v.state = 'NOT_RELEVANT'
                                 then m.publication_id end) as not_relevant,
             max(case when v.state = 'RELEVANT' then m.found_at end) as last_useful
      """;

  private static final String FROM =
      """
        from rule_revision u
        %1$s join match_found m on m.rule_id = u.rule_id and m.superseded_at is null
        %2$s
        left join review v on v.publication_id = m.publication_id and v.rule_id = m.rule_id
       where u.number = (select max(x.number) from rule_revision x where x.rule_id = u.rule_id)
       group by u.rule_id, u.family, u.name_fr, u.name_en
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  public Precisions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All rules that were ever loaded, by their ids. */
  public List<Precision> rules() {
    return ask(
        "select u.rule_id, u.family, u.name_fr, u.name_en, '' as expression,\n"
            + COUNTS
            + FROM.formatted("left", "")
            + " order by u.rule_id");
  }

  /** Every expression that ever hit by itself, by rule and expression. */
  public List<Precision> expressions() {
    return ask(
        "select u.rule_id, u.family, u.name_fr, u.name_en, h.expression,\n"
            + COUNTS
            + FROM.formatted("", "join hit h on h.match_id = m.id and not h.companion")
            + ", h.expression order by u.rule_id, h.expression");
  }

  private List<Precision> ask(String question) {
    return jdbc.sql(question)
        .param("month", clock.instant().minus(MONTH).atOffset(ZoneOffset.UTC))
        .query((row, _) -> precision(row))
        .list();
  }

  private static Precision precision(ResultSet row) throws SQLException {
    OffsetDateTime useful = row.getObject("last_useful", OffsetDateTime.class);
    return new Precision(
        row.getString("rule_id"),
        row.getString("family"),
        row.getString("name_fr"),
        row.getString("name_en"),
        row.getString("expression"),
        row.getLong("finds"),
        row.getLong("recent"),
        row.getLong("relevant"),
        row.getLong("not_relevant"),
        useful == null ? null : useful.toInstant());
  }
}
