package org.vigie.scrapers.decp;

import java.util.List;

/**
 * Makes JSON of what platforms export as JSON: quotes inside a text without backslash, backslashes
 * before letters that take none. Where it is unclear whether a quote ends a text, the shape of
 * contract rows decides: what follows is a key or an object, never a bare word.
 */
final class RowRepair {
  private static final List<String> KEYS =
      List.of("\"id\"", "\"acheteur\"", "\"objet\"", "\"nature\"", "\"autoriteConcedante\"");

  private final Window window;
  private final StringBuilder repaired = new StringBuilder();
  private boolean swallowed;
  private int at;

  RowRepair(Window window) {
    this.window = window;
  }

  /**
   * The object that begins at the window's start, mended.
   *
   * @return empty where it does not end, or where a text of it would hold another row
   */
  String mended() {
    int depth = 0;
    char before = '{';
    for (int c = window.at(at); c != Window.END; c = window.at(at)) {
      if (c == '"') {
        text(before == '{' || before == ',');
        before = '"';
        continue;
      }
      repaired.append((char) c);
      at++;
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return swallowed ? "" : repaired.toString();
        }
      }
      if (!Character.isWhitespace(c)) {
        // inside an array a comma is no sign of a key; the check below copes with both
        before = (char) c;
      }
    }
    return "";
  }

  /** How many characters of the file the object took. */
  int length() {
    return at;
  }

  private void text(boolean mayBeKey) {
    repaired.append('"');
    at++;
    for (int c = window.at(at); c != Window.END; c = window.at(at)) {
      if (c == '\\') {
        backslash();
      } else if (c == '"' && ((mayBeKey && isBefore(at, ':')) || endsValue(at))) {
        repaired.append('"');
        at++;
        return;
      } else {
        if (c == '"') {
          swallowed |= isBeforeKey(at);
          repaired.append('\\');
        }
        repaired.append((char) c);
        at++;
      }
    }
  }

  private void backslash() {
    int next = window.at(at + 1);
    if (next == '"' && endsBeforeKey(at + 1)) {
      repaired.append("\\\\");
      at++;
    } else if ((next != Window.END && "\"\\/bfnrt".indexOf(next) >= 0) || isUnicode(at + 1)) {
      repaired.append('\\').append((char) next);
      at += 2;
    } else {
      repaired.append("\\\\");
      at++;
    }
  }

  private boolean isUnicode(int u) {
    for (int i = 1; i <= 4; i++) {
      if (Character.digit(window.at(u + i), 16) < 0) {
        return false;
      }
    }
    return window.at(u) == 'u';
  }

  private boolean isBefore(int quote, char wanted) {
    return window.at(window.ink(quote + 1)) == wanted;
  }

  private boolean endsValue(int quote) {
    int next = window.ink(quote + 1);
    return switch (window.at(next)) {
      case '}', ']', Window.END -> true;
      case ',' -> {
        int after = window.at(window.ink(next + 1));
        yield after == '{' || after == '[' || (after == '"' && !isQuotedWord(next));
      }
      default -> false;
    };
  }

  /** {@code "le "grand", "petit" projet"}: a quoted word, with a word behind it, is no key. */
  private boolean isQuotedWord(int comma) {
    int open = window.ink(comma + 1);
    int close = open + 1;
    while (window.at(close) != '"' && window.at(close) != Window.END && close - open < 80) {
      close++;
    }
    int behind = window.at(window.ink(close + 1));
    return behind != ':' && behind != ',' && behind != ']' && behind != '}';
  }

  private boolean isBeforeKey(int quote) {
    for (String key : KEYS) {
      if (window.startsWith(quote, key) && isBefore(quote + key.length() - 1, ':')) {
        return true;
      }
    }
    return false;
  }

  private boolean endsBeforeKey(int quote) {
    int next = window.ink(quote + 1);
    if (window.at(next) != ',') {
      return window.at(next) == '}';
    }
    int at = window.ink(next + 1);
    if (window.at(at) != '"') {
      return false;
    }
    at++;
    while (Character.isLetterOrDigit(window.at(at)) || window.at(at) == '_') {
      at++;
    }
    return window.at(at) == '"' && isBefore(at, ':');
  }
}
