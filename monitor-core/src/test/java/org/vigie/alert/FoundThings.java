package org.vigie.alert;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.place.PlaceCode;

/** Publications and matches as the stages before leave them, for tests: {@code aFind().in(…)}. */
public final class FoundThings {
  private static final String HASH = "0".repeat(64);

  private final JdbcClient jdbc;
  private final Clock clock;
  private int next = 1;

  public FoundThings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    jdbc.sql(
            """
            insert into source (id, name, type, url, definition)
            values ('raa-haute-brune', 'Recueil de la Haute-Brune', 'listing',
                    'https://www.haute-brune.example/raa', '')
            """)
        .update();
  }

  public FoundThing aFind() {
    return new FoundThing();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private long insert(String sql, Map<String, ? extends @Nullable Object> parameters) {
    var key = new GeneratedKeyHolder();
    var statement = jdbc.sql(sql);
    for (var parameter : parameters.entrySet()) {
      statement = statement.param(parameter.getKey(), parameter.getValue());
    }
    statement.update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** A find to be; {@link #now()} writes it. */
  public final class FoundThing {
    private final int number = next++;
    private String title = "Extension de la vidéoprotection, lot " + number;
    private String family = "videoprotection";
    private String rule = "cameras-urbaines";
    private String ruleName = "Caméras urbaines";
    private String kind = "OPEN";
    private String excerpt = "la fourniture de 34 caméras dômes et d'un mur d'images au centre";
    private String hit = "mur d'images";
    private String url = "https://www.haute-brune.example/raa/2026-" + number + ".pdf";
    private BigDecimal amount = new BigDecimal("412000.00");
    private @Nullable Instant deadlineAt;
    private @Nullable String siret;
    private @Nullable LocalDate publishedOn = LocalDate.ofInstant(clock.instant(), clock.getZone());
    private String bytes = "";
    private @Nullable Long publication;
    private @Nullable Long dossier;
    private final List<PlaceCode> places = new ArrayList<>();
    private final List<PlaceCode> placesOfPage = new ArrayList<>();

    public FoundThing titled(String words) {
      title = words;
      return this;
    }

    public FoundThing ofFamily(String id) {
      family = id;
      return this;
    }

    public FoundThing byRule(String id, String name) {
      rule = id;
      ruleName = name;
      return this;
    }

    public FoundThing ofKind(String name) {
      kind = name;
      return this;
    }

    public FoundThing withPassage(String words, String found) {
      excerpt = words;
      hit = found;
      return this;
    }

    public FoundThing at(String address) {
      url = address;
      return this;
    }

    public FoundThing answersUntil(Instant deadline) {
      deadlineAt = deadline;
      return this;
    }

    public FoundThing publishedOn(@Nullable LocalDate day) {
      publishedOn = day;
      return this;
    }

    public FoundThing ofBuyer(String number) {
      siret = number;
      return this;
    }

    public FoundThing worth(String euros) {
      amount = new BigDecimal(euros);
      return this;
    }

    /** Its document has these bytes; other ones make it another file of the same name. */
    public FoundThing withFile(String content) {
      bytes = content;
      return this;
    }

    public FoundThing in(String... codes) {
      List.of(codes).forEach(code -> places.add(PlaceCode.parse(code)));
      return this;
    }

    public FoundThing whosePageNames(String... codes) {
      List.of(codes).forEach(code -> placesOfPage.add(PlaceCode.parse(code)));
      return this;
    }

    public FoundThing ofDossier(long id) {
      dossier = id;
      return this;
    }

    /** A further revision of something already written. */
    public FoundThing revising(Written other) {
      publication = other.publicationId();
      return this;
    }

    public Written now() {
      OffsetDateTime now = FoundThings.this.now();
      Long known = publication;
      long publicationId =
          known != null
              ? known
              : insert(
                  """
                  insert into publication (source_id, external_id, first_seen_at, last_seen_at)
                  values ('raa-haute-brune', :external, :now, :now)
                  """,
                  Map.of("external", "item-" + number, "now", now));
      var facts = new java.util.HashMap<String, @Nullable Object>();
      facts.put("publication", publicationId);
      facts.put("number", nextRevision(publicationId));
      facts.put("hash", HASH);
      facts.put("now", now);
      facts.put("title", title);
      facts.put("kind", kind);
      facts.put("url", url);
      facts.put("publishedOn", publishedOn);
      facts.put("siret", siret);
      facts.put(
          "facts",
          """
          {"title": "%s", "kind": "%s", "deadlineAt": %s, "amount": %s, "places": [], "cpv": [],
           "suppliers": [], "references": []}\
          """
              .formatted(
                  title.replaceAll("[^ \\p{L}\\p{N}]", "."),
                  kind,
                  deadlineAt == null ? null : "\"" + deadlineAt + "\"",
                  amount));
      facts.put("deadline", deadlineAt == null ? null : deadlineAt.atOffset(ZoneOffset.UTC));
      facts.put("amount", amount);
      long revision =
          insert(
              """
              insert into revision (publication_id, number, content_hash, seen_at, title, kind,
                                    buyer_name, buyer_siret, url, published_on, deadline_at,
                                    amount, facts, matched_at)
              values (:publication, :number, :hash, :now, :title, :kind, 'Commune de Valmoire',
                      cast(:siret as varchar), :url, cast(:publishedOn as date),
                      cast(:deadline as timestamp with time zone), :amount, :facts, :now)
              """,
              facts);
      places.forEach(
          place ->
              jdbc.sql(
                      """
                      insert into publication_place values (:publication, :kind, :code, 'test')
                      on conflict do nothing
                      """)
                  .param("publication", publicationId)
                  .param("kind", place.kind().name())
                  .param("code", place.code())
                  .update());
      long match = writeMatch(publicationId, revision, now);
      if (dossier != null) {
        jdbc.sql(
                "insert into dossier_publication values (:publication, :dossier, 'test', 0.9,"
                    + " :now)")
            .param("publication", publicationId)
            .param("dossier", dossier)
            .param("now", now)
            .update();
      }
      return new Written(publicationId, revision, match);
    }

    private int nextRevision(long publicationId) {
      return jdbc.sql(
              "select coalesce(max(number), 0) + 1 from revision where publication_id = :id")
          .param("id", publicationId)
          .query(Integer.class)
          .single();
    }

    private long writeMatch(long publicationId, long revision, OffsetDateTime now) {
      long match =
          insert(
              """
              insert into match_found (revision_id, publication_id, rule_revision_id, rule_id,
                                       family, score, threshold, found_at)
              values (:revision, :publication, :rule, :ruleId, :family, 8, 5, :now)
              """,
              Map.of(
                  "revision", revision,
                  "publication", publicationId,
                  "rule", ruleRevision(now),
                  "ruleId", rule,
                  "family", family,
                  "now", now));
      placesOfPage.forEach(
          place ->
              jdbc.sql("insert into match_place values (:match, :kind, :code)")
                  .param("match", match)
                  .param("kind", place.kind().name())
                  .param("code", place.code())
                  .update());
      long document =
          insert(
              """
              insert into document (revision_id, position, url, name, fetch_state, sha256)
              values (:revision, 1, :url, 'document.pdf', 'FETCHED', :sha256)
              """,
              Map.of("revision", revision, "url", url, "sha256", sha256(bytes)));
      int start = excerpt.indexOf(hit);
      jdbc.sql(
              """
              insert into hit (match_id, ordinal, document_id, page, start_offset, end_offset,
                               expression, companion, excerpt, excerpt_start)
              values (:match, 0, :document, 3, :start, :end, :hit, false, :excerpt, 1000)
              """)
          .param("match", match)
          .param("document", document)
          .param("start", 1000 + start)
          .param("end", 1000 + start + hit.length())
          .param("hit", hit)
          .param("excerpt", excerpt)
          .update();
      return match;
    }

    private long ruleRevision(OffsetDateTime now) {
      return jdbc.sql("select id from rule_revision where rule_id = :rule")
          .param("rule", rule)
          .query(Long.class)
          .optional()
          .orElseGet(
              () ->
                  insert(
                      """
                      insert into rule_revision (rule_id, number, family, name_fr, name_en, definition,
                                                 hash, state, created_at, author, reason)
                      values (:rule, 1, :family, :name, :name, '', :hash, 'live', :now, 'test', 'test')
                      """,
                      Map.of(
                          "rule", rule,
                          "family", family,
                          "name", ruleName,
                          "hash", HASH,
                          "now", now)));
    }
  }

  /** A whole run of the source, that brought so much, from now to later. */
  public void aRun(int discovered, Instant ended) {
    jdbc.sql(
            """
            insert into source_run (source_id, started_at, ended_at, discovered)
            values ('raa-haute-brune', :now, :ended, :discovered)
            """)
        .param("now", now())
        .param("ended", ended.atOffset(ZoneOffset.UTC))
        .param("discovered", discovered)
        .update();
  }

  private static String sha256(String text) {
    return (Integer.toHexString(text.hashCode()) + HASH).substring(0, 64);
  }

  public long aDossier() {
    return insert(
        "insert into dossier (title, created_at) values ('Vidéoprotection de Valmoire', :now)",
        Map.of("now", now()));
  }

  public record Written(long publicationId, long revisionId, long matchId) {}
}
