package org.vigie.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.publication.PublicationKind;

/** What a choice would have sent: the mirror of {@link AlertStore#raise}, from the other side. */
public final class Previews {
  private final JdbcClient jdbc;
  private final Places places;
  private final Search search;
  private final Clock clock;

  /** Those of some publications that a search finds. */
  @FunctionalInterface
  public interface Search {
    Set<Long> among(Set<Long> publications, String text);
  }

  public Previews(JdbcClient jdbc, Places places, Search search, Clock clock) {
    this.jdbc = jdbc;
    this.places = places;
    this.search = search;
    this.clock = clock;
  }

  private record Told(long publicationId, long matchId, LocalDate on) {}

  /**
   * What a choice would have sent in the last 90 days.
   *
   * @param most how many finds to list
   */
  public Preview of(Choice choice, int most) {
    List<Told> told = told(choice);
    List<Told> latest =
        told.stream()
            .sorted(Comparator.comparing(Told::on).thenComparingLong(Told::matchId).reversed())
            .limit(most)
            .toList();
    return new Preview(
        mails(choice.rhythm(), told.stream().map(Told::on).toList()), told.size(), lines(latest));
  }

  /** As if Vigie had watched all the time: what a first harvest found counts on its own day. */
  private List<Told> told(Choice choice) {
    Instant since = Sql.now(clock).minus(Duration.ofDays(Preview.DAYS));
    var parameters = new HashMap<String, Object>();
    parameters.put("since", Sql.utc(since));
    parameters.put("sinceDay", day(since));
    List<Told> told =
        jdbc.sql(
                """
                select m.publication_id, min(m.id) as match_id, min(m.found_at) as found_at,
                       min(r.published_on) as published_on
                  from match_found m join revision r on r.id = m.revision_id
                 where m.found_at >= :since and m.shown and (r.published_on is null or r.published_on >= :sinceDay)
                """
                    + families(choice, parameters)
                    + kinds(choice, parameters)
                    + where(choice, parameters)
                    + " group by m.publication_id")
            .params(parameters)
            .query((row, number) -> toldRow(row))
            .list();
    if (choice.search().isEmpty()) {
      return told;
    }
    Set<Long> found =
        search.among(
            told.stream().map(Told::publicationId).collect(Collectors.toSet()), choice.search());
    return told.stream().filter(one -> found.contains(one.publicationId())).toList();
  }

  private static Told toldRow(ResultSet row) throws SQLException {
    LocalDate published = row.getObject("published_on", LocalDate.class);
    LocalDate found = day(Sql.instant(row, "found_at"));
    return new Told(
        row.getLong("publication_id"),
        row.getLong("match_id"),
        published == null || published.isAfter(found) ? found : published);
  }

  private List<Preview.Line> lines(List<Told> told) {
    var lines = new ArrayList<Preview.Line>();
    for (Told one : told) {
      lines.add(
          jdbc.sql(
                  """
                  select m.family, r.title, r.buyer_name
                    from match_found m join revision r on r.id = m.revision_id
                   where m.id = :match
                  """)
              .param("match", one.matchId())
              .query(
                  (row, number) -> {
                    String buyer = row.getString("buyer_name");
                    return new Preview.Line(
                        one.matchId(),
                        one.on(),
                        row.getString("family"),
                        PlainText.line(row.getString("title"), 300),
                        buyer == null ? null : PlainText.line(buyer, 200));
                  })
              .single());
    }
    return lines;
  }

  private static String families(Choice choice, Map<String, Object> parameters) {
    if (choice.families().isEmpty()) {
      return "";
    }
    parameters.put("families", choice.families());
    return " and m.family in (:families)\n";
  }

  private static String kinds(Choice choice, Map<String, Object> parameters) {
    if (choice.kinds().isEmpty()) {
      return "";
    }
    parameters.put(
        "kinds",
        Stream.of(PublicationKind.values())
            .filter(kind -> ActKind.of(kind).filter(choice.kinds()::contains).isPresent())
            .map(PublicationKind::name)
            .toList());
    return " and r.kind in (:kinds)\n";
  }

  private String where(Choice choice, Map<String, Object> parameters) {
    var any = new ArrayList<String>();
    if (!choice.places().isEmpty()) {
      var within = new LinkedHashSet<PlaceCode>();
      choice.places().forEach(place -> within.addAll(places.within(place)));
      parameters.put("places", AlertStore.pairs(within));
      any.add(
          """
          exists (select 1 from publication_place p
                   where p.publication_id = m.publication_id and (p.kind, p.code) in (:places))
          or exists (select 1 from match_place p
                      where p.match_id = m.id and (p.kind, p.code) in (:places))
          """);
    }
    if (!choice.buyers().isEmpty()) {
      parameters.put("buyers", choice.buyers());
      any.add("substring(r.buyer_siret from 1 for 9) in (:buyers)\n");
    }
    return any.isEmpty() ? "" : " and (" + String.join(" or ", any) + ")\n";
  }

  private static int mails(Rhythm rhythm, List<LocalDate> days) {
    return switch (rhythm) {
      case AT_ONCE -> days.size();
      case DAILY -> (int) days.stream().distinct().count();
      case WEEKLY ->
          (int)
              days.stream()
                  .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                  .distinct()
                  .count();
    };
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(Rhythm.PARIS).toLocalDate();
  }
}
