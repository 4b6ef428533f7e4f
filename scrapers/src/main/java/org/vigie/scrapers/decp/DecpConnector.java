package org.vigie.scrapers.decp;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vigie.message.Message;
import org.vigie.scrapers.catalogue.Dataset;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.decp.DecpCheckpoint.FileMark;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * Essential data on awarded contracts (DECP): every contract of 40,000 euros or more and every
 * concession since 2024, with winner, amount and amendments, weeks to months after the signature.
 * Published by the Finance ministry (national file, several hundred megabytes) and by each
 * platform. Licence Ouverte 2.0.
 *
 * <p>Documentation: https://github.com/139bercy/format-commande-publique (schema v2.0.3), arrêté of
 * 22 December 2022; the older schema of 2019 and Opendatasoft's flat rows are read too.
 *
 * <p>The source's address is a file (JSON, XML or CSV, gzip or not), or a data set of data.gouv.fr
 * ({@code …/api/1/datasets/ID/}), whose JSON and XML files are then read, or its CSV files where it
 * has no others. The CSV of decp.info (https://decp.info, data set 608c055b35eb4e6ee20eb325) has
 * all platforms' contracts in one table, a row for each winner.
 *
 * <p>Oddities (files and captures of 2019 to 2026): quotes and backslashes unescaped inside texts,
 * {@code NaN}, byte order marks, ISO-8859-1 declared as UTF-16; amounts of 1e17 and years of 0222
 * (left out); CPV codes without their leading zero; SIRET with spaces or of no register; the same
 * winner twice; the number of a contract is unique together with its buyer only. A framework's
 * amount is its ceiling. Rows stay in the file for good and change without a date.
 *
 * <p>Each row is one publication; its amendments are inside, so a new one makes a new revision, of
 * kind amended.
 */
public final class DecpConnector extends FamilyConnector<DecpSettings> {
  private final Clock clock;

  public DecpConnector(Clock clock) {
    super("decp", DecpSettings::read);
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source,
      DecpSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    DecpCheckpoint last = DecpCheckpoint.from(checkpoint);
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    var walk = new DecpWalk(source, settings, asking.fetcher(), today, found);
    Map<String, FileMark> read = new HashMap<>(last.files());
    try {
      List<URI> files = files(source, settings, asking);
      for (URI file : files) {
        walk.read(file, last.files().get(file.toString()));
        read.putAll(walk.marks());
      }
      read.keySet().retainAll(files.stream().map(URI::toString).toList());
    } catch (Trouble trouble) {
      // files read whole before the trouble need not be read again
      Checkpoint next = last.files().equals(read) ? checkpoint : last.with(read);
      return new Outcome(next, trouble.health(), trouble.reason(), walk.notModified());
    }
    Checkpoint next = last.with(read);
    if (walk.rows() == 0) {
      return new Outcome(
          next, Health.EMPTY, Message.of("connector.empty", source.url()), walk.notModified());
    }
    return walk.shortfall()
        .map(reason -> new Outcome(next, Health.PARTIAL, reason, walk.notModified()))
        .orElseGet(() -> new Outcome(next, Health.OK, Message.NONE, walk.notModified()));
  }

  private static List<URI> files(Source source, DecpSettings settings, Asking asking)
      throws Trouble {
    if (!Dataset.isDataset(source.url())) {
      return List.of(source.url());
    }
    Dataset dataset = Dataset.read(source.url(), asking);
    // the same contracts stand in the tables, with less said of them
    List<URI> files = files(dataset, settings, "json|xml");
    if (files.isEmpty()) {
      files = files(dataset, settings, "csv");
    }
    if (files.isEmpty()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of(
              "connector.changed.no-resource", source.url(), dataset.titles(), "json, xml, csv"));
    }
    return files;
  }

  private static List<URI> files(Dataset dataset, DecpSettings settings, String formats) {
    return dataset.resources().stream()
        .filter(resource -> resource.format().matches(formats))
        .filter(
            resource ->
                settings.resources().isEmpty()
                    || settings.resources().stream().anyMatch(resource.folded()::contains))
        .map(Dataset.Resource::uri)
        .toList();
  }
}
