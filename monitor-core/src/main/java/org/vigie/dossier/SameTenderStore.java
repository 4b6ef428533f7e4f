package org.vigie.dossier;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;
import org.vigie.message.Message;

/** The table {@code same_tender}. */
final class SameTenderStore {
  /** The BOAMP sends to TED within days; a buyer profile may be a week early or late. */
  static final int DAYS_APART = 21;

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final String NOTICE =
      """
      select p.id, p.source_id, r.kind, r.title, r.buyer_name, r.buyer_siret, r.published_on,
             r.deadline_at
        from publication p
        join revision r on r.publication_id = p.id
         and r.number = (select max(number) from revision n where n.publication_id = p.id)
      """;

  /** Numbers in common first, the unique ones before the others. */
  private static final String CANDIDATES =
      """
      select * from (
        select p.id, r.title, r.buyer_name, r.buyer_siret, r.published_on, r.deadline_at,
               (select min(mine."value") from publication_reference mine
                  join publication_reference theirs
                    on theirs.scheme = mine.scheme and theirs."value" = mine."value"
                 where mine.publication_id = :publication and theirs.publication_id = p.id
                   and mine.scheme in ('boamp', 'procedure', 'ted', 'notice')) as unique_number,
               (select min(mine."value") from publication_reference mine
                  join publication_reference theirs
                    on theirs.scheme = mine.scheme and theirs."value" = mine."value"
                 where mine.publication_id = :publication and theirs.publication_id = p.id
                   and mine.scheme not in ('boamp', 'procedure', 'ted', 'notice', 'file'))
                 as own_number
          from publication p
          join revision r on r.publication_id = p.id
           and r.number = (select max(number) from revision n where n.publication_id = p.id)
         where p.id in (
                 select theirs.publication_id
                   from publication_reference mine
                   join publication_reference theirs
                     on theirs.scheme = mine.scheme and theirs."value" = mine."value"
                  where mine.publication_id = :publication
                 union
                 select b.publication_id from revision b where b.buyer_siret like :siren
                 union
                 select b.publication_id
                   from revision b
                   join publication_place theirs on theirs.publication_id = b.publication_id
                   join publication_place mine
                     on mine.kind = theirs.kind and mine.code = theirs.code
                  where mine.publication_id = :publication
                    and b.published_on between :from and :to)
           and p.id <> :publication and p.source_id <> :source and r.kind = :kind) found
       order by case when unique_number is not null then 0
                     when own_number is not null then 1 else 2 end,
                published_on desc, id
       fetch first 500 rows only
      """;

  private static final String LINKED =
      """
      select p.id, r.title, s.name, r.url, l.reason, l.confidence
        from same_tender l
        join publication p on p.id = l.other_id
        join source s on s.id = p.source_id
        join revision r on r.publication_id = p.id
         and r.number = (select max(number) from revision n where n.publication_id = p.id)
       where l.publication_id = :publication
       order by p.id
      """;

  private final JdbcClient jdbc;

  SameTenderStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a publication says of itself. */
  record Notice(
      long publicationId,
      String sourceId,
      String kind,
      DossierStore.Subject subject,
      @Nullable LocalDate published,
      @Nullable LocalDate deadline) {}

  /** Another source's publication at the same step. */
  record Candidate(
      long publicationId,
      DossierStore.Subject subject,
      @Nullable LocalDate published,
      @Nullable LocalDate deadline,
      @Nullable String sharedNumber,
      boolean isNumberUnique) {}

  /** Empty where it is no tender: registers and watched pages are never the same as another. */
  Optional<Notice> notice(long publicationId) {
    return jdbc.sql(NOTICE + " where p.id = :id and r.kind not in ('ACT', 'PAGE')")
        .param("id", publicationId)
        .query(
            (row, _) ->
                new Notice(
                    row.getLong("id"),
                    row.getString("source_id"),
                    row.getString("kind"),
                    subject(row),
                    row.getObject("published_on", LocalDate.class),
                    day(row, "deadline_at")))
        .optional();
  }

  List<Candidate> candidates(Notice notice) {
    LocalDate published = notice.published();
    String siret = notice.subject().buyerSiret();
    return jdbc.sql(CANDIDATES)
        .param("publication", notice.publicationId())
        .param("source", notice.sourceId())
        .param("kind", notice.kind())
        .param("siren", siret == null ? "" : siret.substring(0, Math.min(9, siret.length())) + "%")
        .param("from", published == null ? LocalDate.EPOCH : published.minusDays(DAYS_APART))
        .param("to", published == null ? LocalDate.EPOCH : published.plusDays(DAYS_APART))
        .query(
            (row, _) -> {
              String number = row.getString("unique_number");
              return new Candidate(
                  row.getLong("id"),
                  subject(row),
                  row.getObject("published_on", LocalDate.class),
                  day(row, "deadline_at"),
                  number == null ? row.getString("own_number") : number,
                  number != null);
            })
        .list();
  }

  List<SameTender> linked(long publicationId) {
    return jdbc.sql(LINKED)
        .param("publication", publicationId)
        .query(
            (row, _) ->
                new SameTender(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getString("name"),
                    row.getString("url"),
                    Message.restore(row.getString("reason")),
                    row.getDouble("confidence")))
        .list();
  }

  void join(long publicationId, long otherId, Message reason, double confidence, Instant now) {
    jdbc.sql(
            """
            insert into same_tender (publication_id, other_id, reason, confidence, linked_at)
            values (:publication, :other, :reason, :confidence, :now)
            on conflict do nothing
            """)
        .param("publication", publicationId)
        .param("other", otherId)
        .param("reason", TextColumn.fitOrNull(reason, 1000))
        .param("confidence", BigDecimal.valueOf(confidence))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static DossierStore.Subject subject(ResultSet row) throws SQLException {
    return new DossierStore.Subject(
        row.getString("title"), row.getString("buyer_name"), row.getString("buyer_siret"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.atZoneSameInstant(PARIS).toLocalDate();
  }
}
