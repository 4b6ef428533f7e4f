package org.vigie.scrapers.notice;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file begins; enough to tell its family by content, never by its name.
 *
 * @param text the first characters without byte order mark and leading blanks
 */
public record FileHead(String text) {
  /** How many bytes are looked at. */
  public static final int BYTES = 16_384;

  private static final Pattern ROOT =
      Pattern.compile(
          "\\A(?:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*(?:\\[.*?\\]\\s*)?>|\\s)*+"
              + "<(?:[\\w.-]+:)?([\\w.-]+)",
          Pattern.DOTALL);

  public static FileHead of(byte[] first) {
    String text = new String(first, charset(first));
    return new FileHead((text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading());
  }

  /** The local name of an XML file's root element. */
  public Optional<String> rootElement() {
    Matcher root = ROOT.matcher(text);
    return root.find() ? Optional.of(root.group(1)) : Optional.empty();
  }

  public boolean isXml() {
    return text.startsWith("<");
  }

  public boolean isJson() {
    return text.startsWith("{") || text.startsWith("[");
  }

  private static Charset charset(byte[] first) {
    if (first.length >= 2) {
      int mark = (first[0] & 0xFF) << 8 | (first[1] & 0xFF);
      if (mark == 0xFEFF || mark == 0x003C) {
        return StandardCharsets.UTF_16BE;
      }
      if (mark == 0xFFFE || mark == 0x3C00) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return StandardCharsets.UTF_8;
  }
}
