package org.vigie.scrapers.decp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.scrapers.connector.FrenchDate;
import tools.jackson.databind.JsonNode;

/**
 * An object of a row, read leniently: keys in any case, {@code acheteur.id} nested, dotted or with
 * underscore, lists wrapped or flat. {@code CDL}, {@code NC} and {@code NaN} mean that there is no
 * value.
 */
final class ContractRow {
  private static final BigDecimal MOST_BELIEVED = new BigDecimal("100000000000");
  private static final int LONGEST_NUMBER = 30;
  private static final int FIRST_YEAR = 1990;

  private final Map<String, JsonNode> fields = new HashMap<>();

  ContractRow(JsonNode object) {
    object
        .properties()
        .forEach(
            field -> fields.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
  }

  boolean hasBuyer() {
    return fields.keySet().stream()
        .anyMatch(key -> key.startsWith("acheteur") || key.startsWith("autoriteconcedante"));
  }

  /** The first of these that holds a text; {@code a.b} is also looked for inside {@code a}. */
  Optional<String> text(String... names) {
    for (String name : names) {
      Optional<String> text = one(name);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private Optional<String> one(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    JsonNode value = fields.get(lower);
    int dot = lower.indexOf('.');
    if (value == null && dot > 0) {
      value = fields.get(lower.replace('.', '_'));
      JsonNode outer = fields.get(lower.substring(0, dot));
      if (value == null && outer != null && outer.isObject()) {
        return new ContractRow(outer).one(lower.substring(dot + 1));
      }
    }
    if (value != null && value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    if (value == null || !value.isValueNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = value.asString("").replaceAll("[\\s\\u00a0]+", " ").strip();
    return text.isEmpty() || text.equals("CDL") || text.equals("NC") || text.equals("NaN")
        ? Optional.empty()
        : Optional.of(text);
  }

  /** The objects of a list, each freed of the wrapping that schema v2 gives it. */
  List<ContractRow> objects(String list, String item) {
    List<ContractRow> objects = new ArrayList<>();
    unwrap(fields.get(list.toLowerCase(Locale.ROOT)), item, objects);
    return objects;
  }

  private static void unwrap(@Nullable JsonNode node, String item, List<ContractRow> into) {
    if (node == null) {
      return;
    }
    if (node.isArray()) {
      node.forEach(element -> unwrap(element, item, into));
    } else if (node.isObject() && node.has(item)) {
      unwrap(node.get(item), item, into);
    } else if (node.isObject() && !node.isEmpty()) {
      into.add(new ContractRow(node));
    }
  }

  /** The texts of a list such as {@code techniques.technique[]}. */
  List<String> texts(String list, String item) {
    JsonNode node = fields.get(list.toLowerCase(Locale.ROOT));
    if (node != null && node.isObject()) {
      node = node.get(item);
    }
    List<String> texts = new ArrayList<>();
    if (node != null) {
      for (JsonNode element : node.isArray() ? node : List.of(node)) {
        String text = element.isValueNode() && !element.isNull() ? element.asString("") : "";
        if (!text.isBlank() && !text.equals("CDL")) {
          texts.add(text.strip());
        }
      }
    }
    return texts;
  }

  /** A date that can be: not of the year 0222, nor of 5021. */
  Optional<LocalDate> date(LocalDate latest, String... names) {
    return text(names)
        .flatMap(FrenchDate::in)
        .filter(date -> date.getYear() >= FIRST_YEAR && !date.isAfter(latest));
  }

  /** An amount that can be: above zero and below a hundred thousand million euros. */
  Optional<BigDecimal> amount(String... names) {
    return number(names)
        .filter(amount -> amount.signum() > 0 && amount.compareTo(MOST_BELIEVED) < 0)
        .map(amount -> amount.setScale(2, RoundingMode.HALF_UP))
        .map(amount -> amount.stripTrailingZeros().scale() <= 0 ? amount.setScale(0) : amount);
  }

  /** As numbers and as texts: {@code 12 500,50}, {@code 12500.5 €}, {@code 1.25E4}. */
  private Optional<BigDecimal> number(String... names) {
    return text(names)
        .filter(text -> text.length() <= LONGEST_NUMBER)
        .flatMap(
            text -> {
              String plain = text.replaceAll("[\\s\\u00a0\\u202f€]|EUR|HT", "");
              if (plain.indexOf(',') >= 0) {
                plain =
                    plain.indexOf('.') >= 0 && plain.indexOf('.') < plain.indexOf(',')
                        ? plain.replace(".", "").replace(',', '.')
                        : plain.replace(',', '.');
              }
              try {
                BigDecimal number = new BigDecimal(plain);
                return Math.abs(number.scale()) > LONGEST_NUMBER
                    ? Optional.empty()
                    : Optional.of(number);
              } catch (NumberFormatException notNumber) {
                return Optional.empty();
              }
            });
  }

  /** In months. */
  Optional<Integer> months(String... names) {
    return number(names)
        .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(1200)) <= 0)
        .map(BigDecimal::intValue);
  }
}
