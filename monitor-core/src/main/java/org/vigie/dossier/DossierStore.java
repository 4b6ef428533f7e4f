package org.vigie.dossier;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;

/** Dossiers and their links in the database. */
final class DossierStore {
  private static final String LINK =
      """
      insert into dossier_publication
             (publication_id, dossier_id, reason, confidence, linked_at)
      values (:publication, :dossier, :reason, :confidence, :now)
      on conflict do nothing
      """;

  private static final String SUBJECT =
      """
      select title, buyer_name, buyer_siret
        from revision
       where publication_id = :publication
       order by number desc
       fetch first 1 rows only
      """;

  /** Other publications with a number in common, the surest scheme first. */
  private static final String BY_REFERENCE =
      """
      select other.scheme, other."value", coalesce(dossier.merged_into, dossier.id) as dossier_id,
             revision.title, revision.buyer_name, revision.buyer_siret
        from publication_reference mine
        join publication_reference other
          on other.scheme = mine.scheme and other."value" = mine."value"
         and other.publication_id <> mine.publication_id
        join dossier_publication link on link.publication_id = other.publication_id
        join dossier on dossier.id = link.dossier_id
        join revision on revision.publication_id = other.publication_id
         and revision.number = (select max(number) from revision newest
                                 where newest.publication_id = other.publication_id)
       where mine.publication_id = :publication
       order by link.linked_at, link.publication_id
      """;

  private static final String BY_BUYER =
      """
      select coalesce(dossier.merged_into, dossier.id) as dossier_id, revision.title,
             revision.buyer_name, revision.buyer_siret
        from dossier_publication link
        join dossier on dossier.id = link.dossier_id
        join revision on revision.publication_id = link.publication_id
         and revision.number = (select max(number) from revision newest
                                 where newest.publication_id = link.publication_id)
       where link.publication_id <> :publication
         and (revision.buyer_siret like :siren or lower(revision.buyer_name) = lower(:name))
       order by link.linked_at desc, link.publication_id
       fetch first 500 rows only
      """;

  private static final String PIECES =
      """
      select link.publication_id, revision.title, revision.kind, source.name as source_name,
             revision.url, revision.buyer_name,
             coalesce(revision.published_on, revision.signed_on) as on_date, revision.amount,
             link.reason, link.confidence
        from dossier_publication link
        join publication on publication.id = link.publication_id
        join source on source.id = publication.source_id
        join revision on revision.publication_id = publication.id
         and revision.number = (select max(number) from revision newest
                                 where newest.publication_id = publication.id)
       where link.dossier_id = :dossier
       order by on_date nulls last, link.publication_id
      """;

  private static final String PLACES =
      """
      select kind, code from publication_place
        join dossier_publication link using (publication_id)
       where link.dossier_id = :dossier
      union
      select match_place.kind, match_place.code from match_place
        join match_found on match_found.id = match_place.match_id
        join dossier_publication link on link.publication_id = match_found.publication_id
       where link.dossier_id = :dossier
       order by kind, code
      """;

  private final JdbcClient jdbc;

  DossierStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What grouping looks at. */
  record Subject(String title, @Nullable String buyerName, @Nullable String buyerSiret) {
    boolean hasSameBuyer(Subject other) {
      if (buyerSiret != null && other.buyerSiret != null) {
        return siren(buyerSiret).equals(siren(other.buyerSiret));
      }
      return buyerName != null
          && other.buyerName != null
          && buyerName.strip().equalsIgnoreCase(other.buyerName.strip());
    }

    private static String siren(String siret) {
      return siret.substring(0, Math.min(9, siret.length()));
    }
  }

  record SharedReference(long dossierId, String scheme, String value, Subject other) {}

  record SameBuyer(long dossierId, Subject other) {}

  record Head(String title, Instant createdAt) {}

  /** Held until the transaction ends; grouping is short. */
  void lockGrouping() {
    jdbc.sql("select id from dossier_grouping where id = 1 for update")
        .query(Integer.class)
        .single();
  }

