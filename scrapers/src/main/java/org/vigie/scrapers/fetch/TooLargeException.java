package org.vigie.scrapers.fetch;

import java.io.IOException;

/** Thrown while a body arrives, as soon as it passes the limit. */
final class TooLargeException extends IOException {
  TooLargeException(long limit) {
    super("more than " + limit + " bytes");
  }
}
