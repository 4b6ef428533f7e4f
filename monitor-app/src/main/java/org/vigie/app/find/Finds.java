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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.app.find.FindFilter.Field;

/** The list of finds as pages read it: one entry a publication, with its strongest find. */
@Component
class Finds {
  private static final String FROM =
      """
      from match_found m
      join revision r on r.id = m.revision_id
      join publication p on p.id = m.publication_id
      join source s on s.id = p.source_id
      where m.id = (
        select x.id from match_found x where x.publication_id = m.publication_id and x.shown
        order by x.revision_id desc, x.score desc, x.id limit 1)
      """;

  private static final String COLUMNS =
      """
      select m.id, m.publication_id, m.family, m.score, m.found_at, r.title, r.kind, r.buyer_name,
             r.published_on, r.deadline_at, r.amount, s.name as source_name,
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
   * @param unread documents of it that could not be read whole
   * @param verified whether people found it relevant
   */
  record Row(
      long id,
      long publicationId,
      String family,
      int score,
      Instant foundAt,
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

  /** A value that finds have, and how many. */
  record Count(String value, long finds) {}

  List<Row> page(FindFilter filter, int offset, int size) {
    Condition condition = Condition.of(filter);
    return jdbc.sql(
            COLUMNS + FROM + condition.sql() + order(filter) + " limit :size offset :offset")
        .params(condition.parameters())
        .param("size", size)
        .param("offset", offset)
        .query((row, _) -> row(row))
        .list();
  }

  long count(FindFilter filter) {
    Condition condition = Condition.of(filter);
    return jdbc.sql("select count(*) " + FROM + condition.sql())
        .params(condition.parameters())
        .query(Long.class)
        .single();
  }

  /** How the finds of the other filters spread over one field; most first. */
  List<Count> spread(FindFilter filter, Field field) {
    Condition condition = Condition.of(filter.without(field));
    String value =
        switch (field) {
          case FAMILY -> "f.family";
          case DEPARTEMENT -> "upper(pp.code)";
          case SOURCE -> "p.source_id";
          case KIND -> "lower(r.kind)";
          case YEAR -> "extract(year from r.published_on)";
          default -> throw new IllegalArgumentException(field + " is not counted");
        };
    String join =
        switch (field) {
          case FAMILY ->
              " join (select distinct publication_id, family from match_found where shown) f"
                  + " on f.publication_id = m.publication_id ";
          case DEPARTEMENT ->
              " join publication_place pp on pp.publication_id = m.publication_id"
                  + " and lower(pp.kind) = 'departement' ";
          default -> "";
        };
    String from = FROM.replace("where m.id", join + "where m.id");
    return jdbc
        .sql(
            "select cast(%s as varchar(64)) as v, count(*) as n %s %s group by 1 order by 2 desc, 1"
                .formatted(value, from, condition.sql()))
        .params(condition.parameters())
        .query((row, _) -> new Count(String.valueOf(row.getString("v")), row.getLong("n")))
        .list()
        .stream()
        .filter(count -> !count.value().equals("null"))
        .toList();
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

  private static String order(FindFilter filter) {
    return switch (String.valueOf(filter.get(Field.ORDER))) {
      case "pertinence" -> " order by m.score desc, m.found_at desc, m.id desc";
      case "montant" -> " order by coalesce(r.amount, -1) desc, m.id desc";
      default -> " order by coalesce(r.published_on, cast(m.found_at as date)) desc, m.id desc";
    };
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("publication_id"),
        row.getString("family"),
        row.getInt("score"),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
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
