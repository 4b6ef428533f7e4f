package org.vigie.app.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** Tables for spreadsheets, RFC 4180. */
public final class Csv {
  public static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private Csv() {}

  /** A line with its end; numbers stand bare, all else in quotation marks. */
  public static String line(Object... cells) {
    return Stream.of(cells)
        .map(cell -> cell instanceof Number ? cell.toString() : quoted(cell.toString()))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A leading sign would be a formula to a spreadsheet, and most texts come from outside. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)\\s*[=+\\-@\t\r\n].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
