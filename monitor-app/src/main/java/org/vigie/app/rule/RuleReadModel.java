package org.vigie.app.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules in their latest revision, with how much they find. */
@Component
class RuleReadModel {
  private static final String SELECT =
      """
      select u.rule_id, u.number, u.family, u.name_fr, u.name_en, u.definition, u.state,
             u.created_at, u.author, u.reason,
             (select count(distinct m.publication_id) from match_found m
               where m.rule_id = u.rule_id) as finds,
             (select count(distinct m.publication_id) from match_found m
               where m.rule_id = u.rule_id and m.found_at > :month) as recent
      from rule_revision u
      where u.number = (select max(x.number) from rule_revision x where x.rule_id = u.rule_id)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  RuleReadModel(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param recent publications found in the last 28 days
   */
  record Row(
      String id,
      int number,
      String family,
      String french,
      String english,
      String definition,
      String state,
      Instant createdAt,
      String author,
      String reason,
      long finds,
      long recent) {}

  List<Row> all() {
    return jdbc.sql(SELECT + " order by u.family, u.rule_id")
        .param("month", month())
        .query((row, _) -> row(row))
        .list();
  }

  Optional<Row> byId(String id) {
    return jdbc.sql(SELECT + " and u.rule_id = :id")
        .param("month", month())
        .param("id", id)
        .query((row, _) -> row(row))
        .optional();
  }

  private OffsetDateTime month() {
    return clock.instant().minus(Duration.ofDays(28)).atOffset(ZoneOffset.UTC);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("rule_id"),
        row.getInt("number"),
        row.getString("family"),
        row.getString("name_fr"),
        row.getString("name_en"),
        row.getString("definition"),
        row.getString("state").toLowerCase(Locale.ROOT),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("author"),
        row.getString("reason"),
        row.getLong("finds"),
        row.getLong("recent"));
  }
}
