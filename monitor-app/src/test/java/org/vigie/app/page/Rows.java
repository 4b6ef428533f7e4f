package org.vigie.app.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Rows for tests, in words: places and people are invented. */
public final class Rows {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Instant SEEN = Instant.parse("2026-11-18T06:42:00Z");

  private final JdbcClient jdbc;

  public Rows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void source(String id, String name, @Nullable String health, String reason) {
    jdbc.sql(
            """
            insert into source (id, name, type, url, definition, paused, health, health_reason,
                                health_since, last_run_at, last_new_at)
            values (:id, :name, 'listing', 'https://haute-brune.example/raa', 'id: ' || :id, false,
                    :health, :reason, :at, :at, :at)
            """)
        .param("id", id)
        .param("name", name)
        .param("health", health)
        .param("reason", reason.isEmpty() ? null : Message.of(reason).store())
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into source_run (source_id, started_at, ended_at, health, reason, discovered)
            values (:id, :at, :at, :health, :reason, 12)
            """)
        .param("id", id)
        .param("health", health)
        .param("reason", reason.isEmpty() ? null : Message.of(reason).store())
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
  }

  public long rule(String id, String family, String name) {
    jdbc.sql(
            """
            insert into rule_revision (rule_id, number, family, name_fr, name_en, definition, hash,
                                       state, created_at, author, reason)
            values (:id, 7, :family, :name, :name, 'any: [mur d''images]', :hash, 'active', :at,
                    'équipe', 'précisée')
            """)
        .param("id", id)
        .param("family", family)
        .param("name", name)
        .param("hash", "0".repeat(64))
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
    return last("rule_revision");
  }

  /** A publication of one revision, in the département 99. */
  public long publication(
      String source, String title, String buyer, LocalDate on, @Nullable Instant deadline) {
    jdbc.sql(
            """
            insert into publication (source_id, external_id, first_seen_at, last_seen_at)
            values (:source, :external, :at, :at)
            """)
        .param("source", source)
        .param("external", "26-" + (118_204 + count("publication")))
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
    long publication = last("publication");
    jdbc.sql(
            """
            insert into revision (publication_id, number, content_hash, seen_at, title, kind,
                                  buyer_name, url, published_on, deadline_at, amount, facts)
            values (:publication, 1, :hash, :at, :title, 'OPEN', :buyer,
                    'https://boamp.example/avis/26-118204', :on, :deadline, 412000, :facts)
            """)
        .param("publication", publication)
        .param("hash", "1".repeat(64))
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .param("title", title)
        .param("buyer", buyer)
        .param("on", on)
        .param("deadline", deadline == null ? null : deadline.atOffset(ZoneOffset.UTC))
        .param("facts", facts(title, buyer, on, deadline, "412000"))
        .update();
    jdbc.sql(
            """
            insert into publication_place (publication_id, kind, code, reason)
            values (:publication, 'DEPARTEMENT', '99', 'portal')
            """)
        .param("publication", publication)
        .update();
    return publication;
  }

  private static String facts(
      String title, String buyer, LocalDate on, @Nullable Instant deadline, String amount) {
    return JSON.writeValueAsString(
        new PublicationFacts(
            title,
            PublicationKind.OPEN,
            buyer,
            "21990001600011",
            "Valmoire",
            List.of(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, "99")),
            List.of("32323500", "45000000"),
            null,
            on,
            deadline,
            new BigDecimal(amount),
            List.of("Optique & Fils"),
            List.of(new PublicationFacts.Reference("buyer-ref", "2026-017")),
            URI.create("https://boamp.example/avis/26-118204")));
  }

  public long document(long publication, String name, String sha256, String status, int pages) {
    jdbc.sql(
            """
            insert into document (revision_id, position, url, name, fetch_state, sha256, size,
                                  fetched_at, media_type)
            select r.id, (select count(*) from document d where d.revision_id = r.id) + 1,
                   'https://boamp.example/f', :name, 'fetched', :sha, 1400000, :at,
                   'application/pdf'
            from revision r where r.publication_id = :publication
            """)
        .param("publication", publication)
        .param("name", name)
        .param("sha", sha256)
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
    long document = last("document");
    long known =
        jdbc.sql("select count(*) from reading where sha256 = :sha")
            .param("sha", sha256)
            .query(Long.class)
            .single();
    if (known == 0) {
      jdbc.sql(
              """
              insert into reading (sha256, status, detail, media_type, pages, characters, read_at)
              values (:sha, :status, '', 'application/pdf', :pages, 100, :at)
              """)
          .param("sha", sha256)
          .param("status", status)
          .param("pages", pages)
          .param("at", SEEN.atOffset(ZoneOffset.UTC))
          .update();
    }
    return document;
  }

  public long find(long publication, long ruleRevision, int score, Instant at) {
    jdbc.sql(
            """
            insert into match_found (revision_id, publication_id, rule_revision_id, rule_id, family,
                                     score, threshold, found_at)
            select r.id, r.publication_id, u.id, u.rule_id, u.family, :score, 5, :at
            from revision r, rule_revision u
            where r.publication_id = :publication and u.id = :rule
            """)
        .param("publication", publication)
        .param("rule", ruleRevision)
        .param("score", score)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return last("match_found");
  }

  /** A hit of these words in that page's text; the whole text is the excerpt. */
  public void hit(
      long match, long document, int page, String text, String words, boolean companion) {
    int start = text.indexOf(words);
    jdbc.sql(
            """
            insert into hit (match_id, ordinal, document_id, page, start_offset, end_offset,
                             expression, companion, excerpt, excerpt_start)
            values (:match, (select count(*) from hit h where h.match_id = :match), :document, :page,
                    :start, :end, :words, :companion, :text, 0)
            """)
        .param("match", match)
        .param("document", document)
        .param("page", page)
        .param("start", start)
        .param("end", start + words.length())
        .param("words", words)
        .param("companion", companion)
        .param("text", text)
        .update();
  }

  public long dossier(String title, long... publications) {
    jdbc.sql("insert into dossier (title, created_at) values (:title, :at)")
        .param("title", title)
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
    long dossier = last("dossier");
    for (long publication : publications) {
      jdbc.sql(
              """
              insert into dossier_publication
                (publication_id, dossier_id, reason, confidence, linked_at)
              values (:publication, :dossier, '["dossier.same-buyer"]', 0.91, :at)
              """)
          .param("publication", publication)
          .param("dossier", dossier)
          .param("at", SEEN.atOffset(ZoneOffset.UTC))
          .update();
    }
    return dossier;
  }

  /** Gives the publication a second revision, other words and another amount, then loses it. */
  public void revise(
      long publication, WebTestApplication.MemoryArchive archive, String before, String after)
      throws IOException {
    jdbc.sql(
            """
            insert into revision (publication_id, number, content_hash, seen_at, title, kind, url,
                                  buyer_name, facts)
            select publication_id, 2, '2', seen_at, title, kind, url, buyer_name,
                   replace(facts, '412000', '515000')
              from revision where publication_id = :publication
            """)
        .param("publication", publication)
        .update();
    jdbc.sql("update publication set vanished_at = last_seen_at where id = :publication")
        .param("publication", publication)
        .update();
    ownText(publication, 1, "a1".repeat(32));
    ownText(publication, 2, "a2".repeat(32));
    archive.keep("a1".repeat(32), before);
    archive.keep("a2".repeat(32), after);
  }

  private void ownText(long publication, int number, String sha256) {
    jdbc.sql(
            """
            insert into document (revision_id, position, url, name, fetch_state, sha256)
            select id, 0, url, title, 'FETCHED', :sha from revision
             where publication_id = :publication and number = :number
            """)
        .param("publication", publication)
        .param("number", number)
        .param("sha", sha256)
        .update();
  }

  /** All that is there was matched, as the reading stage ends. */
  public void settle() {
    jdbc.sql("update revision set matched_at = seen_at where matched_at is null").update();
    jdbc.sql(
            """
            insert into search_change (revision_id, changed_at)
            select id, matched_at from revision
            """)
        .update();
  }

  public void sameTender(long one, long other) {
    jdbc.sql(
            """
            insert into same_tender values (:one, :other, '["dossier.same-tender.reference","26-1"]',
                                            0.99, :at)
            """)
        .param("one", one)
        .param("other", other)
        .param("at", SEEN.atOffset(ZoneOffset.UTC))
        .update();
  }

  private long last(String table) {
    return jdbc.sql(String.format(Locale.ROOT, "select max(id) from %s", table))
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql(String.format(Locale.ROOT, "select count(*) from %s", table))
        .query(Long.class)
        .single();
  }
}
