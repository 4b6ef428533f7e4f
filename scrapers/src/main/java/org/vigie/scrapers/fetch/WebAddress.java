package org.vigie.scrapers.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses as pages write them: with spaces, accents, a degree sign or an accented host name. What
 * is lenient here stays harmless, because the fetcher's guard judges the result.
 */
public final class WebAddress {
  private static final String KEPT = "-._~:/?#[]@!$&'()*+,;=%";

  private WebAddress() {}

  /** The absolute address behind a link, without its fragment; empty where it makes no sense. */
  public static Optional<URI> resolve(URI base, String link) {
    try {
      URI uri = base.resolve(URI.create(escape(link.strip())));
      return Optional.of(withoutFragment(withAsciiHost(uri)));
    } catch (IllegalArgumentException | URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** An absolute address; empty where the text is none. */
  public static Optional<URI> parse(String text) {
    try {
      URI uri = withAsciiHost(URI.create(escape(text.strip())));
      return uri.isAbsolute() ? Optional.of(withoutFragment(uri)) : Optional.empty();
    } catch (IllegalArgumentException | URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether a link leads to the web, not to a mailbox, a telephone or a script. */
  public static boolean isWeb(URI uri) {
    return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null;
  }

  private static String escape(String text) {
    var escaped = new StringBuilder();
    int authorityEnd = endOfAuthority(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      boolean brokenEscape = c == '%' && !text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
      if ((!brokenEscape && (letterOrDigit || KEPT.indexOf(c) >= 0))
          || (i < authorityEnd && c > 128)) {
        escaped.appendCodePoint(c);
      } else {
        for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
          escaped.append(String.format(Locale.ROOT, "%%%02X", b));
        }
      }
      i += Character.charCount(c);
    }
    return escaped.toString();
  }

  private static int endOfAuthority(String text) {
    int start = text.indexOf("//");
    if (start < 0 || start > "https:".length()) {
      return 0;
    }
    int end = start + 2;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static URI withAsciiHost(URI uri) throws URISyntaxException {
    String authority = uri.getRawAuthority();
    if (uri.getHost() != null || authority == null || authority.contains("@")) {
      return uri;
    }
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon);
    String rest =
        (uri.getRawPath() == null ? "" : uri.getRawPath())
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return new URI(uri.getScheme() + "://" + IDN.toASCII(host) + port + rest);
  }

  private static URI withoutFragment(URI uri) {
    if (uri.getRawFragment() == null) {
      return uri;
    }
    String text = uri.toString();
    return URI.create(text.substring(0, text.indexOf('#')));
  }
}
