package org.vigie.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.place.Places;
import org.vigie.request.Authorities;
import org.vigie.request.DirectoryEntry;

/**
 * Imports official open files of public bodies: the State's directory of administrations, communes
 * of geo.api.gouv.fr, Alaveteli's table of bodies, lists of persons in charge of access to
 * documents. Streamed; a hundred bodies at a time are kept in one transaction. The same file again
 * changes nothing.
 */
public final class Directory {
  private static final int TOGETHER = 100;

  private final Authorities authorities;
  private final Places places;
  private final TransactionOperations transactions;

  public Directory(Authorities authorities, Places places, TransactionOperations transactions) {
    this.authorities = authorities;
    this.places = places;
    this.transactions = transactions;
  }

  /**
   * @param columns of a table: field ({@code name}, {@code email}, {@code address}, {@code
   *     postcode}, {@code town}, {@code siren}, {@code person}, …) to the header that holds it,
   *     where the words of the header do not say it themselves
   * @param prada whether the table's persons and addresses are those in charge of access to
   *     documents
   * @throws IOException where the file cannot be read
   * @throws UnknownColumnException where a table does not say which column names the bodies
   */
  public DirectoryReport importFile(Path file, Map<String, String> columns, boolean prada)
      throws IOException {
    Tally tally = new Tally();
    var batch = new Batch(file.getFileName().toString(), tally);
    String format;
    if (isJson(file)) {
      format = new JsonEntries(places, tally).read(file, batch::add);
    } else {
      format = "csv";
      new CsvEntries(places, tally, columns, prada).read(file, batch::add);
    }
    batch.keep();
    return tally.report(format);
  }

  private static boolean isJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte b : in.readNBytes(64)) {
        if (b == '{' || b == '[') {
          return true;
        }
        // white space and a byte order mark may come before
        if (b > ' ') {
          return false;
        }
      }
      return false;
    }
  }

  private final class Batch {
    private final String origin;
    private final Tally tally;
    private final List<DirectoryEntry> entries = new ArrayList<>(TOGETHER);

    Batch(String origin, Tally tally) {
      this.origin = origin;
      this.tally = tally;
    }

    void add(DirectoryEntry entry) {
      entries.add(entry);
      if (entries.size() == TOGETHER) {
        keep();
      }
    }

    void keep() {
      transactions.executeWithoutResult(
          status -> entries.forEach(entry -> tally.kept(authorities.keep(entry, origin))));
      entries.clear();
    }
  }
}
