package org.vigie.scrapers.fetch;

import java.io.IOException;

/** Thrown for a Content-Encoding that was not offered in Accept-Encoding. */
final class UnofferedEncodingException extends IOException {
  UnofferedEncodingException(String encodings) {
    super("Content-Encoding: " + encodings);
  }
}
