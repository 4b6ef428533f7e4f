package org.vigie.directory;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to reach a body, as directories write it. */
final class Reach {
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern URL = Pattern.compile("(?i)https?://\\S+");

  private Reach() {}

  /** The first address of one or several that are joined somehow. */
  static Optional<String> email(String text) {
    return Arrays.stream(text.split("[;,\\s]+|mailto:"))
        .filter(part -> part.length() <= 320 && EMAIL.matcher(part).matches())
        .findFirst();
  }

  /** A form that stands in the place of an address. */
  static Optional<String> url(String text) {
    String stripped = text.strip();
    return stripped.length() <= 2000 && URL.matcher(stripped).matches()
        ? Optional.of(stripped)
        : Optional.empty();
  }

  /** A postcode whose leading zero a spreadsheet took away has it again. */
  static String postcode(String text) {
    String plain = text.replace(" ", "");
    return plain.matches("\\d{4}") ? "0" + plain : plain;
  }

  /** Lines of an address, empty ones left out. */
  static Optional<String> lines(String... lines) {
    String joined =
        String.join(
            "\n",
            Arrays.stream(lines)
                .map(line -> line.replaceAll("[ \\t\\u00a0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList());
    return joined.isEmpty() || joined.length() > 1000 ? Optional.empty() : Optional.of(joined);
  }
}
