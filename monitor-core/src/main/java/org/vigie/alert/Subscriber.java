package org.vigie.alert;

import java.time.Instant;
import java.util.Locale;

/** A person who gave an address. */
record Subscriber(
    long id, EmailAddress address, Locale language, String secret, Instant createdAt) {
  @Override
  public String toString() {
    return "subscriber " + id;
  }
}
