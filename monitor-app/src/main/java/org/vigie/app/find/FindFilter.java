package org.vigie.app.find;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of finds is narrowed to. It is the address of the page, so Back, bookmark and share
 * work.
 *
 * @param values what is chosen, never blank
 */
record FindFilter(Map<Field, String> values) {
  private static final int LONGEST = 200;

  /** The parameters of the address. */
  enum Field {
    WORDS("q"),
    FAMILY("famille"),
    DEPARTEMENT("dep"),
    COMMUNE("commune"),
    AUTHORITY("autorite"),
    SOURCE("source"),
    KIND("type"),
    YEAR("annee"),
    FROM("du"),
    TO("au"),
    ORDER("tri");

    private final String parameter;

    Field(String parameter) {
      this.parameter = parameter;
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

  /** Words that must all be there, in lower case. */
  List<String> words() {
    String words = get(Field.WORDS);
    return words == null
        ? List.of()
        : List.of(words.toLowerCase(Locale.FRENCH).split("\\s+")).stream().limit(10).toList();
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
    return href(path, 1);
  }

  String href(String path, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    for (Field field : Field.values()) {
      String value = get(field);
      if (value != null) {
        address.queryParam(field.parameter, "{" + field.parameter + "}");
      }
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(byParameter()).toUriString();
  }

  private Map<String, Object> byParameter() {
    Map<String, Object> byParameter = new HashMap<>();
    values.forEach((field, value) -> byParameter.put(field.parameter, value));
    return byParameter;
  }
}
