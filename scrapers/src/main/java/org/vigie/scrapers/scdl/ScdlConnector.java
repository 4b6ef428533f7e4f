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
import java.util.Optional;
import java.util.function.Consumer;
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
import tools.jackson.core.JacksonException;

/**
 * Council decisions as a table in the common format of French local open data (SCDL "délibérations"
 * 2.1), published by a commune or intercommunality, as a CSV file or through an Opendatasoft portal
 * ({@code …/api/explore/v2.1/catalog/datasets/ID/exports/json}).
 *
 * <p>Documentation: https://schema.data.gouv.fr/scdl/deliberations/
 *
 * <p>Oddities (files of 2019 to 2026): headers in lower case; dates as {@code 2021/07/02
 * 00:00:00+00}; comma or semicolon; windows-1252; numbers with a decimal; Opendatasoft makes an
 * object of {@code delib_url}; a dead link that answers 200 with a page instead of the table.
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
      Optional<DeliberationTable> table = DeliberationTable.in(reader);
      if (table.isEmpty()) {
        throw new Trouble(
            Health.CHANGED_LAYOUT,
            Message.of(
                "connector.changed.no-table",
                source.url(),
                DeliberationTable.DECIDED,
                fetched.mediaType(),
                beginning(fetched.body(), charset)));
      }
      return rows(source, fetched, table.get(), found);
    }
  }

  private static Outcome rows(
      Source source, Fetched fetched, DeliberationTable table, Consumer<Discovery> found)
      throws Trouble {
    long read = 0;
    long unreadable = 0;
    String first = "";
    try {
      while (table.rows().hasNext()) {
        DeliberationRow row = table.rows().next();
        Optional<Discovery> discovery = row.discovery(source);
        discovery.ifPresent(found);
        read += discovery.isPresent() ? 1 : 0;
        if (discovery.isEmpty()) {
          unreadable++;
          first = first.isEmpty() ? table.line().getAsLong() + ": " + row.raw() : first;
        }
      }
    } catch (UncheckedIOException | JacksonException broken) {
      throw new Trouble(
          Health.PARTIAL,
          Message.of("connector.partial.cut", source.url(), table.line().getAsLong(), read));
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

  private static String beginning(Path file, Charset charset) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(4 * SHOWN), charset).replace("\ufeff", "").strip();
      return head.substring(0, Math.min(SHOWN, head.length()));
    }
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
