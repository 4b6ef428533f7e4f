package org.vigie.scrapers.scdl;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions row by row, from a CSV table or from the array of objects that an Opendatasoft portal
 * exports ({@code …/exports/json}).
 *
 * @param rows in the file's order; where the file stops in its middle, asking for the next throws
 *     {@link java.io.UncheckedIOException} or {@link tools.jackson.core.JacksonException}
 * @param line the one that was reached, from 1
 */
record DeliberationTable(Iterator<DeliberationRow> rows, LongSupplier line) {
  /** The column without which a table holds no decisions. */
  static final String DECIDED = "DELIB_OBJET";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Empty where the file is neither. */
  static Optional<DeliberationTable> in(BufferedReader file) throws IOException {
    return firstCharacter(file) == '[' ? Optional.of(objects(file)) : table(file);
  }

  /** The reader stands on it afterwards, behind a byte order mark and white space. */
  private static int firstCharacter(BufferedReader file) throws IOException {
    int first;
    do {
      file.mark(1);
      first = file.read();
    } while (first == '\ufeff' || (first >= 0 && Character.isWhitespace(first)));
    file.reset();
    return first;
  }

  private static Optional<DeliberationTable> table(BufferedReader file) throws IOException {
    String header = Optional.ofNullable(file.readLine()).orElse("");
    if (!header.toUpperCase(Locale.ROOT).contains(DECIDED)) {
      return Optional.empty();
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(header.indexOf(';') >= 0 ? ";" : ",")
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    List<String> headers = CSVParser.parse(header, format).getRecords().getFirst().toList();
    CSVParser rows = format.parse(file);
    return Optional.of(
        new DeliberationTable(
            each(rows.iterator(), row -> DeliberationRow.of(headers, row)),
            () -> rows.getCurrentLineNumber() + 1));
  }

  private static DeliberationTable objects(BufferedReader file) {
    MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(file);
    return new DeliberationTable(
        each(objects, DeliberationRow::of), () -> objects.currentLocation().getLineNr());
  }

  private static <T> Iterator<DeliberationRow> each(
      Iterator<T> rows, Function<T, DeliberationRow> read) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public DeliberationRow next() {
        return read.apply(rows.next());
      }
    };
  }
}
