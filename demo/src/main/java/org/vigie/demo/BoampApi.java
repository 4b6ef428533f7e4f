package org.vigie.demo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the {@code records} request of an Opendatasoft v2.1 portal: {@code where} with
 * comparisons of {@code dateparution}, {@code code_departement} and {@code idweb} joined by {@code
 * and}, {@code order_by} on the date, {@code limit} up to 100 and {@code offset} up to 10,000.
 * Conditions on other fields are ignored.
 */
final class BoampApi implements ResponseDefinitionTransformerV2 {
  static final String NAME = "boamp-api";

  private static final int LARGEST_PAGE = 100;
  private static final int LAST_ROW = 10_000;
  private static final Pattern DATE =
      Pattern.compile(
          "dateparution\\s*(>=|<=|>|<|=)\\s*(?:date)?\\s*['\"](\\d{4}-\\d{2}-\\d{2})['\"]");
  private static final Pattern DEPARTEMENT =
      Pattern.compile("code_departement\\s*(?:=|in)\\s*\\(?((?:\\s*,?\\s*['\"]\\w+['\"])+)");
  private static final Pattern IDWEB = Pattern.compile("idweb\\s*=\\s*['\"]([\\w-]+)['\"]");

  private final List<BoampRecord> records;

  BoampApi(List<BoampRecord> records) {
    this.records = List.copyOf(records);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    int limit;
    int offset;
    try {
      limit = Integer.parseInt(parameter(request, "limit", "10"));
      offset = Integer.parseInt(parameter(request, "offset", "0"));
    } catch (NumberFormatException notANumber) {
      return invalid("Invalid value for limit or offset API parameter: an integer is expected.");
    }
    if (limit < -1 || limit > LARGEST_PAGE || offset < 0 || offset + limit > LAST_ROW) {
      return invalid(
          ("Invalid value for limit API parameter: %d was found but -1 <= limit <= 100 and offset"
                  + " + limit <= 10000 are expected.")
              .formatted(limit));
    }
    List<BoampRecord> wanted =
        records.stream()
            .filter(condition(parameter(request, "where", "")))
            .sorted(order(parameter(request, "order_by", "")))
            .toList();
    List<Object> page =
        wanted.stream().skip(offset).limit(limit).<Object>map(BoampRecord::fields).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total_count", wanted.size());
    answer.put("results", page);
    return answer(200, answer);
  }

  static Predicate<BoampRecord> condition(String where) {
    Predicate<BoampRecord> all = record -> true;
    Matcher date = DATE.matcher(where);
    while (date.find()) {
      all = all.and(compared(date.group(1), LocalDate.parse(date.group(2))));
    }
    Matcher departement = DEPARTEMENT.matcher(where);
    while (departement.find()) {
      List<String> codes = quoted(departement.group(1));
      all = all.and(record -> codes.contains(record.departement()));
    }
    Matcher idweb = IDWEB.matcher(where);
    while (idweb.find()) {
      String id = idweb.group(1);
      all = all.and(record -> record.idweb().equals(id));
    }
    return all;
  }

  private static Predicate<BoampRecord> compared(String operator, LocalDate limit) {
    return switch (operator) {
      case ">=" -> record -> !record.published().isBefore(limit);
      case "<=" -> record -> !record.published().isAfter(limit);
      case ">" -> record -> record.published().isAfter(limit);
      case "<" -> record -> record.published().isBefore(limit);
      default -> record -> record.published().equals(limit);
    };
  }

  private static List<String> quoted(String list) {
    List<String> values = new ArrayList<>();
    Matcher value = Pattern.compile("['\"](\\w+)['\"]").matcher(list);
    while (value.find()) {
      values.add(value.group(1));
    }
    return values;
  }

  private static Comparator<BoampRecord> order(String orderBy) {
    Comparator<BoampRecord> byDate = Comparator.comparing(BoampRecord::published);
    return (orderBy.contains("dateparution desc") ? byDate.reversed() : byDate)
        .thenComparing(BoampRecord::idweb);
  }

  private static String parameter(Request request, String name, String otherwise) {
    QueryParameter parameter = request.queryParameter(name);
    return parameter != null && parameter.isPresent() ? parameter.firstValue() : otherwise;
  }

  private static ResponseDefinition invalid(String message) {
    return answer(400, Map.of("error_code", "InvalidRESTParameterError", "message", message));
  }

  private static ResponseDefinition answer(int status, Map<String, Object> body) {
    return new ResponseDefinitionBuilder()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withHeader("X-RateLimit-Limit", "2000000")
        .withHeader("X-RateLimit-Remaining", "1999000")
        .withBody(BoampRecord.JSON.writeValueAsString(body))
        .build();
  }
}
