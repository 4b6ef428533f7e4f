package org.vigie.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.fetch.FetchResult.Fetched;

/**
 * An HTML page as text, in the charset that a browser would choose: byte order mark, header, meta;
 * where none says it, UTF-8 if the bytes are UTF-8, else windows-1252.
 *
 * @param document whose links resolve against the address that answered
 */
public record HtmlPage(URI uri, Document document, String html) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int META_WITHIN = 4096;
  private static final Pattern META =
      Pattern.compile("<meta[^>]+charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  public static HtmlPage of(Fetched fetched) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(fetched.body())) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String html = new String(bytes, charset(fetched, bytes));
    if (html.startsWith("\uFEFF")) {
      html = html.substring(1);
    }
    return new HtmlPage(fetched.finalUri(), Jsoup.parse(html, fetched.finalUri().toString()), html);
  }

  /** The absolute address of a link, against the page's {@code <base>} or its own address. */
  public Optional<URI> link(Element element, String attribute) {
    String href = element.attr(attribute);
    URI base = WebAddress.parse(element.baseUri()).orElse(uri);
    return href.isBlank() ? Optional.empty() : WebAddress.resolve(base, href);
  }

  private static Charset charset(Fetched fetched, byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    Charset named = fetched.charset();
    if (named == null) {
      named = metaCharset(bytes);
    }
    if (named == null) {
      return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }
    // towns' servers announce UTF-8 for pages saved in windows-1252, and the other way round
    if (named.equals(StandardCharsets.UTF_8) && !isUtf8(bytes)) {
      return WINDOWS_1252;
    }
    boolean latin =
        named.equals(StandardCharsets.ISO_8859_1)
            || named.equals(WINDOWS_1252)
            || named.equals(StandardCharsets.US_ASCII);
    if (latin) {
      return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }
    return named;
  }

  private static @org.jspecify.annotations.Nullable Charset metaCharset(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(head);
    if (!meta.find()) {
      return null;
    }
    try {
      Charset named = Charset.forName(meta.group(1));
      // a page in UTF-16 could not have been read up to here
      return named.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : named;
    } catch (IllegalArgumentException unknownCharset) {
      return null;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
