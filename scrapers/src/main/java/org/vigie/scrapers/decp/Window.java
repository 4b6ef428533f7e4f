package org.vigie.scrapers.decp;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * A stretch of a long text that can be looked at before it is let go. However long the text, it
 * holds at most {@link #MOST} characters.
 */
final class Window {
  /** Longest row, in characters. A contract has about 2,000; with many amendments 100,000. */
  static final int MOST = 1 << 20;

  static final int END = -1;

  private final Reader in;
  private char[] buffer = new char[1 << 16];
  private int start;
  private int end;
  private boolean ended;
  private long line = 1;

  Window(Reader in) {
    this.in = in;
  }

  /** The character so far ahead; {@link #END} behind the last one, or too far ahead. */
  int at(int ahead) {
    if (start + ahead < end) {
      return buffer[start + ahead];
    }
    while (start + ahead >= end && !ended && ahead < MOST) {
      fill();
    }
    return start + ahead < end ? buffer[start + ahead] : END;
  }

  /** How far ahead the next character is that is no white space. */
  int ink(int ahead) {
    int at = ahead;
    while (Character.isWhitespace(at(at))) {
      at++;
    }
    return at;
  }

  boolean startsWith(int ahead, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(ahead + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String text(int length) {
    return new String(buffer, start, Math.min(length, end - start));
  }

  void skip(int count) {
    for (int i = 0; i < count && at(0) != END; i++) {
      if (buffer[start] == '\n') {
        line++;
      }
      start++;
    }
  }

  /** From 1: where the next character stands. */
  long line() {
    return line;
  }

  private void fill() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
    }
    try {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        ended = true;
      } else {
        end += read;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
