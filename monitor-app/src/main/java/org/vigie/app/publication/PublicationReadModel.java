package org.vigie.app.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A publication, its revisions, documents and finds as its page reads them. */
@Component
class PublicationReadModel {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  PublicationReadModel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(String title, String url, String sourceName, @Nullable Instant vanishedAt) {}

  /**
   * What the portal said in a revision.
   *
   * @param buyerName as stated, else the name of the body that has the stated SIRET
   * @param places of the publication, whoever named them
   */
  record Stated(
      PublicationFacts facts,
      @Nullable String buyerName,
      List<PlaceCode> places,
      String externalId,
      Instant firstSeenAt) {}

  /**
   * A revision.
   *
   * @param textDocument the document of its own words; 0 where there is none
   * @param text the archive's name for those words
   */
  record Revision(
      long id,
      int number,
      Instant seenAt,
      String facts,
      long textDocument,
      @Nullable String text) {}

  record Document(
      long id, String name, String url, @Nullable String sha256, @Nullable Instant goneAt) {}

  record Find(long id, String title, String rule) {}

  Optional<Row> find(long id) {
    return jdbc.sql(
            """
            select r.title, r.url, s.name, p.vanished_at
              from publication p
              join source s on s.id = p.source_id
              join revision r on r.publication_id = p.id
               and r.number = (select max(number) from revision n where n.publication_id = p.id)
             where p.id = :id
            """)
        .param("id", id)
        .query(
            (row, _) ->
                new Row(
                    row.getString("title"),
                    row.getString("url"),
                    row.getString("name"),
                    instant(row, "vanished_at")))
        .optional();
  }

  Stated stated(long revision) {
    return jdbc.sql(
            """
            select p.id, p.external_id, p.first_seen_at, r.buyer_name, r.facts
              from revision r join publication p on p.id = r.publication_id
             where r.id = :revision
            """)
        .param("revision", revision)
        .query(
            (row, _) ->
                new Stated(
                    JSON.readValue(row.getString("facts"), PublicationFacts.class),
                    row.getString("buyer_name"),
                    places(row.getLong("id")),
                    row.getString("external_id"),
                    row.getObject("first_seen_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  private List<PlaceCode> places(long publication) {
    return jdbc.sql(
            """
            select kind, code from publication_place where publication_id = :publication
             order by kind, code
            """)
        .param("publication", publication)
        .query(
            (row, _) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  /** Newest first. */
  List<Revision> revisions(long publication, int most) {
    return jdbc.sql(
            """
            select r.id, r.number, r.seen_at, r.facts, d.id as text_document, d.sha256 as text
              from revision r
              left join document d on d.revision_id = r.id and d.position = 0
             where r.publication_id = :publication
             order by r.number desc limit :most
            """)
        .param("publication", publication)
        .param("most", most)
        .query(
            (row, _) ->
                new Revision(
                    row.getLong("id"),
                    row.getInt("number"),
                    row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                    row.getString("facts"),
                    row.getLong("text_document"),
                    row.getString("text")))
        .list();
  }

  List<Document> documents(long revision) {
    return jdbc.sql(
            """
            select id, name, url, sha256, gone_at from document
             where revision_id = :revision and position > 0 order by position
            """)
        .param("revision", revision)
        .query(
            (row, _) ->
                new Document(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("url"),
                    row.getString("sha256"),
                    instant(row, "gone_at")))
        .list();
  }

  List<Find> finds(long publication, boolean french) {
    return jdbc.sql(
            """
            select m.id, r.title, case when :french then u.name_fr else u.name_en end as rule
              from match_found m
              join revision r on r.id = m.revision_id
              join rule_revision u on u.id = m.rule_revision_id
             where m.publication_id = :publication and m.shown
               and r.number = (select max(q.number) from revision q
                                 join match_found n on n.revision_id = q.id
                                where n.publication_id = m.publication_id)
             order by m.score desc, m.id
            """)
        .param("publication", publication)
        .param("french", french)
        .query(
            (row, _) -> new Find(row.getLong("id"), row.getString("title"), row.getString("rule")))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
