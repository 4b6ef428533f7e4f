package org.vigie.search;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.publication.PublicationFacts;
import org.vigie.reading.Readings;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What the index reads of the database: the log of changes, and publications as they are now. */
final class SearchStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Readings readings;
  private final Places places;

  SearchStore(JdbcClient jdbc, Readings readings, Places places) {
    this.jdbc = jdbc;
    this.readings = readings;
    this.places = places;
  }

  record Change(long id, long publication, OffsetDateTime changedAt) {}

  private record Current(
      long revision, String title, String buyer, String source, String kind, String facts) {}

  List<Change> changes(long after, int most) {
    return jdbc.sql(
            """
            select c.id, r.publication_id, c.changed_at
              from search_change c join revision r on r.id = c.revision_id
             where c.id > :after order by c.id limit :most
            """)
        .param("after", after)
        .param("most", most)
        .query(
            (row, _) ->
                new Change(
                    row.getLong("id"),
                    row.getLong("publication_id"),
                    row.getObject("changed_at", OffsetDateTime.class)))
        .list();
  }

  /** The newest revision that was settled. */
  Optional<IndexedPublication> publication(long id) {
    return jdbc.sql(
            """
            select r.id, r.title, coalesce(r.buyer_name, '') as buyer, p.source_id, r.kind, r.facts
              from revision r join publication p on p.id = r.publication_id
             where p.id = :id and r.matched_at is not null
             order by r.number desc limit 1
            """)
        .param("id", id)
        .query(
            (row, _) ->
                new Current(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getString("buyer"),
                    row.getString("source_id"),
                    row.getString("kind"),
                    row.getString("facts")))
        .optional()
        .map(current -> publication(id, current));
  }

  private IndexedPublication publication(long id, Current current) {
    List<PlaceCode> codes =
        jdbc.sql("select kind, code from publication_place where publication_id = :id")
            .param("id", id)
            .query(
                (row, _) ->
                    new PlaceCode(
                        PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
            .list();
    Set<String> names = new LinkedHashSet<>();
    Set<String> departements = new LinkedHashSet<>();
    for (PlaceCode code : codes) {
      names.add(code.code());
      places.find(code).map(Place::name).ifPresent(names::add);
      if (code.kind() == PlaceCode.Kind.DEPARTEMENT) {
        departements.add(code.code().toLowerCase(Locale.ROOT));
      }
    }
    return new IndexedPublication(
        id,
        current.title(),
        current.buyer(),
        current.source().toLowerCase(Locale.ROOT),
        current.kind().toLowerCase(Locale.ROOT),
        publishedOn(current.revision()),
        Set.copyOf(JSON.readValue(current.facts(), PublicationFacts.class).cpv()),
        departements,
        names,
        Set.copyOf(families(current.revision())),
        files(current.revision()));
  }

  private @org.jspecify.annotations.Nullable LocalDate publishedOn(long revision) {
    return jdbc.sql("select published_on from revision where id = :id")
        .param("id", revision)
        .query((row, _) -> Optional.ofNullable(row.getObject("published_on", LocalDate.class)))
        .single()
        .orElse(null);
  }

  private List<String> families(long revision) {
    return jdbc.sql("select distinct family from match_found where revision_id = :id and shown")
        .param("id", revision)
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
                    row.getLong("id"), readings.pages(row.getString("sha256"))))
        .list();
  }
}
