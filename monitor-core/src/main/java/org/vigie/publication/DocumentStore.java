package org.vigie.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;
import org.vigie.fetch.FetchResult;
import org.vigie.message.Message;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code document}. */
final class DocumentStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final int LONGEST_URL = 2000;

  /** What the server said is gone is asked for again now and then: it may come back. */
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofDays(7);

  private static final String DUE =
      """
      (d.fetch_state = 'PENDING' and (d.next_attempt_at is null or d.next_attempt_at <= :now)
       or d.fetch_state = 'FAILED' and d.gone_at is not null and d.next_attempt_at <= :now)
      """;

  /**
   * All documents at these ones' addresses, in whatever revision of their publications. As joins
   * from these documents outwards: with a condition on each row H2 walks the whole table.
   */
  private static final String AT_SAME_ADDRESS =
      """
       where id in (
             select other.id
               from document d
               join revision r on r.id = d.revision_id
               join revision sibling on sibling.publication_id = r.publication_id
               join document other on other.revision_id = sibling.id and other.url = d.url
                and other.position > 0
              where d.id in (:ids))
      """;

  private final JdbcClient jdbc;

  DocumentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void addOwnText(
      long revision, Content content, String text, @Nullable String evidence, Instant now) {
    String url = TextColumn.fit(content.facts().link().toString(), LONGEST_URL);
    jdbc.sql(
            """
            insert into document (revision_id, position, url, name, media_type, fetch_state, sha256,
                                  size, fetched_at, final_url, evidence_sha256,
                                  evidence_media_type)
            values (:revision, 0, :url, :name, 'text/plain', 'FETCHED', :text, :size, :now, :url,
                    :evidence, :evidenceType)
            """)
        .param("revision", revision)
        .param("url", url)
        .param("name", TextColumn.fit(content.facts().title(), 500))
        .param("text", text)
        .param("size", (long) content.text().getBytes(UTF_8).length)
        .param("now", at(now))
        .param("evidence", evidence)
        .param(
            "evidenceType",
            evidence == null ? null : TextColumn.fitOrNull(content.rawMediaType(), 200))
        .update();
  }

  /** A link that is too long for an address is kept as a document that failed, with the reason. */
  void addLinks(long revision, List<DocumentLink> links) {
    for (int index = 0; index < links.size(); index++) {
      String url = links.get(index).uri().toString();
      boolean tooLong = url.length() > LONGEST_URL;
      jdbc.sql(
              """
              insert into document (revision_id, position, url, name, fetch_state, fetch_reason)
              values (:revision, :position, :url, :name, :state, :reason)
              """)
          .param("revision", revision)
          .param("position", index + 1)
          .param("url", TextColumn.fit(url, LONGEST_URL))
          .param("name", TextColumn.fit(links.get(index).name(), 500))
          .param("state", (tooLong ? FetchState.FAILED : FetchState.PENDING).name())
          .param(
              "reason",
              tooLong ? Message.of("harvest.document.url-long", url.length()).store() : null)
          .update();
    }
  }

  /** With the validators of what the same address held in the revision before. */
  List<PendingDocument> due(String source, int most, Instant now) {
    return jdbc.sql(
            """
            select d.id, d.url, d.name, d.fetch_attempts,
                   case when r.number > 1 then
                   (select max(e.response_headers)
                      from document e join revision er on er.id = e.revision_id
                     where er.publication_id = r.publication_id and er.number = r.number - 1
                       and e.url = d.url and e.position > 0 and e.fetch_state = 'FETCHED')
                   end as headers
              from document d
              join revision r on r.id = d.revision_id
              join publication p on p.id = r.publication_id
             where p.source_id = :source and %s
             order by d.id
             limit :most
            """
                .formatted(DUE))
        .param("source", source)
        .param("most", most)
        .param("now", at(now))
        .query(DocumentStore::pending)
        .list();
  }

  void fetched(long id, FetchResult.Fetched result, String headers) {
    jdbc.sql(
            """
            update document
               set fetch_state = 'FETCHED', fetch_attempts = fetch_attempts + 1,
                   next_attempt_at = null, fetch_reason = null, sha256 = :sha256, size = :size,
                   media_type = :mediaType, fetched_at = :at, final_url = :finalUrl,
                   http_status = :status, response_headers = :headers
             where id = :id
            """)
        .param("sha256", result.sha256())
        .param("size", result.size())
        .param("mediaType", TextColumn.fitOrNull(result.mediaType(), 200))
        .param("at", at(result.at()))
        .param("finalUrl", TextColumn.fit(result.finalUri().toString(), LONGEST_URL))
        .param("status", result.status())
        .param("headers", headers)
        .param("id", id)
        .update();
  }

  /** Takes over what the same address held in the revision before. */
  void copyEarlier(long id, String url, Instant now) {
    jdbc.sql(
            """
            update document
               set fetch_state = 'FETCHED', fetch_attempts = fetch_attempts + 1,
                   next_attempt_at = null, fetch_reason = null, fetched_at = :now,
                   http_status = 304,
                   (sha256, size, media_type, final_url, response_headers) =
                   (select e.sha256, e.size, e.media_type, e.final_url, e.response_headers
                      from document e
                      join revision er on er.id = e.revision_id
                      join revision r on r.publication_id = er.publication_id
                                     and r.number = er.number + 1
                     where r.id = document.revision_id and e.url = :url and e.position > 0
                       and e.fetch_state = 'FETCHED'
                     order by e.id limit 1)
             where id = :id
            """)
        .param("url", url)
        .param("now", at(now))
        .param("id", id)
        .update();
  }

  void tryAgain(long id, Instant next, Message reason, int httpStatus) {
    jdbc.sql(
            """
            update document
               set fetch_attempts = fetch_attempts + 1, next_attempt_at = :next,
                   fetch_reason = :reason, http_status = nullif(:status, 0)
             where id = :id
            """)
        .param("next", at(next))
        .param("reason", TextColumn.fitOrNull(reason, 2000))
        .param("status", httpStatus)
        .param("id", id)
        .update();
  }

  void giveUp(long id, FetchState state, Message reason, int httpStatus) {
    jdbc.sql(
            """
            update document
               set fetch_state = :state, fetch_attempts = fetch_attempts + 1,
                   next_attempt_at = null, fetch_reason = :reason,
                   http_status = nullif(:status, 0)
             where id = :id
            """)
        .param("state", state.name())
        .param("reason", TextColumn.fitOrNull(reason, 2000))
        .param("status", httpStatus)
        .param("id", id)
        .update();
  }

  /**
   * The server says that there is no such file (404, 410). Copies of earlier revisions stay and
   * carry the mark too.
   */
  void gone(long id, Message reason, int httpStatus, Instant now) {
    giveUp(id, FetchState.FAILED, reason, httpStatus);
    jdbc.sql("update document set next_attempt_at = :next where id = :id")
        .param("next", at(now.plus(UNTIL_ASKED_AGAIN)))
        .param("id", id)
        .update();
    jdbc.sql("update document set gone_at = coalesce(gone_at, :now)" + AT_SAME_ADDRESS)
        .param("now", at(now))
        .param("ids", List.of(id))
        .update();
  }

  /** The files are there (again), and their revisions are matched with them. */
  void back(List<Long> ids) {
    jdbc.sql("update document set gone_at = null" + AT_SAME_ADDRESS + " and gone_at is not null")
        .param("ids", ids)
        .update();
    jdbc.sql(
            """
            update revision set matched_at = null, match_problem = null
             where id in (select revision_id from document where id in (:ids))
            """)
        .param("ids", ids)
        .update();
  }

  private static PendingDocument pending(ResultSet row, int number) throws SQLException {
    String headers = row.getString("headers");
    Map<String, String> earlier = headers == null ? Map.of() : JSON.readValue(headers, HEADERS);
    return new PendingDocument(
        row.getLong("id"),
        URI.create(row.getString("url")),
        row.getString("name"),
        row.getInt("fetch_attempts"),
        earlier.get("etag"),
        earlier.get("last-modified"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
