package org.vigie.app.find;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.search.Facet;
import org.vigie.search.Question;

/**
 * What is searched and what it is narrowed to. It is the address of the page, so Back, bookmark and
 * share work.
 *
 * @param values what is chosen, never blank
 */
record FindFilter(Map<Field, String> values) {
  static final String FINDS = "reperages";
  static final String ALL = "tout";
  static final String SEEN = "vu";
  private static final int LONGEST = 600;

  /** The parameters of the address. */
  enum Field {
    WORDS("q", null),
    FAMILY("famille", Facet.FAMILY),
    DEPARTEMENT("dep", Facet.DEPARTEMENT),
    REGION("region", Facet.REGION),
    COMMUNE("commune", Facet.COMMUNE),
    AUTHORITY("autorite", Facet.AUTHORITY),
    BUYER("acheteur", Facet.BUYER),
    SOURCE("source", Facet.SOURCE),
    KIND("type", Facet.KIND),
    YEAR("annee", Facet.YEAR),
    CPV("cpv", Facet.CPV),
    FROM("du", null),
    TO("au", null),
    /** What a rule found, or all that was read. */
    SCOPE("dans", null),
    ORDER("tri", null);

    private final String parameter;
    private final @Nullable Facet facet;

    Field(String parameter, @Nullable Facet facet) {
      this.parameter = parameter;
      this.facet = facet;
    }

    @Nullable Facet facet() {
      return facet;
    }

    String parameter() {
      return parameter;
    }
  }

  FindFilter {
    values = Map.copyOf(values);
  }

  static FindFilter of(MultiValueMap<String, String> parameters) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String value = parameters.getFirst(field.parameter);
      if (value != null && !value.isBlank()) {
        String stripped = value.strip();
        values.put(field, stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped);
      }
    }
    return new FindFilter(values);
  }

  @Nullable String get(Field field) {
    return values.get(field);
  }

  boolean has(Field field) {
    return values.containsKey(field);
  }

  FindFilter with(Field field, String value) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(values);
    changed.put(field, value);
    return new FindFilter(changed);
  }

  FindFilter without(Field field) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(values);
    changed.remove(field);
    return new FindFilter(changed);
  }

  String words() {
    return text(Field.WORDS);
  }

  /** The value, or empty. */
  String text(Field field) {
    return values.getOrDefault(field, "");
  }

  /** Without a word all finds are shown; words are looked for in all that was read. */
  boolean findsOnly() {
    return has(Field.SCOPE) ? text(Field.SCOPE).equals(FINDS) : !has(Field.WORDS);
  }

  Question question() {
    Map<Facet, String> filters = new EnumMap<>(Facet.class);
    values.forEach(
        (field, value) -> {
          if (field.facet() != null) {
            filters.put(field.facet(), value);
          }
        });
    return new Question(words(), filters, date(Field.FROM), date(Field.TO), findsOnly(), order());
  }

  private Question.Order order() {
    return switch (text(Field.ORDER)) {
      case "pertinence" -> Question.Order.RELEVANCE;
      case "montant" -> Question.Order.AMOUNT;
      case SEEN -> Question.Order.SEEN;
      default -> Question.Order.DATE;
    };
  }

  /** The date of this field; absent where nothing readable was given. */
  @Nullable LocalDate date(Field field) {
    String value = get(field);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  /** Dates given in a form that cannot be read. */
  List<Field> unreadable() {
    List<Field> fields = new ArrayList<>();
    for (Field field : List.of(Field.FROM, Field.TO)) {
      if (has(field) && date(field) == null) {
        fields.add(field);
      }
    }
    return fields;
  }

  String href(String path) {
    return href(path, Map.of());
  }

  String href(String path, int page) {
    return href(path, page > 1 ? Map.of("page", page) : Map.of());
  }

  /**
   * @param more parameters that narrow nothing
   */
  String href(String path, Map<String, Object> more) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    for (Field field : Field.values()) {
      String value = get(field);
      if (value != null) {
        address.queryParam(field.parameter, "{" + field.parameter + "}");
      }
    }
    Map<String, Object> byParameter = new HashMap<>(more);
    values.forEach((field, value) -> byParameter.put(field.parameter, value));
    more.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(byParameter).toUriString();
  }
}
