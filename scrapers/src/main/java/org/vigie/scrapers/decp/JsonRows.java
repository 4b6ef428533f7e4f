package org.vigie.scrapers.decp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a JSON file, one after the other. The file is cut into rows before any is parsed, so
 * that one broken row (platforms write some) costs itself and not all that come after it: a JSON
 * parser for the whole file would stop there.
 *
 * <p>Knows the files of schema v2 ({@code marches.marche[]}, {@code marches.contrat-concession[]}),
 * of 2019 ({@code marches[]}), Opendatasoft exports (an array) and answers ({@code results[]}), and
 * one object a line.
 */
final class JsonRows {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_MISSING_VALUES,
              JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .build();

  private static final Set<String> HOLDERS =
      Set.of("marches", "marche", "contrat-concession", "contrats-concession", "results");

  private static final Set<String> ENVELOPE =
      Set.of("$schema", "marches", "marche", "contrat-concession", "results", "total_count");

  /** Most characters to look at for the next row that can be read behind a broken one. */
  private static final long MOST_SEARCHED = 1L << 26;

  private static final int SHOWN = 80;

  private final Window window;
  private final RowSink sink;

  /** What is open: the key that an array stands under, or an opening brace for an object. */
  private final Deque<String> open = new ArrayDeque<>();

  private @Nullable String key;
  private boolean found;
  private boolean whole = true;

  JsonRows(Window window, RowSink sink) {
    this.window = window;
    this.sink = sink;
  }

  /** Whether there was a place for rows at all, and whether the file ended where it should. */
  RowsEnd read() {
    for (int c = next(); c != Window.END; c = next()) {
      switch (c) {
        case '{' -> object();
        case '[' -> {
          open.push(key == null ? "" : key);
          found |= holdsRows();
          window.skip(1);
        }
        case '}', ']' -> {
          open.poll();
          window.skip(1);
        }
        case '"' -> word();
        default -> {
          if (holdsRows()) {
            recover();
          } else {
            window.skip(1);
          }
        }
      }
    }
    return new RowsEnd(found, whole && open.isEmpty(), window.line());
  }

  private int next() {
    window.skip(window.ink(0));
    while (window.at(0) == ',' || window.at(0) == ':') {
      window.skip(window.ink(1));
    }
    return window.at(0);
  }

  private boolean holdsRows() {
    String inner = open.peek();
    return inner != null && (HOLDERS.contains(inner) || (inner.isEmpty() && open.size() == 1));
  }

  private void object() {
    boolean single = key != null && (key.equals("marche") || key.equals("contrat-concession"));
    boolean alone = open.isEmpty() && (found || (!isEnvelope() && isRow()));
    if (holdsRows() || (single && "{".equals(open.peek())) || alone) {
      found = true;
      row();
    } else {
      open.push("{");
      key = null;
      window.skip(1);
    }
  }

  private boolean isEnvelope() {
    int quote = window.ink(1);
    return ENVELOPE.stream().anyMatch(word -> window.startsWith(quote, '"' + word + '"'))
        || window.at(quote) == '}';
  }

  private boolean isRow() {
    int length = strictLength();
    return length > 0 && parsed(window.text(length)).filter(JsonRows::isPlausible).isPresent();
  }

  private void word() {
    if (holdsRows()) {
      recover();
      return;
    }
    int length = 1;
    while (window.at(length) != '"' && window.at(length) != Window.END) {
      length += window.at(length) == '\\' ? 2 : 1;
    }
    String text = window.text(length).substring(1);
    boolean isKey = window.at(window.ink(length + 1)) == ':';
    key = isKey ? text : null;
    window.skip(length + 1);
  }

  private void row() {
    long line = window.line();
    int length = strictLength();
    Optional<JsonNode> row = length > 0 ? parsed(window.text(length)) : Optional.empty();
    if (row.isEmpty()) {
      var repair = new RowRepair(window);
      row = parsed(repair.mended()).filter(JsonRows::isPlausible);
      length = repair.length();
    }
    if (row.isPresent()) {
      if (isPlausible(row.get())) {
        sink.row(row.get(), line);
      } else {
        sink.unreadable(line, beginning());
      }
      window.skip(length);
    } else {
      sink.unreadable(line, beginning());
      window.skip(1);
      search();
    }
  }

  /** Something stands between rows that belongs to none. */
  private void recover() {
    sink.unreadable(window.line(), beginning());
    search();
  }

  /** Skips to the next row that can be read; to the end of the file where there is none. */
  private void search() {
    long searched = 0;
    for (int c = window.at(0); c != Window.END; c = window.at(0)) {
      if (c == '{' && window.at(window.ink(1)) == '"') {
        int length = strictLength();
        searched += length > 0 ? length : Window.MOST;
        if (isRow()) {
          return;
        }
        var repair = new RowRepair(window);
        if (parsed(repair.mended()).filter(JsonRows::isPlausible).isPresent()) {
          return;
        }
        searched += repair.length();
        if (searched > MOST_SEARCHED) {
          break;
        }
      }
      window.skip(1);
    }
    whole = false;
    while (window.at(0) != Window.END) {
      window.skip(Window.MOST);
    }
  }

  private String beginning() {
    window.at(SHOWN);
    return window.text(SHOWN).replaceAll("\\s+", " ");
  }

  /** Of the object that begins here, were it JSON; -1 where it has no end. */
  private int strictLength() {
    int depth = 0;
    boolean inText = false;
    for (int at = 0; at < Window.MOST; at++) {
      int c = window.at(at);
      if (c == Window.END) {
        return -1;
      }
      if (inText) {
        if (c == '\\') {
          at++;
        } else if (c == '"') {
          inText = false;
        }
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return at + 1;
        }
      }
    }
    return -1;
  }

  private static Optional<JsonNode> parsed(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static boolean isPlausible(JsonNode row) {
    return new ContractRow(row).hasBuyer();
  }
}
