package org.vigie.app.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A dossier with its publications, files and requests. */
@Component
class DossierReadModel {
  private final JdbcClient jdbc;

  DossierReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(long id, String title, @Nullable Long mergedInto) {}

  /** A publication of the dossier in its current revision, with its strongest find if any. */
  record PublicationRow(
      long id,
      long revisionId,
      String title,
      String kind,
      @Nullable String buyer,
      @Nullable BigDecimal amount,
      LocalDate date,
      @Nullable Instant deadlineAt,
      String sourceName,
      String reason,
      @Nullable Long match,
      @Nullable String family) {}

  record FileRow(
      long id, int position, String name, String fetchState, @Nullable String reading, int pages) {}

  /** A request as anyone may see it: never who asks. */
  record RequestRow(long id, String number, String subject, String authority, Instant createdAt) {}

  Optional<Row> find(long id) {
    return jdbc.sql("select id, title, merged_into from dossier where id = :id")
        .param("id", id)
        .query(
            (row, _) ->
                new Row(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getObject("merged_into", Long.class)))
        .optional();
  }

  /** Oldest first. */
  List<PublicationRow> publications(long dossier) {
    return jdbc.sql(
            """
            select p.id, r.id as revision_id, r.title, r.kind, r.buyer_name, r.amount,
                   coalesce(r.signed_on, r.published_on, cast(p.first_seen_at as date)) as on_date,
                   r.deadline_at, s.name as source_name, dp.reason,
                   (select x.id from match_found x where x.publication_id = p.id and x.shown
                     order by x.revision_id desc, x.score desc, x.id limit 1) as match_id,
                   (select x.family from match_found x where x.publication_id = p.id and x.shown
                     order by x.revision_id desc, x.score desc, x.id limit 1) as family
            from dossier_publication dp
            join publication p on p.id = dp.publication_id
            join revision r on r.publication_id = p.id
              and r.number = (select max(y.number) from revision y where y.publication_id = p.id)
            join source s on s.id = p.source_id
            where dp.dossier_id = :dossier
            order by on_date, p.id
            """)
        .param("dossier", dossier)
        .query(
            (row, _) -> {
              OffsetDateTime deadline = row.getObject("deadline_at", OffsetDateTime.class);
              return new PublicationRow(
                  row.getLong("id"),
                  row.getLong("revision_id"),
                  row.getString("title"),
                  row.getString("kind").toLowerCase(Locale.ROOT),
                  row.getString("buyer_name"),
                  row.getBigDecimal("amount"),
                  row.getObject("on_date", LocalDate.class),
                  deadline == null ? null : deadline.toInstant(),
                  row.getString("source_name"),
                  row.getString("reason"),
                  row.getObject("match_id", Long.class),
                  row.getString("family"));
            })
        .list();
  }

  List<FileRow> files(List<Long> revisions) {
    if (revisions.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select d.id, d.position, d.name, d.fetch_state, o.status, coalesce(o.pages, 0) as pages
            from document d left join reading o on o.sha256 = d.sha256
            where d.revision_id in (:revisions)
            order by d.revision_id, d.position
            """)
        .param("revisions", revisions)
        .query(
            (row, _) ->
                new FileRow(
                    row.getLong("id"),
                    row.getInt("position"),
                    row.getString("name"),
                    row.getString("fetch_state"),
                    row.getString("status"),
                    row.getInt("pages")))
        .list();
  }

  /** Requests that were sent; drafts are nobody's business but the volunteers'. */
  List<RequestRow> sentRequests(long dossier) {
    return jdbc.sql(
            """
            select q.id, q.number, q.subject, a.name as authority, q.created_at
            from request q join authority a on a.id = q.authority_id
            where q.dossier_id = :dossier
              and exists (select 1 from request_event e
                          where e.request_id = q.id and lower(e.type) = 'sent')
            order by q.id
            """)
        .param("dossier", dossier)
        .query(
            (row, _) ->
                new RequestRow(
                    row.getLong("id"),
                    row.getString("number"),
                    row.getString("subject"),
                    row.getString("authority"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
