package org.vigie.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the invented world that lies beside these classes. */
final class DemoResources {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private DemoResources() {}

  static byte[] bytes(String name) {
    try (InputStream in = DemoResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource \"" + name + "\" beside DemoResources");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The text with each {@code ${name}} replaced. */
  static String filled(String name, Map<String, String> values) {
    String text = text(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  static <T> List<T> yaml(String name, TypeReference<List<T>> type) {
    return YAML.readValue(bytes(name), type);
  }

  static List<Authority> authorities() {
    try {
      return CSV.parse(new StringReader(text("places/authorities.csv"))).stream()
          .map(DemoResources::authority)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Authority authority(CSVRecord row) {
    return new Authority(
        row.get("siren"),
        row.get("name"),
        row.get("kind"),
        row.get("place"),
        row.get("email"),
        row.get("postal_address"),
        row.get("town"));
  }
}
