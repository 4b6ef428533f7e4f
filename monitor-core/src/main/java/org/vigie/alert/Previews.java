package org.vigie.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;

/** What a choice would have sent: the mirror of {@link AlertStore#raise}, from the other side. */
final class Previews {
  private final JdbcClient jdbc;

  Previews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Preview of(Choice choice, Instant now, int most) {
    var parameters = new HashMap<String, Object>();
    parameters.put("since", Sql.utc(now.minus(Duration.ofDays(Preview.DAYS))));
    String filters = families(choice, parameters) + places(choice, parameters);
    List<LocalDate> days =
        jdbc.sql(
                """
                select min(m.found_at) as told_at
                  from match_found m
                 where m.found_at >= :since and m.shown
                """
                    + filters
                    + " group by m.publication_id")
            .params(parameters)
            .query((row, number) -> day(Sql.instant(row, "told_at")))
            .list();
    return new Preview(
        mails(choice.rhythm(), days), days.size(), latest(filters, parameters, most));
  }

  private List<Preview.Line> latest(String filters, Map<String, Object> parameters, int most) {
    parameters.put("most", most);
    return jdbc.sql(
            """
            select m.id, m.found_at, m.family, r.title, r.buyer_name
              from match_found m join revision r on r.id = m.revision_id
             where m.id in (select min(m.id) from match_found m
                             where m.found_at >= :since and m.shown
            """
                + filters
                + """
                group by m.publication_id)
                order by m.found_at desc, m.id desc limit :most
                """)
        .params(parameters)
        .query(
            (row, number) -> {
              String buyer = row.getString("buyer_name");
              return new Preview.Line(
                  row.getLong("id"),
                  day(Sql.instant(row, "found_at")),
                  row.getString("family"),
                  PlainText.line(row.getString("title"), 300),
                  buyer == null ? null : PlainText.line(buyer, 200));
            })
        .list();
  }

  private static String families(Choice choice, Map<String, Object> parameters) {
    if (choice.families().isEmpty()) {
      return "";
    }
    parameters.put("families", choice.families());
    return " and m.family in (:families)\n";
  }

  private static String places(Choice choice, Map<String, Object> parameters) {
    if (choice.isEverywhere()) {
      return "";
    }
    parameters.put("places", Places.pairs(choice.places()));
    var matching = new ArrayList<String>();
    matching.add("(p.kind, p.code) in (:places)");
    int number = 0;
    for (PlaceCode place : choice.places()) {
      if (place.kind() == PlaceCode.Kind.DEPARTEMENT) {
        matching.add("(p.kind = 'COMMUNE' and p.code like :departement" + number + ")");
        parameters.put("departement" + number++, place.code() + "%");
      }
    }
    String placed = String.join(" or ", matching);
    return """
     and (exists (select 1 from publication_place p
                   where p.publication_id = m.publication_id and (%1$s))
          or exists (select 1 from match_place p where p.match_id = m.id and (%1$s)))
    """
        .formatted(placed);
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
