package org.vigie.scrapers.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the character encoding of text by its bytes before anybody's word: French municipal servers
 * declare ISO-8859-1 for UTF-8 pages and the reverse. Bytes that are valid UTF-8 with at least one
 * accented letter are UTF-8; by chance that does not happen.
 */
final class Decoding {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

  private Decoding() {}

  /** The charset that the bytes prove, by byte order mark, by zeros or as UTF-8; else null. */
  static @Nullable Charset proven(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    Charset byZeros = byZeros(bytes);
    if (byZeros != null) {
      return byZeros;
    }
    return hasHighByte(bytes) && isUtf8(bytes) ? StandardCharsets.UTF_8 : null;
  }

  /** The first charset named in a Content-Type or a meta element that this JDK knows. */
  static @Nullable Charset named(String text) {
    return CHARSET
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(Decoding::isKnown)
        .map(Decoding::asBrowsersRead)
        .findFirst()
        .orElse(null);
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** What calls itself Latin-1 or ASCII is read as Windows-1252, as every browser does. */
  private static Charset asBrowsersRead(String name) {
    Charset charset = Charset.forName(name);
    return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
        ? WINDOWS_1252
        : charset;
  }

  static boolean hasHighByte(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  /** A letter cut at the very end, as where a file was read in part, is no fault. */
  static boolean isUtf8(byte[] bytes) {
    var text = CharBuffer.allocate(bytes.length);
    return !StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes), text, false)
        .isError();
  }

  private static @Nullable Charset byZeros(byte[] bytes) {
    int length = Math.min(bytes.length, 1024) / 2 * 2;
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i < length; i += 2) {
      evenZeros += bytes[i] == 0 ? 1 : 0;
      oddZeros += bytes[i + 1] == 0 ? 1 : 0;
    }
    int half = length / 2;
    if (half >= 4 && oddZeros > half * 0.7 && evenZeros < half * 0.1) {
      return StandardCharsets.UTF_16LE;
    }
    if (half >= 4 && evenZeros > half * 0.7 && oddZeros < half * 0.1) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
