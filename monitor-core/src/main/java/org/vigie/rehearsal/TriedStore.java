package org.vigie.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.reading.Readings;
import org.vigie.rule.Matcher;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Publications as the matcher sees them, and who is subscribed to them. */
final class TriedStore {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String NEWEST =
      """
      from revision r
      where r.number = (select max(n.number) from revision n
                         where n.publication_id = r.publication_id)
      """;

  private final JdbcClient jdbc;
  private final Readings readings;

  private record Row(long publication, String title, LocalDate day, String facts) {}

  TriedStore(JdbcClient jdbc, Readings readings) {
    this.jdbc = jdbc;
    this.readings = readings;
  }

  long count() {
    return jdbc.sql("select count(*) " + NEWEST).query(Long.class).single();
  }

  List<Long> newestRevisions() {
    return jdbc.sql("select r.id " + NEWEST + " order by r.id")
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  Tried read(long revision) {
    Row row =
        jdbc.sql(
                """
                select publication_id, title, published_on, seen_at, facts
                  from revision where id = :id
                """)
            .param("id", revision)
            .query((found, number) -> row(found))
            .single();
    List<Matcher.Text> texts =
        jdbc
            .sql(
                """
                select d.sha256 from document d join reading x on x.sha256 = d.sha256
                 where d.revision_id = :id and x.characters > 0
                 order by d.position
                """)
            .param("id", revision)
            .query((found, number) -> found.getString("sha256"))
            .list()
            .stream()
            .map(sha256 -> new Matcher.Text(readings.pages(sha256)))
            .toList();
    PublicationFacts facts = JSON.readValue(row.facts(), PublicationFacts.class);
    List<PlaceCode> places = places(row.publication());
    return new Tried(
        row.publication(),
        row.title(),
        row.day(),
        places.stream()
            .filter(place -> place.kind() == PlaceCode.Kind.DEPARTEMENT)
            .map(PlaceCode::code)
            .toList(),
        new Matcher.Subject(
            facts.title(),
            facts.buyerName(),
            Set.copyOf(facts.cpv()),
            facts.kind().name().toLowerCase(Locale.ROOT),
            facts.amount(),
            Set.copyOf(places),
            texts));
  }

  private static Row row(ResultSet found) throws SQLException {
    LocalDate published = found.getObject("published_on", LocalDate.class);
    OffsetDateTime seen = found.getObject("seen_at", OffsetDateTime.class);
    return new Row(
        found.getLong("publication_id"),
        found.getString("title"),
        Objects.requireNonNullElseGet(published, () -> seen.atZoneSameInstant(PARIS).toLocalDate()),
        found.getString("facts"));
  }

  private List<PlaceCode> places(long publication) {
    return jdbc.sql("select kind, code from publication_place where publication_id = :publication")
        .param("publication", publication)
        .query(
            (row, number) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  /** Subscribers of today whom a find of one of these families would have been told to. */
  long subscribed(long publication, Set<String> families) {
    return families.stream().mapToLong(family -> subscribed(publication, family)).max().orElse(0);
  }

  private long subscribed(long publication, String family) {
    return jdbc.sql(
            """
            select count(distinct s.subscriber_id)
              from subscription s
             where s.state = 'ACTIVE'
               and (s.families = '' or position(:family in ' ' || s.families || ' ') > 0)
               and (s.everywhere
                    or exists (select 1
                                 from subscription_place w
                                 join publication_place p on p.kind = w.kind and p.code = w.code
                                where w.subscription_id = s.id
                                  and p.publication_id = :publication))
            """)
        .param("family", " " + family + " ")
        .param("publication", publication)
        .query(Long.class)
        .single();
  }
}
