package org.vigie.scrapers.guess;

import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The text of a definition file, as an admin would begin to write it. */
final class Definition {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 120;

  private Definition() {}

  /**
   * @param title of the page, where it has one
   * @param block the connector's own settings as YAML, ending in a line break; may be empty
   */
  static String of(String type, URI uri, Optional<String> title, String block) {
    String host = uri.getHost().replaceFirst("^www\\.", "");
    String name = title.filter(text -> !text.isBlank()).orElse(host).strip();
    return """
    id: %s
    name: %s
    type: %s
    url: %s
    """
            .formatted(
                id(type, host, uri.getPath()),
                quoted(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name),
                type,
                quoted(uri.toString()))
        + block;
  }

  /** A double-quoted scalar, whatever the page wrote: quotes, backslashes, controls, colons. */
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.replaceAll("\\s+", " ")
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\');
              }
              quoted.appendCodePoint(c);
            });
    return quoted.append('"').toString();
  }

  private static String id(String type, String host, String path) {
    String whole = (path == null ? "" : path).replaceFirst("/+$", "");
    String last = whole.substring(whole.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
    String id =
        Normalizer.normalize(type + "-" + host + "-" + last, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("%[0-9a-f]{2}|[^a-z0-9]+", "-")
            .replaceAll("-{2,}", "-");
    return id.substring(0, Math.min(id.length(), LONGEST_ID)).replaceAll("^-+|-+$", "");
  }
}
