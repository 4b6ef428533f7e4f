package org.vigie.message;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sentence for people that is not yet in a language: its key in the message bundles and its
 * arguments. Kept in the database in this form, so that each reader gets it in their own language.
 *
 * @param key for example {@code health.selector-empty}
 * @param arguments shown in place of {0}, {1}, … as they are
 */
public record Message(String key, List<String> arguments) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  public static final Message NONE = new Message("", List.of());

  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, Stream.of(arguments).map(String::valueOf).toList());
  }

  public boolean isNone() {
    return key.isEmpty();
  }

  /** The form kept in a text column: a JSON array, key first. */
  public String store() {
    return JSON.writeValueAsString(Stream.concat(Stream.of(key), arguments.stream()).toList());
  }

  /** Reads what {@link #store} wrote; null or empty text gives {@link #NONE}. */
  public static Message restore(@Nullable String stored) {
    if (stored == null || stored.isEmpty()) {
      return NONE;
    }
    String[] parts = JSON.readValue(stored, String[].class);
    return new Message(parts[0], List.of(parts).subList(1, parts.length));
  }
}