  Optional<Grouping> grouping(long publicationId) {
    return jdbc.sql(
            """
            select coalesce(dossier.merged_into, dossier.id) as dossier_id, reason, confidence
              from dossier_publication
              join dossier on dossier.id = dossier_publication.dossier_id
             where publication_id = :publication
            """)
        .param("publication", publicationId)
        .query(
            (row, _) ->
                new Grouping(
                    row.getLong("dossier_id"),
                    false,
                    Message.restore(row.getString("reason")),
                    row.getDouble("confidence")))
        .optional();
  }

  Optional<Subject> subject(long publicationId) {
    return jdbc.sql(SUBJECT)
        .param("publication", publicationId)
        .query((row, _) -> subject(row))
        .optional();
  }

  List<SharedReference> byReference(long publicationId) {
    return jdbc.sql(BY_REFERENCE)
        .param("publication", publicationId)
        .query(
            (row, _) ->
                new SharedReference(
                    row.getLong("dossier_id"),
                    row.getString("scheme"),
                    row.getString("value"),
                    subject(row)))
        .list();
  }

  List<SameBuyer> byBuyer(long publicationId, Subject subject) {
    String siret = subject.buyerSiret();
    return jdbc.sql(BY_BUYER)
        .param("publication", publicationId)
        .param("siren", siret == null ? "" : siret.substring(0, Math.min(9, siret.length())) + "%")
        .param("name", subject.buyerName() == null ? "" : subject.buyerName())
        .query((row, _) -> new SameBuyer(row.getLong("dossier_id"), subject(row)))
        .list();
  }

  long open(String title, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql("insert into dossier (title, created_at) values (:title, :now)")
        .param("title", title)
        .param("now", Timestamp.from(now))
        .update(key, "id");
    Number id = key.getKey();
    if (id == null) {
      throw new IllegalStateException("the database gave the new dossier no id");
    }
    return id.longValue();
  }

  void link(long publicationId, Grouping grouping, Instant now) {
    jdbc.sql(LINK)
        .param("publication", publicationId)
        .param("dossier", grouping.dossierId())
        .param("reason", grouping.reason().store())
        .param("confidence", BigDecimal.valueOf(grouping.confidence()))
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Follows a merger. */
  Optional<Long> current(long dossierId) {
    return jdbc.sql("select coalesce(merged_into, id) from dossier where id = :id")
        .param("id", dossierId)
        .query(Long.class)
        .optional();
  }

  Head head(long dossierId) {
    return jdbc.sql("select title, created_at from dossier where id = :id")
        .param("id", dossierId)
        .query(
            (row, _) ->
                new Head(
                    row.getString("title"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  List<DossierView.Piece> pieces(long dossierId) {
    return jdbc.sql(PIECES)
        .param("dossier", dossierId)
        .query(
            (row, _) ->
                new DossierView.Piece(
                    row.getLong("publication_id"),
                    row.getString("title"),
                    PublicationKind.valueOf(row.getString("kind")),
                    row.getString("source_name"),
                    row.getString("url"),
                    row.getString("buyer_name"),
                    row.getObject("on_date", LocalDate.class),
                    row.getBigDecimal("amount"),
                    Message.restore(row.getString("reason")),
                    row.getDouble("confidence")))
        .list();
  }

  List<String> families(long dossierId) {
    return jdbc.sql(
            """
            select distinct match_found.family
              from match_found
              join dossier_publication link on link.publication_id = match_found.publication_id
             where link.dossier_id = :dossier and match_found.shown
             order by match_found.family
            """)
        .param("dossier", dossierId)
        .query((row, _) -> row.getString("family"))
        .list();
  }

  List<PlaceCode> places(long dossierId) {
    return jdbc.sql(PLACES)
        .param("dossier", dossierId)
        .query(
            (row, _) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  private static Subject subject(ResultSet row) throws SQLException {
    return new Subject(
        row.getString("title"), row.getString("buyer_name"), row.getString("buyer_siret"));
  }
}
