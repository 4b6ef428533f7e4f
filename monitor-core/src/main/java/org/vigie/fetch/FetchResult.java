package org.vigie.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/** How a fetch ended. "Not there", "not allowed" and "could not look" are different answers. */
public sealed interface FetchResult {

  /**
   * The bytes arrived whole.
   *
   * @param uri the address asked for
   * @param finalUri the address that answered, after redirects
   * @param status the HTTP status, 200 to 299
   * @param headers response headers, names in lower case, several values joined by a comma
   * @param body a temporary file with the decompressed bytes; {@link #close} deletes it unless the
   *     archive took it
   * @param sha256 of the body, lower-case hexadecimal
   * @param size of the body in bytes
   * @param at when the last byte came
   */
  record Fetched(
      URI uri,
      URI finalUri,
      int status,
      Map<String, String> headers,
      Path body,
      String sha256,
      long size,
      Instant at)
      implements FetchResult, AutoCloseable {

    public Fetched {
      headers = Map.copyOf(headers);
    }

    public byte[] bytes() throws IOException {
      return Files.readAllBytes(body);
    }

    /** The media type without parameters, in lower case; empty where the server named none. */
    public String mediaType() {
      String type = headers.getOrDefault("content-type", "");
      int end = type.indexOf(';');
      return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The charset that the Content-Type header names, or null. */
    public @Nullable Charset charset() {
      String type = headers.getOrDefault("content-type", "");
      int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
      if (at < 0) {
        return null;
      }
      String name =
          type.substring(at + "charset=".length()).split("[;\\s]", 2)[0].replace("\"", "").strip();
      try {
        return Charset.forName(name);
      } catch (IllegalArgumentException unknownCharset) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(body);
    }
  }

  /** The copy that we hold is still the current one (304). */
  record NotModified(URI uri, Instant at) implements FetchResult {}

  /**
   * We did not ask, or did not follow: the guard, robots.txt or a limit forbids it. Trying again is
   * of no use.
   */
  record Refused(URI uri, Reason reason, Message message) implements FetchResult {
    /** What forbade it. */
    public enum Reason {
      ADDRESS,
      SCHEME,
      ROBOTS,
      TOO_LARGE,
      TOO_MANY_REDIRECTS
    }
  }

  /**
   * We asked and it failed.
   *
   * @param status the HTTP status, or 0 where there was none
   * @param cause what kind of failure; BLOCKED stands for a challenge or a block page
   * @param retryAfter earliest time to try again, where the server named one
   */
  record Failed(URI uri, Cause cause, int status, Message message, @Nullable Instant retryAfter)
      implements FetchResult {
    /** What went wrong. */
    public enum Cause {
      GONE,
      BLOCKED,
      CLIENT_ERROR,
      SERVER_ERROR,
      TIMEOUT,
      UNREACHABLE,
      CERTIFICATE
    }

    /** Whether another attempt later may succeed. */
    public boolean isTransient() {
      return cause != Cause.GONE && cause != Cause.CLIENT_ERROR;
    }
  }
}
