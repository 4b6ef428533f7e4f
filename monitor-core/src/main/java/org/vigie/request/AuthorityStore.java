package org.vigie.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;
import org.vigie.place.PlaceCode;

/** Authorities in the database. */
final class AuthorityStore {
  static final String COLUMNS =
      """
      authority.id, authority.siren, authority.name, authority.kind, authority.place_kind,
      authority.place_code, authority.email, authority.postal_address, authority.form_url,
      authority.source, authority.updated_at, authority.siret, authority.telephone,
      authority.website, authority.prada_name, authority.prada_email
      """;

  private static final String CREATE =
      """
      insert into authority (siren, name, folded_name, kind, place_kind, place_code, source,
                             updated_at)
      values (:siren, :name, :folded, :kind, :placeKind, :placeCode, :source, :now)
      on conflict do nothing
      """;

  private static final String PUBLISHER =
      """
      select revision.buyer_name, revision.buyer_siret, source.definition,
             coalesce((select min(code) from publication_place
                        where publication_id = publication.id and kind = 'COMMUNE'
                          and reason like 'buyer-%'),
                      (select min(code) from publication_place
                        where publication_id = publication.id and kind = 'COMMUNE')) as commune,
             coalesce((select min(code) from publication_place
                        where publication_id = publication.id and kind = 'EPCI'
                          and reason like 'buyer-%'),
                      (select min(code) from publication_place
                        where publication_id = publication.id and kind = 'EPCI')) as epci,
             (select count(*) from publication_place
               where publication_id = publication.id and kind in ('COMMUNE', 'EPCI')
                 and reason like 'buyer-%') as buyer_places,
             (select min(code) from publication_place
               where publication_id = publication.id and kind = 'DEPARTEMENT') as departement
        from publication
        join revision on revision.publication_id = publication.id
        join source on source.id = publication.source_id
       where publication.id = :publication
       order by revision.number desc
       fetch first 1 rows only
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AuthorityStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Who published.
   *
   * @param definition YAML of the source
   */
  record Publisher(
      @Nullable String buyerName,
      @Nullable String buyerSiret,
      String definition,
      @Nullable String commune,
      @Nullable String epci,
      @Nullable String departement,
      int buyerPlaces) {

    /**
     * Whether the publication ties the place to who published, rather than to what it is about.
     *
     * @param isSite whether the publisher is the body whose own site the source is
     */
    boolean isBuyersOwn(PlaceCode place, boolean isSite) {
      return isSite || place.kind() == PlaceCode.Kind.DEPARTEMENT || buyerPlaces == 1;
    }

    /** The place that such a body governs; null where the publication does not say. */
    @Nullable PlaceCode placeFor(AuthorityKind kind) {
      if (kind == AuthorityKind.COMMUNE && commune != null) {
        return new PlaceCode(PlaceCode.Kind.COMMUNE, commune);
      }
      if (kind == AuthorityKind.EPCI && epci != null) {
        return new PlaceCode(PlaceCode.Kind.EPCI, epci);
      }
      return departement == null ? null : new PlaceCode(PlaceCode.Kind.DEPARTEMENT, departement);
    }
  }

  Optional<Authority> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from authority where id = :id")
        .param("id", id)
        .query(AuthorityStore::row)
        .optional();
  }

  List<Authority> all() {
    return jdbc.sql("select " + COLUMNS + " from authority order by name, id")
        .query(AuthorityStore::row)
        .list();
  }

  List<Authority> search(String folded, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from authority
                where folded_name like :inside
                order by case when folded_name like :beginning then 0 else 1 end,
                         char_length(name), name, id
                fetch first %d rows only
                """
                    .formatted(most))
        .param("inside", "%" + folded + "%")
        .param("beginning", folded + "%")
        .query(AuthorityStore::row)
        .list();
  }

  Optional<Authority> findBySiren(String siren) {
    return jdbc.sql("select " + COLUMNS + " from authority where siren = :siren")
        .param("siren", siren)
        .query(AuthorityStore::row)
        .optional();
  }

  /** Never one that is known to be another body, having another SIREN. */
  Optional<Authority> findByName(String name, @Nullable String siren) {
    String sql =
        "select "
            + COLUMNS
            + " from authority where lower(name) = lower(:name)"
            + (siren == null ? "" : " and siren is null")
            + " order by id fetch first 1 rows only";
    return jdbc.sql(sql).param("name", name).query(AuthorityStore::row).optional();
  }

  /** Made twice at once by SIREN, the unique key leaves one; both callers get that one. */
  Authority create(
      @Nullable String siren,
      String name,
      AuthorityKind kind,
      @Nullable PlaceCode place,
      String source) {
    jdbc.sql(CREATE)
        .param("siren", siren)
        .param("name", name)
        .param("folded", TextColumn.fit(Authorities.folded(name), 500))
        .param("kind", kind.name())
        .param("placeKind", place == null ? null : place.kind().name())
        .param("placeCode", place == null ? null : place.code())
        .param("source", source)
        .param("now", now())
        .update();
    return (siren == null ? findByName(name, null) : findBySiren(siren)).orElseThrow();
  }

  void setSiren(long id, String siren) {
    jdbc.sql("update authority set siren = :siren, updated_at = :now where id = :id")
        .param("siren", siren)
        .param("now", now())
        .param("id", id)
        .update();
  }

  void setEmail(long id, String email, String author) {
    set(id, "email", email, author);
  }

  void setPostalAddress(long id, String postalAddress, String author) {
    set(id, "postal_address", postalAddress, author);
  }

  void setFormUrl(long id, String formUrl, String author) {
    set(id, "form_url", formUrl, author);
  }

  Optional<Publisher> publisher(long publicationId) {
    return jdbc.sql(PUBLISHER)
        .param("publication", publicationId)
        .query(
            (row, _) ->
                new Publisher(
                    row.getString("buyer_name"),
                    row.getString("buyer_siret"),
                    row.getString("definition"),
                    row.getString("commune"),
                    row.getString("epci"),
                    row.getString("departement"),
                    row.getInt("buyer_places")))
        .optional();
  }

  private void set(long id, String column, String value, String author) {
    jdbc.sql(
            "update authority set "
                + column
                + " = :value, source = :source, updated_at = :now where id = :id")
        .param("value", value.isEmpty() ? null : value)
        .param("source", author)
        .param("now", now())
        .param("id", id)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  static Authority row(ResultSet row, int number) throws SQLException {
    String placeKind = row.getString("place_kind");
    String placeCode = row.getString("place_code");
    return new Authority(
        row.getLong("id"),
        row.getString("siren"),
        row.getString("name"),
        AuthorityKind.valueOf(row.getString("kind")),
        placeKind == null || placeCode == null
            ? null
            : new PlaceCode(PlaceCode.Kind.valueOf(placeKind), placeCode),
        row.getString("email"),
        row.getString("postal_address"),
        row.getString("form_url"),
        row.getString("source"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        new Authority.Directory(
            row.getString("siret"),
            row.getString("telephone"),
            row.getString("website"),
            row.getString("prada_name"),
            row.getString("prada_email")));
  }
}
