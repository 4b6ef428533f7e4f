package org.vigie.scrapers.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feed's bytes as text: byte order mark, then the header's charset (RFC 7303), then the XML
 * declaration, then UTF-8 if the bytes are UTF-8, else windows-1252. Announced UTF-8 that is none
 * is common and read as the next of these.
 */
final class FeedText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int DECLARATION_WITHIN = 200;
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private FeedText() {}

  static String of(byte[] bytes, @Nullable Charset header) {
    String text = new String(bytes, charset(bytes, header));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes, @Nullable Charset header) {
    Charset wide = wide(bytes);
    if (wide != null) {
      return wide;
    }
    boolean isUtf8 = isUtf8(bytes);
    for (Charset named : new @Nullable Charset[] {header, declared(bytes)}) {
      if (named == null || named.name().startsWith("UTF-16") || named.name().startsWith("UTF-32")) {
        continue;
      }
      boolean isLatin =
          named.equals(ISO_8859_1) || named.equals(WINDOWS_1252) || named.name().equals("US-ASCII");
      if (isLatin) {
        return isUtf8 ? UTF_8 : WINDOWS_1252;
      }
      if (!named.equals(UTF_8) || isUtf8) {
        return named;
      }
    }
    return isUtf8 ? UTF_8 : WINDOWS_1252;
  }

  /** UTF-16 and UTF-32, with a mark or known by the zeros around the first sign. */
  private static @Nullable Charset wide(byte[] bytes) {
    int head = 0;
    for (int i = 0; i < 4; i++) {
      head = head << 8 | (i < bytes.length ? bytes[i] & 0xff : 0x20);
    }
    if (head == 0x0000FEFF || head == 0x0000003C) {
      return Charset.forName("UTF-32BE");
    }
    if (head == 0xFFFE0000 || head == 0x3C000000) {
      return Charset.forName("UTF-32LE");
    }
    int mark = head >>> 16;
    if (mark == 0xFEFF || mark == 0x003C) {
      return Charset.forName("UTF-16BE");
    }
    return mark == 0xFFFE || mark == 0x3C00 ? Charset.forName("UTF-16LE") : null;
  }

  private static @Nullable Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(head);
    try {
      return declaration.find() ? Charset.forName(declaration.group(1)) : null;
    } catch (IllegalArgumentException unknownCharset) {
      return null;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
