package org.vigie.app.find;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publications as lists show them, each with its strongest find. */
@Component
class Finds {
  private static final String COLUMNS =
      """
      select m.id, p.id as publication_id, m.family, m.found_at, p.first_seen_at, r.title, r.kind,
             r.buyer_name, r.published_on, r.deadline_at, r.amount, s.name as source_name,
             (select count(*) from document d join reading o on o.sha256 = d.sha256
               where d.revision_id = r.id and lower(o.status) <> 'read') as unread,
             exists (select 1 from review v where v.publication_id = m.publication_id
                       and v.rule_id = m.rule_id and v.state = 'RELEVANT') as verified
      """;

  private final JdbcClient jdbc;

  Finds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param id of its strongest find, or null where no rule found it
   * @param unread documents of it that could not be read whole
   * @param verified whether people found it relevant
   */
  record Row(
      @Nullable Long id,
      long publicationId,
      String family,
      Instant seenAt,
      String title,
      String kind,
      @Nullable String buyer,
      @Nullable LocalDate publishedOn,
      @Nullable Instant deadlineAt,
      @Nullable BigDecimal amount,
      String sourceName,
      long unread,
      boolean verified) {}

  /** The hit that a list shows of a find. */
  record LeadingHit(
      long matchId,
      long documentId,
      int page,
      int start,
      int end,
      boolean companion,
      String excerpt,
      int excerptStart) {}

  /** The newest finds. */
  List<Row> latest(int most) {
    return jdbc.sql(
            COLUMNS
                + """
                from match_found m
                join revision r on r.id = m.revision_id
                join publication p on p.id = m.publication_id
                join source s on s.id = p.source_id
                where m.id = (
                  select x.id from match_found x where x.publication_id = m.publication_id and x.shown
                  order by x.revision_id desc, x.score desc, x.id limit 1)
                order by coalesce(r.published_on, cast(m.found_at as date)) desc, m.id desc
                limit :most
                """)
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  /** These publications, found by a rule or not; without those that are gone. */
  Map<Long, Row> of(List<Long> publications) {
    Map<Long, Row> byPublication = new LinkedHashMap<>();
    if (publications.isEmpty()) {
      return byPublication;
    }
    jdbc.sql(
            COLUMNS
                + """
                from publication p
                join source s on s.id = p.source_id
                left join match_found m on m.id = (
                  select x.id from match_found x where x.publication_id = p.id and x.shown
                  order by x.revision_id desc, x.score desc, x.id limit 1)
                join revision r on r.id = coalesce(m.revision_id, (
                  select y.id from revision y where y.publication_id = p.id
                  order by y.number desc limit 1))
                where p.id in (:publications)
                """)
        .param("publications", publications)
        .query((row, _) -> row(row))
        .list()
        .forEach(row -> byPublication.put(row.publicationId(), row));
    return byPublication;
  }

  /** Each find's first strong hit. */
  Map<Long, LeadingHit> leadingHits(List<Long> matches) {
    Map<Long, LeadingHit> byMatch = new LinkedHashMap<>();
    if (matches.isEmpty()) {
      return byMatch;
    }
    jdbc.sql(
            """
            select h.match_id, h.document_id, h.page, h.start_offset, h.end_offset, h.companion,
                   h.excerpt, h.excerpt_start
            from hit h
            where h.match_id in (:matches)
            order by h.match_id, h.companion, h.ordinal
            """)
        .param("matches", matches)
        .query(
            (row, _) ->
                new LeadingHit(
                    row.getLong("match_id"),
                    row.getLong("document_id"),
                    row.getInt("page"),
                    row.getInt("start_offset"),
                    row.getInt("end_offset"),
                    row.getBoolean("companion"),
                    row.getString("excerpt"),
                    row.getInt("excerpt_start")))
        .list()
        .forEach(hit -> byMatch.putIfAbsent(hit.matchId(), hit));
    return byMatch;
  }

  /** All families that found these publications. */
  Map<Long, List<String>> families(List<Long> publications) {
    Map<Long, List<String>> byPublication = new LinkedHashMap<>();
    if (publications.isEmpty()) {
      return byPublication;
    }
    jdbc.sql(
            """
            select publication_id, family, max(score) as best from match_found
            where publication_id in (:publications) and shown
            group by publication_id, family order by publication_id, best desc, family
            """)
        .param("publications", publications)
        .query((row, _) -> Map.entry(row.getLong("publication_id"), row.getString("family")))
        .list()
        .forEach(
            e ->
                byPublication
                    .computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
                    .add(e.getValue()));
    return byPublication;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", Long.class),
        row.getLong("publication_id"),
        Objects.requireNonNullElse(row.getString("family"), ""),
        row.getObject(
                row.getObject("id") == null ? "first_seen_at" : "found_at", OffsetDateTime.class)
            .toInstant(),
        row.getString("title"),
        row.getString("kind").toLowerCase(Locale.ROOT),
        row.getString("buyer_name"),
        row.getObject("published_on", LocalDate.class),
        instant(row, "deadline_at"),
        row.getBigDecimal("amount"),
        row.getString("source_name"),
        row.getLong("unread"),
        row.getBoolean("verified"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
