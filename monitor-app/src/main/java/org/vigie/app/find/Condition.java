package org.vigie.app.find;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.app.find.FindFilter.Field;

/**
 * A filter as SQL over the aliases of {@link Finds}. Values are parameters always.
 *
 * @param sql begins with {@code and}, or is empty
 */
record Condition(String sql, Map<String, Object> parameters) {
  static Condition of(FindFilter filter) {
    List<String> terms = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    int number = 0;
    for (String word : filter.words()) {
      String name = "word" + number++;
      terms.add(
          """
          (lower(r.title) like :%1$s escape '!' or lower(coalesce(r.buyer_name, '')) like :%1$s escape '!'
           or exists (select 1 from hit wh join match_found wm on wm.id = wh.match_id
                      where wm.publication_id = m.publication_id and wm.shown
                        and lower(wh.excerpt) like :%1$s escape '!'))
          """
              .formatted(name));
      parameters.put(name, "%" + escaped(word) + "%");
    }
    equal(
        filter,
        Field.FAMILY,
        "exists (select 1 from match_found f2 where f2.publication_id = m.publication_id"
            + " and f2.shown and f2.family = :famille)",
        terms,
        parameters);
    place(filter, Field.DEPARTEMENT, "departement", terms, parameters);
    place(filter, Field.COMMUNE, "commune", terms, parameters);
    equal(filter, Field.SOURCE, "p.source_id = :source", terms, parameters);
    equal(filter, Field.KIND, "lower(r.kind) = :type", terms, parameters);
    equal(
        filter,
        Field.AUTHORITY,
        "substring(r.buyer_siret from 1 for 9) = :autorite",
        terms,
        parameters);
    dates(filter, terms, parameters);
    return new Condition(
        terms.isEmpty() ? "" : "and " + String.join(" and ", terms), Map.copyOf(parameters));
  }

  private static void equal(
      FindFilter filter,
      Field field,
      String term,
      List<String> terms,
      Map<String, Object> parameters) {
    String value = filter.get(field);
    if (value != null) {
      terms.add(term);
      parameters.put(field.parameter(), value.toLowerCase(Locale.ROOT));
    }
  }

  private static void place(
      FindFilter filter,
      Field field,
      String kind,
      List<String> terms,
      Map<String, Object> parameters) {
    String code = filter.get(field);
    if (code != null) {
      terms.add(
          """
          (exists (select 1 from publication_place pl where pl.publication_id = m.publication_id
                   and lower(pl.kind) = '%1$s' and upper(pl.code) = :%2$s)
           or exists (select 1 from match_place ml join match_found mm on mm.id = ml.match_id
                      where mm.publication_id = m.publication_id and mm.shown
                        and lower(ml.kind) = '%1$s' and upper(ml.code) = :%2$s))
          """
              .formatted(kind, field.parameter()));
      parameters.put(field.parameter(), code.toUpperCase(Locale.ROOT));
    }
  }

  private static void dates(FindFilter filter, List<String> terms, Map<String, Object> parameters) {
    LocalDate from = filter.date(Field.FROM);
    LocalDate to = filter.date(Field.TO);
    String year = filter.get(Field.YEAR);
    if (from != null) {
      terms.add("r.published_on >= :du");
      parameters.put("du", from);
    }
    if (to != null) {
      terms.add("r.published_on <= :au");
      parameters.put("au", to);
    }
    if (year != null && year.matches("\\d{4}")) {
      terms.add("r.published_on >= :yearStart and r.published_on <= :yearEnd");
      parameters.put("yearStart", LocalDate.of(Integer.parseInt(year), 1, 1));
      parameters.put("yearEnd", LocalDate.of(Integer.parseInt(year), 12, 31));
    }
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
