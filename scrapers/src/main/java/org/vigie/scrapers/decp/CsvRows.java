package org.vigie.scrapers.decp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a flat table: the export of an Opendatasoft portal, or decp.info's, which cleans and
 * joins all platforms' files. Decp.info repeats a contract for each winner and for each amendment;
 * its column {@code donneesActuelles} marks the rows that hold now, and only those are handed over.
 */
final class CsvRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern HEAD =
      Pattern.compile("^\\ufeff?\"?[a-z].*[,;]\"?acheteur_id\"?[,;]");
  private static final String CURRENT = "donneesActuelles";

  private final BufferedReader reader;
  private final RowSink sink;

  CsvRows(BufferedReader reader, RowSink sink) {
    this.reader = reader;
    this.sink = sink;
  }

  /** Whether a line is the head of such a table. */
  static boolean isHead(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return HEAD.matcher(lower).find() && lower.contains("objet");
  }

  RowsEnd read() throws IOException {
    String head = reader.readLine();
    if (head == null || !isHead(head)) {
      return new RowsEnd(false, true, 1);
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(head.indexOf(';') >= 0 ? ";" : ",")
            .setIgnoreEmptyLines(true)
            .get();
    List<String> columns =
        CSVParser.parse(head.replace("\ufeff", ""), format).getRecords().getFirst().toList();
    CSVParser rows = format.parse(reader);
    try {
      for (CSVRecord row : rows) {
        hand(columns, row, rows.getCurrentLineNumber() + 1);
      }
    } catch (UncheckedIOException broken) {
      return new RowsEnd(true, false, rows.getCurrentLineNumber() + 1);
    }
    return new RowsEnd(true, true, rows.getCurrentLineNumber() + 1);
  }

  private void hand(List<String> columns, CSVRecord row, long line) {
    if (row.size() != columns.size()) {
      sink.unreadable(line, String.join(",", row.toList()));
      return;
    }
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.get(i).isBlank()) {
        object.put(columns.get(i).strip(), row.get(i));
      }
    }
    String current = object.path(CURRENT).asString("true");
    if (!current.equalsIgnoreCase("false") && !current.equals("0")) {
      sink.row(object, line);
    }
  }
}
