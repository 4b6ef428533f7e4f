package org.vigie.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of a find. */
final class FindStore {
  private final JdbcClient jdbc;

  FindStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is told of a match: the rule that found it, and the publication as it stands now.
   *
   * @param siren of the buyer; empty where the portal does not say
   */
  record Told(
      long matchId,
      long publicationId,
      long revisionId,
      String family,
      int score,
      String title,
      String kind,
      @Nullable String buyer,
      String siren,
      String url,
      @Nullable LocalDate publishedOn,
      @Nullable Instant deadlineAt,
      @Nullable BigDecimal amount,
      @Nullable Long dossierId) {}

  Told told(long matchId) {
    return jdbc.sql(
            """
            select m.id, m.publication_id, m.revision_id, m.family, m.score, r.title, r.kind,
                   r.buyer_name, r.buyer_siret, r.url, r.published_on, r.deadline_at, r.amount,
                   d.dossier_id
              from match_found m
              join revision r on r.publication_id = m.publication_id
               and r.number = (select max(y.number) from revision y
                                where y.publication_id = m.publication_id)
              left join dossier_publication d on d.publication_id = m.publication_id
             where m.id = :match
            """)
        .param("match", matchId)
        .query(FindStore::toldRow)
        .single();
  }

  private static Told toldRow(ResultSet row, int number) throws SQLException {
    long dossier = row.getLong("dossier_id");
    String siret = row.getString("buyer_siret");
    return new Told(
        row.getLong("id"),
        row.getLong("publication_id"),
        row.getLong("revision_id"),
        row.getString("family"),
        row.getInt("score"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("buyer_name"),
        siret == null || siret.length() < 9 ? "" : siret.substring(0, 9),
        row.getString("url"),
        row.getObject("published_on", LocalDate.class),
        Sql.instantOrNull(row, "deadline_at"),
        row.getBigDecimal("amount"),
        dossier == 0 ? null : dossier);
  }

  /** Names of the rules that matched the revision, in the language asked for. */
  List<String> rulesOf(long revisionId, String language) {
    return jdbc.sql(
            """
            select distinct case when :language = 'en' then u.name_en else u.name_fr end as name
              from match_found m join rule_revision u on u.id = m.rule_revision_id
             where m.revision_id = :revision
             order by 1
            """)
        .param("language", language)
        .param("revision", revisionId)
        .query((row, number) -> row.getString("name"))
        .list();
  }

  /** The strongest hit of a match and the document it is in. */
  record FoundIn(String excerpt, int start, int end, int page, String documentUrl) {}

  Optional<FoundIn> strongestHit(long matchId) {
    return jdbc.sql(
            """
            select h.excerpt, h.start_offset - h.excerpt_start as hit_start,
                   h.end_offset - h.excerpt_start as hit_end, h.page, d.url
              from hit h join document d on d.id = h.document_id
             where h.match_id = :match
             order by h.companion, h.ordinal limit 1
            """)
        .param("match", matchId)
        .query(
            (row, number) ->
                new FoundIn(
                    row.getString("excerpt"),
                    row.getInt("hit_start"),
                    row.getInt("hit_end"),
                    row.getInt("page"),
                    row.getString("url")))
        .optional();
  }
}
