package org.vigie.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;

/** The table {@code reading}, and which documents' contents have no row there. */
final class ReadingStore {
  private final JdbcClient jdbc;

  ReadingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Bytes to be read, and what their document says of them. */
  record Unread(String sha256, String name, String mediaType) {}

  List<Unread> unread(int most) {
    return jdbc.sql(
            """
            select d.sha256, min(d.name) as name, coalesce(min(d.media_type), '') as media_type
              from document d
             where d.fetch_state = 'FETCHED'
               and not exists (select 1 from reading r where r.sha256 = d.sha256)
             group by d.sha256
             order by min(d.id)
             limit :most
            """)
        .param("most", most)
        .query(
            (row, number) ->
                new Unread(
                    row.getString("sha256"), row.getString("name"), row.getString("media_type")))
        .list();
  }

  long countUnread() {
    return jdbc.sql(
            """
            select count(distinct d.sha256)
              from document d
             where d.fetch_state = 'FETCHED'
               and not exists (select 1 from reading r where r.sha256 = d.sha256)
            """)
        .query(Long.class)
        .single();
  }

  Optional<ReadingStatus> find(String sha256) {
    return jdbc.sql("select status from reading where sha256 = :sha256")
        .param("sha256", sha256)
        .query(String.class)
        .optional()
        .map(id -> ReadingStatus.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** The key is the content's hash: a second reading of the same content changes nothing. */
  void insert(String sha256, Extraction extraction, Instant now) {
    List<PageText> recognised =
        extraction.pages().stream().filter(page -> page.method() == PageMethod.OCR).toList();
    OptionalDouble confidence =
        recognised.stream()
            .map(PageText::confidence)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .average();
    jdbc.sql(
            """
            insert into reading (sha256, status, detail, media_type, pages, characters, ocr_pages,
                                 ocr_confidence, read_at)
            values (:sha256, :status, :detail, :mediaType, :pages, :characters, :ocrPages,
                    :ocrConfidence, :now)
            on conflict do nothing
            """)
        .param("sha256", sha256)
        .param("status", extraction.status().id())
        .param("detail", TextColumn.fit(extraction.detail(), 2000))
        .param("mediaType", TextColumn.fit(extraction.mediaType(), 200))
        .param("pages", extraction.pages().size())
        .param(
            "characters", extraction.pages().stream().mapToLong(page -> page.text().length()).sum())
        .param("ocrPages", recognised.size())
        .param("ocrConfidence", confidence.isPresent() ? (int) confidence.getAsDouble() : null)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Revisions that were matched without this content's text are matched again with it. */
  void matchAgain(String sha256) {
    jdbc.sql(
            """
            update revision set matched_at = null
             where matched_at is not null
               and id in (select revision_id from document where sha256 = :sha256)
            """)
        .param("sha256", sha256)
        .update();
  }

  int delete(String sha256) {
    return jdbc.sql("delete from reading where sha256 = :sha256").param("sha256", sha256).update();
  }

  List<String> withStatus(ReadingStatus status) {
    return jdbc.sql("select sha256 from reading where status = :status order by sha256")
        .param("status", status.id())
        .query((row, number) -> row.getString("sha256"))
        .list();
  }
}
