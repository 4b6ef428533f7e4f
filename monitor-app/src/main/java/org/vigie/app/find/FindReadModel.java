package org.vigie.app.find;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One find with all that its page shows. */
@Component
class FindReadModel {
  private final JdbcClient jdbc;

  FindReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The find, its publication, its rule and its source. */
  record Row(
      long id,
      long publicationId,
      long revisionId,
      int revisionNumber,
      String family,
      int score,
      int threshold,
      Instant foundAt,
      String title,
      String url,
      Instant firstSeenAt,
      @Nullable Instant vanishedAt,
      String sourceId,
      String sourceName,
      String ruleId,
      int ruleNumber,
      String ruleFrench,
      String ruleEnglish,
      @Nullable Long dossierId,
      boolean superseded) {}

  /**
   * A passage of the find.
   *
   * @param rankOnPage from 1, among all passages of the document's page
   */
  record HitRow(
      int ordinal,
      long documentId,
      String documentName,
      int page,
      int rankOnPage,
      int start,
      int end,
      String expression,
      boolean companion,
      String excerpt,
      int excerptStart) {}

  /** A file of the publication and how far it was read. */
  record DocumentRow(
      long id, int position, String name, String fetchState, @Nullable String reading, int pages) {}

  /** Another find of the same publication. */
  record Sibling(long id, String ruleFrench, String ruleEnglish) {}

  Optional<Row> find(long id) {
    return jdbc.sql(
            """
            select m.id, m.publication_id, m.revision_id, r.number, m.family, m.score, m.threshold,
                   m.superseded_at,
                   m.found_at, r.title, r.url, p.first_seen_at, p.vanished_at,
                   s.id as source_id, s.name as source_name, u.rule_id, u.number as rule_number,
                   u.name_fr, u.name_en, dp.dossier_id
            from match_found m
            join revision r on r.id = m.revision_id
            join publication p on p.id = m.publication_id
            join source s on s.id = p.source_id
            join rule_revision u on u.id = m.rule_revision_id
            left join dossier_publication dp on dp.publication_id = p.id
            where m.id = :id
            """)
        .param("id", id)
        .query(
            (row, _) ->
                new Row(
                    row.getLong("id"),
                    row.getLong("publication_id"),
                    row.getLong("revision_id"),
                    row.getInt("number"),
                    row.getString("family"),
                    row.getInt("score"),
                    row.getInt("threshold"),
                    row.getObject("found_at", OffsetDateTime.class).toInstant(),
                    row.getString("title"),
                    row.getString("url"),
                    row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                    Finds.instant(row, "vanished_at"),
                    row.getString("source_id"),
                    row.getString("source_name"),
                    row.getString("rule_id"),
                    row.getInt("rule_number"),
                    row.getString("name_fr"),
                    row.getString("name_en"),
                    row.getObject("dossier_id", Long.class),
                    row.getObject("superseded_at") != null))
        .optional();
  }

  /** Strong passages first, each in the order of the rule's strength. */
  List<HitRow> hits(long match) {
    return jdbc.sql(
            """
            select h.ordinal, h.document_id, d.name, h.page, h.start_offset, h.end_offset,
                   h.expression, h.companion, h.excerpt, h.excerpt_start,
                   (select count(distinct o.start_offset) from hit o
                     where o.document_id = h.document_id and o.page = h.page
                       and o.start_offset <= h.start_offset) as rank_on_page
            from hit h join document d on d.id = h.document_id
            where h.match_id = :match
            order by h.companion, h.ordinal
            """)
        .param("match", match)
        .query(
            (row, _) ->
                new HitRow(
                    row.getInt("ordinal"),
                    row.getLong("document_id"),
                    row.getString("name"),
                    row.getInt("page"),
                    row.getInt("rank_on_page"),
                    row.getInt("start_offset"),
                    row.getInt("end_offset"),
                    row.getString("expression"),
                    row.getBoolean("companion"),
                    row.getString("excerpt"),
                    row.getInt("excerpt_start")))
        .list();
  }

  List<DocumentRow> documents(long revision) {
    return jdbc.sql(
            """
            select d.id, d.position, d.name, d.fetch_state, o.status, coalesce(o.pages, 0) as pages
            from document d left join reading o on o.sha256 = d.sha256
            where d.revision_id = :revision
            order by d.position
            """)
        .param("revision", revision)
        .query(
            (row, _) ->
                new DocumentRow(
                    row.getLong("id"),
                    row.getInt("position"),
                    row.getString("name"),
                    row.getString("fetch_state"),
                    row.getString("status"),
                    row.getInt("pages")))
        .list();
  }

  List<Sibling> siblings(long publication, long besides) {
    return jdbc.sql(
            """
            select m.id, u.name_fr, u.name_en
            from match_found m join rule_revision u on u.id = m.rule_revision_id
            where m.publication_id = :publication and m.id <> :besides and m.shown
              and m.revision_id = (select revision_id from match_found where id = :besides)
            order by m.score desc, m.id
            """)
        .param("publication", publication)
        .param("besides", besides)
        .query(
            (row, _) ->
                new Sibling(row.getLong("id"), row.getString("name_fr"), row.getString("name_en")))
        .list();
  }

  long publicationsInDossier(long dossier) {
    return jdbc.sql("select count(*) from dossier_publication where dossier_id = :dossier")
        .param("dossier", dossier)
        .query(Long.class)
        .single();
  }
}
