package org.vigie.mailer.outbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/**
 * Keeps a value from becoming another header: nothing with a control character gets into one (RFC
 * 5322, 2.2). Refused rather than repaired, because it means that somebody let text from outside
 * through.
 */
final class Headers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,75}");

  private Headers() {}

  static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + quote(name) + "\" is not a header's name");
    }
    return name;
  }

  static String value(String header, String value) {
    if (value.codePoints().anyMatch(Headers::isForbidden)) {
      throw new IllegalArgumentException(
          "the value \"%s\" of the header %s has a control character, which could forge a header"
              .formatted(quote(value), header));
    }
    return value;
  }

  static InternetAddress address(String header, String address) {
    try {
      InternetAddress parsed = new InternetAddress(value(header, address), true);
      if (!parsed.getAddress().equals(address)
          || !address.chars().allMatch(c -> c > 32 && c < 127)) {
        throw new AddressException("more than an address");
      }
      return parsed;
    } catch (AddressException notAnAddress) {
      throw new IllegalArgumentException(
          "\"%s\" is not an e-mail address (%s)".formatted(quote(address), header), notAnAddress);
    }
  }

  private static boolean isForbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String quote(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
  }
}
