package org.vigie.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.database.TextColumn;
import org.vigie.place.PlaceCode;

/** The tables {@code publication}, {@code revision} and what hangs on a publication. */
final class PublicationStore {
  private static final String WALKED =
      """
        from publication p
        join revision r on r.publication_id = p.id
         and r.number = (select max(number) from revision n where n.publication_id = p.id)
       where p.source_id = :source and p.vanished_at is null
         and (:everything or coalesce(r.published_on, r.signed_on) >= :since)
      """;

  private final JdbcClient jdbc;

  PublicationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A publication as it is kept; number 0 and no hash where it is new. */
  record Seen(long publication, long revision, int number, String contentHash) {}

  /** The key (source, external id) makes seeing a publication again harmless. */
  Seen seen(String source, String externalId, Instant now) {
    Optional<Seen> known =
        jdbc.sql(
                """
                select p.id as publication, r.id as revision, r.number, r.content_hash
                  from publication p join revision r on r.publication_id = p.id
                 where p.source_id = :source and p.external_id = :externalId
                 order by r.number desc limit 1
                """)
            .param("source", source)
            .param("externalId", externalId)
            .query(Seen.class)
            .optional();
    return known
        .map(seen -> seenAgain(seen, now))
        .orElseGet(() -> seenFirst(source, externalId, now));
  }

  private Seen seenAgain(Seen known, Instant now) {
    jdbc.sql("update publication set last_seen_at = :now, vanished_at = null where id = :id")
        .param("now", at(now))
        .param("id", known.publication())
        .update();
    return known;
  }

  private Seen seenFirst(String source, String externalId, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into publication (source_id, external_id, first_seen_at, last_seen_at)
            values (:source, :externalId, :now, :now)
            """)
        .param("source", source)
        .param("externalId", externalId)
        .param("now", at(now))
        .update(key, "id");
    return new Seen(Objects.requireNonNull(key.getKeyAs(Long.class)), 0, 0, "");
  }

  long revise(
      long publication,
      int number,
      String hash,
      PublicationFacts facts,
      @Nullable String buyerName,
      String factsJson,
      Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into revision (publication_id, number, content_hash, seen_at, title, kind,
                                  buyer_name, buyer_siret, url, signed_on, published_on,
                                  deadline_at, amount, facts)
            values (:publication, :number, :hash, :now, :title, :kind, :buyerName, :buyerSiret,
                    :url, :signedOn, :publishedOn, :deadlineAt, :amount, :facts)
            """)
        .param("publication", publication)
        .param("number", number)
        .param("hash", hash)
        .param("now", at(now))
        .param("title", TextColumn.fit(facts.title(), 2000))
        .param("kind", facts.kind().name())
        .param("buyerName", TextColumn.fitOrNull(buyerName, 500))
        .param("buyerSiret", TextColumn.fitOrNull(facts.buyerSiret(), 14))
        .param("url", TextColumn.fit(facts.link().toString(), 2000))
        .param("signedOn", facts.signedOn())
        .param("publishedOn", facts.publishedOn())
        .param("deadlineAt", facts.deadlineAt() == null ? null : at(facts.deadlineAt()))
        .param("amount", facts.amount())
        .param("facts", factsJson)
        .update(key, "id");
    return Objects.requireNonNull(key.getKeyAs(Long.class));
  }

  /** Places of all revisions add up; the first reason stays. */
  void addPlaces(long publication, Map<PlaceCode, String> places) {
    places.forEach(
        (place, reason) ->
            jdbc.sql(
                    """
                    insert into publication_place (publication_id, kind, code, reason)
                    values (:publication, :kind, :code, :reason)
                    on conflict do nothing
                    """)
                .param("publication", publication)
                .param("kind", place.kind().name())
                .param("code", place.code())
                .param("reason", reason)
                .update());
  }

  void addReferences(long publication, List<PublicationFacts.Reference> references) {
    for (PublicationFacts.Reference reference : references) {
      jdbc.sql(
              """
              insert into publication_reference (publication_id, scheme, "value")
              values (:publication, :scheme, :value)
              on conflict do nothing
              """)
          .param("publication", publication)
          .param("scheme", TextColumn.fit(reference.scheme(), 40))
          .param("value", TextColumn.fit(reference.value(), 200))
          .update();
    }
  }

  /** How many listed publications there are in the part that was walked, and those not met. */
  Publications.Unlisted unlisted(String source, LocalDate since, Instant began) {
    return jdbc.sql(
            """
            select count(*) as known,
                   coalesce(sum(case when p.last_seen_at < :began then 1 else 0 end), 0) as missing
            """
                + WALKED)
        .param("source", source)
        .param("everything", since.equals(LocalDate.MIN))
        .param("since", orNever(since))
        .param("began", at(began))
        .query((row, _) -> new Publications.Unlisted(row.getLong("missing"), row.getLong("known")))
        .single();
  }

  /** Marks what the walk did not meet; being seen again takes the mark away. */
  int vanish(String source, LocalDate since, Instant began, Instant now) {
    return jdbc.sql(
            "update publication set vanished_at = :now where last_seen_at < :began and id in"
                + " (select p.id "
                + WALKED
                + ")")
        .param("now", at(now))
        .param("source", source)
        .param("everything", since.equals(LocalDate.MIN))
        .param("since", orNever(since))
        .param("began", at(began))
        .update();
  }

  /** No database has the first day of {@link LocalDate}. */
  private static LocalDate orNever(LocalDate since) {
    return since.equals(LocalDate.MIN) ? LocalDate.of(1, 1, 1) : since;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
