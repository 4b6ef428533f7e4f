package org.vigie.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A text without accents, ligatures, entities and encoding accidents, each of its characters with
 * the place it came from. Case is kept: it tells a code such as LAPI from a word.
 */
final class Folding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("apos", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("lsquo", "'"),
          Map.entry("nbsp", " "),
          Map.entry("quot", "\""),
          Map.entry("laquo", "\""),
          Map.entry("raquo", "\""),
          Map.entry("shy", "\u00AD"),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("oelig", "oe"),
          Map.entry("OElig", "OE"),
          Map.entry("aelig", "ae"),
          Map.entry("AElig", "AE"));
  private static final String ACCENTS = "acute|grave|circ|cedil|uml|tilde|ring";

  private final String text;
  private char[] folded;
  private int length;
  private int[] starts;
  private int[] ends;

  Folding(String text) {
    this.text = text;
    this.folded = new char[text.length() + 16];
    this.starts = new int[text.length() + 16];
    this.ends = new int[text.length() + 16];
    int at = 0;
    while (at < text.length()) {
      at = fold(at);
    }
  }

  String folded() {
    return new String(folded, 0, length);
  }

  /** Where the folded character began in the text. */
  int start(int index) {
    return starts[index];
  }

  /** After where the folded character ended in the text. */
  int end(int index) {
    return ends[index];
  }

  private int fold(int at) {
    char c = text.charAt(at);
    if (c == '&') {
      int after = entity(at);
      if (after > at) {
        return after;
      }
    } else if (c < 0x80) {
      append(c, at, at + 1);
      return at + 1;
    } else if (c == 'Ã' || c == 'Â' || c == 'Å' || c == 'â') {
      int after = misread(at);
      if (after > at) {
        return after;
      }
    } else if (c == '´' || c == '¨') {
      if (!isLooseAccent(at)) {
        append('\'', at, at + 1);
      }
      return at + 1;
    }
    int codePoint = text.codePointAt(at);
    int after = at + Character.charCount(codePoint);
    foldCodePoint(codePoint, at, after);
    return after;
  }

  private void foldCodePoint(int codePoint, int start, int end) {
    switch (codePoint) {
      case 'œ' -> appendAll("oe", start, end);
      case 'Œ' -> appendAll("OE", start, end);
      case 'æ' -> appendAll("ae", start, end);
      case 'Æ' -> appendAll("AE", start, end);
      case 0x2018, 0x2019, 0x201B, 0x02BC, 0x2032 -> append('\'', start, end);
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> append('-', start, end);
      // a lost letter, a soft hyphen and the invisible ones leave no trace
      case 0xFFFD, 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> {}
      default -> appendAll(Letters.withoutAccents(codePoint), start, end);
    }
  }

  /** {@code vide´o}: the accent stands beside its letter. {@code d´images}: an apostrophe. */
  private boolean isLooseAccent(int at) {
    int before = length - 1;
    return before >= 1
        && Character.isLetter(folded[before])
        && Character.isLetter(folded[before - 1])
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private int entity(int at) {
    int close = text.indexOf(';', at + 1, Math.min(text.length(), at + 12));
    if (close < 0) {
      return at;
    }
    String name = text.substring(at + 1, close);
    String replacement = ENTITIES.get(name);
    if (replacement == null && name.matches("[A-Za-z](?:" + ACCENTS + ")")) {
      replacement = name.substring(0, 1);
    }
    if (replacement == null && name.matches("#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}")) {
      int codePoint =
          name.charAt(1) == 'x' || name.charAt(1) == 'X'
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      foldCodePoint(codePoint, at, close + 1);
      return close + 1;
    }
    if (replacement == null) {
      return at;
    }
    appendAll(replacement, at, close + 1);
    return close + 1;
  }

  /** UTF-8 that was read as Windows-1252: {@code Ã©} for é, {@code â€™} for ’. */
  private int misread(int at) {
    int length = text.charAt(at) == 'â' ? 3 : 2;
    if (at + length > text.length()) {
      return at;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      char c = text.charAt(at + i);
      if (c < 0x80) {
        return at;
      }
      byte[] one = c <= 0xFF ? new byte[] {(byte) c} : Character.toString(c).getBytes(WINDOWS);
      bytes[i] = one[0];
    }
    try {
      CharBuffer right = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      if (right.length() != 1) {
        return at;
      }
      foldCodePoint(right.get(0), at, at + length);
      return at + length;
    } catch (CharacterCodingException notMisread) {
      return at;
    }
  }

  private void appendAll(String characters, int start, int end) {
    for (int i = 0; i < characters.length(); i++) {
      append(characters.charAt(i), start, end);
    }
  }

  private void append(char c, int start, int end) {
    if (length == folded.length) {
      folded = Arrays.copyOf(folded, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    starts[length] = start;
    ends[length] = end;
    folded[length++] = c;
  }
}
