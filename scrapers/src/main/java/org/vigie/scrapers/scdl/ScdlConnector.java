package org.vigie.scrapers.scdl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * Council decisions as a table in the common format of French local open data (SCDL "délibérations"
 * 2.1), published by a commune or intercommunality.
 *
 * <p>Documentation: https://schema.data.gouv.fr/scdl/deliberations/
 *
 * <p>Oddities (files of 2019 to 2026): headers in lower case; dates as {@code 2021/07/02
 * 00:00:00+00}; comma or semicolon; windows-1252; numbers with a decimal; a dead link that answers
 * 200 with a page instead of the table.
 *
 * <p>The checkpoint is the file's ETag: each walk reads the whole table, which is small, and what
 * is known already changes nothing.
 */
public final class ScdlConnector extends FamilyConnector<SettingsReader> {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int SHOWN = 80;

  public ScdlConnector() {
    super("scdl", reader -> reader);
  }

  @Override
  protected Outcome walk(
      Source source,
      SettingsReader settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    String etag = checkpoint.isNone() ? null : checkpoint.value();
    FetchResult result =
        asking
            .fetcher()
            .fetch(FetchRequest.document(source.url(), source.policy()).ifChanged(etag, null));
    if (result instanceof NotModified) {
      return new Outcome(checkpoint, Health.OK, Message.NONE, 1);
    }
    if (!(result instanceof Fetched fetched)) {
      throw Trouble.from(result);
    }
    try (fetched) {
      return read(source, fetched, found);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Outcome read(Source source, Fetched fetched, Consumer<Discovery> found)
      throws Trouble, IOException {
    Charset charset = charset(fetched.body());
    try (BufferedReader reader = Files.newBufferedReader(fetched.body(), charset)) {
      String header = header(reader);
      if (!header.toUpperCase(Locale.ROOT).contains("DELIB_OBJET")) {
        String beginning = header.substring(0, Math.min(SHOWN, header.length()));
        throw new Trouble(
            Health.CHANGED_LAYOUT,
            Message.of(
                "connector.changed.no-table",
                source.url(),
                "DELIB_OBJET",
                fetched.mediaType(),
                beginning));
      }
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(header.indexOf(';') >= 0 ? ";" : ",")
              .setIgnoreEmptyLines(true)
              .setTrim(true)
              .get();
      List<String> headers = CSVParser.parse(header, format).getRecords().getFirst().toList();
      return rows(source, fetched, format.parse(reader), headers, found);
    }
  }

  private static Outcome rows(
      Source source,
      Fetched fetched,
      CSVParser rows,
      List<String> headers,
      Consumer<Discovery> found)
      throws Trouble {
    long read = 0;
    long unreadable = 0;
    String first = "";
    try {
      for (CSVRecord row : rows) {
        Optional<Discovery> discovery = new DeliberationRow(headers, row).discovery(source);
        discovery.ifPresent(found);
        read += discovery.isPresent() ? 1 : 0;
        if (discovery.isEmpty()) {
          unreadable++;
          first = first.isEmpty() ? (row.getRecordNumber() + 1) + ": " + row.toList() : first;
        }
      }
    } catch (UncheckedIOException broken) {
      throw new Trouble(
          Health.PARTIAL,
          Message.of("connector.partial.cut", source.url(), rows.getCurrentLineNumber() + 1, read));
    }
    String etag = fetched.headers().getOrDefault("etag", "");
    // a table with rows that could not be read is read, and told of, again
    Checkpoint next = new Checkpoint(unreadable == 0 ? etag : "");
    if (read == 0 && unreadable == 0) {
      return new Outcome(next, Health.EMPTY, Message.of("connector.empty", source.url()), 0);
    }
    if (read == 0) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.rows", source.url(), unreadable, first));
    }
    return unreadable == 0
        ? Outcome.complete(next).meetingAllSince(LocalDate.MIN)
        : new Outcome(
            next,
            Health.PARTIAL,
            Message.of(
                "connector.partial.rows", source.url(), unreadable, read + unreadable, first),
            0);
  }

  private static String header(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null && line.isBlank()) {
      line = reader.readLine();
    }
    return line == null ? "" : line.replace("\ufeff", "").strip();
  }

  private static Charset charset(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var text =
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(java.nio.charset.CodingErrorAction.REPORT))) {
      char[] chunk = new char[1 << 14];
      while (text.read(chunk) >= 0) {
        // only whether it can be read counts
      }
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return WINDOWS;
    }
  }
}
