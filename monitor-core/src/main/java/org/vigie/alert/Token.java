package org.vigie.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.secret.InstallationKey;

/**
 * What a link in a mail carries instead of an account: a purpose, a row's id, and a signature over
 * both and the row's random secret. It cannot be guessed, does not work for another purpose, and
 * dies with the row.
 */
record Token(Purpose purpose, long id, String signature) {
  private static final Pattern FORM = Pattern.compile("([a-z])(\\d{1,18})-([A-Za-z0-9_-]{24})");

  /** What a token is good for. The letter stands first in it. */
  enum Purpose {
    /** Confirms one subscription. */
    CONFIRM('c'),
    /** Ends one subscription, and takes that back. */
    LEAVE('l'),
    /** Ends all subscriptions of a person, and takes that back. */
    LEAVE_ALL('a'),
    /** Opens a person's own page. */
    MANAGE('m');

    private final char letter;

    Purpose(char letter) {
      this.letter = letter;
    }
  }

  static Token sign(InstallationKey key, Purpose purpose, long id, String secret) {
    return new Token(purpose, id, key.sign(purpose.name(), id + "." + secret));
  }

  /** Reads a token's form only; {@link #isGenuine} says whether to believe it. */
  static Optional<Token> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    for (Purpose purpose : Purpose.values()) {
      if (purpose.letter == form.group(1).charAt(0)) {
        return Optional.of(new Token(purpose, Long.parseLong(form.group(2)), form.group(3)));
      }
    }
    return Optional.empty();
  }

  boolean isGenuine(InstallationKey key, String secret) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.US_ASCII),
        sign(key, purpose, id, secret).signature.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "" + purpose.letter + id + "-" + signature;
  }
}
