package org.vigie.search;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.reading.PageText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What the index reads of the database: the log of changes, and publications as they are now. */
final class SearchStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Function<String, List<PageText>> texts;
  private final Places places;

  /**
   * @param texts what was read of a content, by its SHA-256
   */
  SearchStore(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Function<String, List<PageText>> texts,
      Places places) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.texts = texts;
    this.places = places;
  }

  record Change(long number, long publication) {}

  private record Current(
      long revision,
      String title,
      String buyer,
      @Nullable String siret,
      String source,
      String kind,
      LocalDate date,
      Instant seen,
      @Nullable BigDecimal amount,
      String facts) {}

  /**
   * Gives numbers to what was committed since the last call, above all that were given before. The
   * row's lock is held until they are committed, so no number becomes visible after a higher one.
   * Older changes of the same revision are of no use any more.
   */
  void number() {
    transactions.executeWithoutResult(
        _ -> {
          if (jdbc.sql("select count(*) from search_change where number is null")
                  .query(Long.class)
                  .single()
              == 0) {
            return;
          }
          jdbc.sql("select id from search_numbering where id = 1 for update")
              .query(Long.class)
              .single();
          jdbc.sql(
                  """
                  delete from search_change where number is not null and revision_id in
                    (select n.revision_id from search_change n where n.number is null)
                  """)
              .update();
          jdbc.sql(
                  """
                  update search_change set number = nextval('search_number') where number is null
                  """)
              .update();
        });
  }

  List<Change> changes(long after, int most) {
    return jdbc.sql(
            """
            select c.number, r.publication_id
              from search_change c join revision r on r.id = c.revision_id
             where c.number > :after order by c.number limit :most
            """)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> new Change(row.getLong("number"), row.getLong("publication_id")))
        .list();
  }

  long waiting(long after) {
    return jdbc.sql("select count(*) from search_change where number is null or number > :after")
        .param("after", after)
        .query(Long.class)
        .single();
  }

  /** The newest revision that was settled. */
  Optional<IndexedPublication> publication(long id) {
    return jdbc.sql(
            """
            select r.id, r.title, coalesce(r.buyer_name, '') as buyer, r.buyer_siret, p.source_id,
                   r.kind, r.facts, r.published_on, p.first_seen_at, r.amount,
                   greatest(r.seen_at, coalesce(
                     (select max(m.found_at) from match_found m where m.publication_id = p.id),
                     r.seen_at)) as seen
              from revision r join publication p on p.id = r.publication_id
             where p.id = :id and r.matched_at is not null
             order by r.number desc limit 1
            """)
        .param("id", id)
        .query((row, _) -> current(row))
        .optional()
        .map(current -> publication(id, current));
  }

  private static Current current(ResultSet row) throws SQLException {
    LocalDate published = row.getObject("published_on", LocalDate.class);
    return new Current(
        row.getLong("id"),
        row.getString("title"),
        row.getString("buyer"),
        row.getString("buyer_siret"),
        row.getString("source_id"),
        row.getString("kind"),
        published == null
            ? row.getObject("first_seen_at", OffsetDateTime.class)
                .atZoneSameInstant(PARIS)
                .toLocalDate()
            : published,
        row.getObject("seen", OffsetDateTime.class).toInstant(),
        row.getBigDecimal("amount"),
        row.getString("facts"));
  }

  private IndexedPublication publication(long id, Current current) {
    Map<Facet, Set<String>> facets = new EnumMap<>(Facet.class);
    Set<String> names = new LinkedHashSet<>();
    for (PlaceCode code : places(id)) {
      place(code, facets, names);
    }
    add(facets, Facet.SOURCE, current.source().toLowerCase(Locale.ROOT));
    add(facets, Facet.KIND, current.kind().toLowerCase(Locale.ROOT));
    add(facets, Facet.BUYER, current.buyer());
    String siret = current.siret();
    add(facets, Facet.AUTHORITY, siret == null || siret.length() < 9 ? "" : siret.substring(0, 9));
    families(id).forEach(family -> add(facets, Facet.FAMILY, family));
    for (JsonNode code : JSON.readTree(current.facts()).path("cpv")) {
      add(facets, Facet.CPV, SearchIndex.digits(code.asString()));
    }
    return new IndexedPublication(
        id,
        current.title(),
        current.buyer(),
        current.date(),
        current.seen(),
        current.amount(),
        facets,
        names,
        files(current.revision()));
  }

  private static void add(Map<Facet, Set<String>> facets, Facet facet, String value) {
    if (!value.isBlank()) {
      facets.computeIfAbsent(facet, any -> new TreeSet<>()).add(value);
    }
  }

  /** A place is met by its name and code, and stands in the larger ones round it. */
  private void place(PlaceCode code, Map<Facet, Set<String>> facets, Set<String> names) {
    names.add(code.code());
    add(facets, Facet.valueOf(code.kind().name()), code.code().toUpperCase(Locale.ROOT));
    Optional<Place> known = places.find(code);
    known.map(Place::name).ifPresent(names::add);
    known
        .map(Place::departement)
        .ifPresent(within -> add(facets, Facet.DEPARTEMENT, within.toUpperCase(Locale.ROOT)));
    known.map(Place::region).ifPresent(region -> add(facets, Facet.REGION, region));
    known.map(Place::epci).ifPresent(epci -> add(facets, Facet.EPCI, epci));
  }

  private List<PlaceCode> places(long publication) {
    return jdbc.sql(
            """
            select kind, code from publication_place where publication_id = :publication
            union
            select l.kind, l.code from match_place l join match_found m on m.id = l.match_id
             where m.publication_id = :publication
            """)
        .param("publication", publication)
        .query(
            (row, _) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  private List<String> families(long publication) {
    return jdbc.sql("select distinct family from match_found where publication_id = :id and shown")
        .param("id", publication)
        .query((row, _) -> row.getString("family").toLowerCase(Locale.ROOT))
        .list();
  }

  private List<IndexedPublication.File> files(long revision) {
    return jdbc.sql(
            """
            select d.id, d.sha256 from document d join reading x on x.sha256 = d.sha256
             where d.revision_id = :id and x.characters > 0 order by d.position
            """)
        .param("id", revision)
        .query(
            (row, _) ->
                new IndexedPublication.File(
                    row.getLong("id"), texts.apply(row.getString("sha256"))))
        .list();
  }
}
