package org.vigie.app.page;

/** Values for spreadsheets. */
public final class Csv {
  private Csv() {}

  /** RFC 4180; a leading sign would be a formula to a spreadsheet, and names come from outside. */
  public static String quoted(String text) {
    String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
