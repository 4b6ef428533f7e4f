package org.vigie.alert;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that is safe in a header and in an SMTP command: lower case, ASCII, the domain
 * in its IDN form. Quoted local parts, comments and address literals (RFC 5321) are refused: no
 * subscriber has one, and they are how headers are forged.
 */
public record EmailAddress(String value) {
  private static final int LONGEST = 254;
  private static final Pattern LOCAL_PART =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:xn--[a-z0-9-]{1,59}|[a-z]{2,63})");

  public EmailAddress {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("\"" + value + "\" is not an e-mail address");
    }
  }

  /** Reads what somebody typed; empty where it is not an address. */
  public static Optional<EmailAddress> parse(String typed) {
    String text = typed.strip();
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > LONGEST) {
      return Optional.empty();
    }
    String domain;
    try {
      domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
    String value = (text.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT);
    return isWellFormed(value) ? Optional.of(new EmailAddress(value)) : Optional.empty();
  }

  private static boolean isWellFormed(String value) {
    int at = value.lastIndexOf('@');
    return at >= 1
        && at <= 64
        && value.length() <= LONGEST
        && LOCAL_PART.matcher(value.substring(0, at)).matches()
        && DOMAIN.matcher(value.substring(at + 1)).matches();
  }

  /** Enough for its owner to recognise it and for nobody else to use it: {@code m…@e….org}. */
  public String masked() {
    int at = value.lastIndexOf('@');
    return value.charAt(0)
        + "…@"
        + value.charAt(at + 1)
        + "…"
        + value.substring(value.lastIndexOf('.'));
  }

  @Override
  public String toString() {
    return masked();
  }
}
