package org.vigie.app.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A document with its publication, its reading and its passages. */
@Component
class DocumentReadModel {
  private final JdbcClient jdbc;

  DocumentReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(
      long id,
      long publication,
      int position,
      String name,
      String url,
      @Nullable String mediaType,
      String fetchState,
      @Nullable String sha256,
      @Nullable Long size,
      @Nullable Instant fetchedAt,
      @Nullable String reading,
      int pages,
      String title,
      String sourceName,
      @Nullable Long match) {}

  /** A document whose reading is not whole. */
  record Unread(
      long id, String name, String sourceName, String status, String detail, Instant readAt) {}

  /** A passage, told once however many rules found it; strong where any of them says so. */
  record HitRow(int page, int start, int end, boolean companion) {}

  Optional<Row> find(long id) {
    return jdbc.sql(
            """
            select d.id, p.id as publication_id, d.position, d.name, d.url, coalesce(o.media_type, d.media_type) as media,
                   d.fetch_state, d.sha256, d.size, d.fetched_at, o.status,
                   coalesce(o.pages, 0) as pages, r.title, s.name as source_name,
                   (select min(m.id) from match_found m
                     where m.revision_id = r.id and m.shown) as match_id
            from document d
            join revision r on r.id = d.revision_id
            join publication p on p.id = r.publication_id
            join source s on s.id = p.source_id
            left join reading o on o.sha256 = d.sha256
            where d.id = :id
            """)
        .param("id", id)
        .query(
            (row, _) -> {
              OffsetDateTime fetched = row.getObject("fetched_at", OffsetDateTime.class);
              return new Row(
                  row.getLong("id"),
                  row.getLong("publication_id"),
                  row.getInt("position"),
                  row.getString("name"),
                  row.getString("url"),
                  row.getString("media"),
                  row.getString("fetch_state"),
                  row.getString("sha256"),
                  row.getObject("size", Long.class),
                  fetched == null ? null : fetched.toInstant(),
                  row.getString("status"),
                  row.getInt("pages"),
                  row.getString("title"),
                  row.getString("source_name"),
                  row.getObject("match_id", Long.class));
            })
        .optional();
  }

  /** Each content once, those that ended their reader first, then the latest. */
  List<Unread> unread(int most) {
    return jdbc.sql(
            """
            select d.id, d.name, s.name as source_name, o.status, o.detail, o.read_at
            from reading o
            join document d on d.id = (select min(id) from document where sha256 = o.sha256)
            join revision r on r.id = d.revision_id
            join publication p on p.id = r.publication_id
            join source s on s.id = p.source_id
            where o.status <> 'read'
            order by case when o.status in ('crashed', 'timed-out') then 0 else 1 end,
                     o.read_at desc, d.id
            limit :most
            """)
        .param("most", most)
        .query(
            (row, _) ->
                new Unread(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("source_name"),
                    row.getString("status"),
                    row.getString("detail"),
                    row.getObject("read_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** In reading order; ranks on a page are positions in this order. */
  List<HitRow> hits(long document) {
    return jdbc.sql(
            """
            select page, start_offset, max(end_offset) as end_offset,
                   min(case when companion then 1 else 0 end) as companion
            from hit where document_id = :document
            group by page, start_offset
            order by page, start_offset
            """)
        .param("document", document)
        .query(
            (row, _) ->
                new HitRow(
                    row.getInt("page"),
                    row.getInt("start_offset"),
                    row.getInt("end_offset"),
                    row.getInt("companion") == 1))
        .list();
  }
}
