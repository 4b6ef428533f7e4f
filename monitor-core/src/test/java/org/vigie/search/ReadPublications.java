package org.vigie.search;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.place.Places;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import org.vigie.reading.Readings;

/** A database and an archive with publications that were read and settled, in words. */
final class ReadPublications {
  private static final Instant NOW = Instant.parse("2026-11-24T06:42:00Z");

  final JdbcClient jdbc;
  final TransactionTemplate transactions;
  private final Archive archive;
  private final Readings readings;

  ReadPublications(DataSource database, Path folder) {
    this.jdbc = JdbcClient.create(database);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    this.archive = new Archive(folder.resolve("archive"));
    this.readings = new Readings(jdbc, archive);
  }

  ArchiveSearch search(Path index) {
    return new ArchiveSearch(index, jdbc, transactions, readings::pages, Places.builtIn());
  }

  void source() {
    jdbc.sql(
            """
            insert into source (id, name, type, url, definition)
            values ('boamp', 'BOAMP', 'boamp', 'https://boamp.example', 'id: boamp')
            """)
        .update();
  }

  /** A publication in the Isère with one document. */
  void publish(String number, String... pages) {
    jdbc.sql(
            """
            insert into publication (source_id, external_id, first_seen_at, last_seen_at)
            values ('boamp', :number, :now, :now)
            """)
        .param("number", number)
        .param("now", NOW.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into revision (publication_id, number, content_hash, seen_at, title, kind, url,
                                  facts)
            select id, 1, 'x', :now, 'Avis ' || external_id, 'OPEN', 'https://boamp.example',
                   '{"cpv":["35125300-2"]}'
              from publication where external_id = :number
            """)
        .param("number", number)
        .param("now", NOW.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into publication_place (publication_id, kind, code, reason)
            select id, 'DEPARTEMENT', '38', 'portal' from publication where external_id = :number
            """)
        .param("number", number)
        .update();
    String sha256 = archive.keep(String.join("\f", pages).getBytes(StandardCharsets.UTF_8));
    List<PageText> texts =
        IntStream.range(0, pages.length)
            .mapToObj(at -> new PageText(at + 1, "", pages[at]))
            .toList();
    readings.keep(sha256, new Extraction(ReadingStatus.READ, "", "text/plain", texts), NOW);
    jdbc.sql(
            """
            insert into document (revision_id, position, url, name, fetch_state, sha256)
            select r.id, 1, r.url, 'avis.txt', 'FETCHED', :sha
              from revision r join publication p on p.id = r.publication_id
             where p.external_id = :number
            """)
        .param("number", number)
        .param("sha", sha256)
        .update();
  }

  /** What the matching does last of all when it has read a revision. */
  void settle(String number) {
    jdbc.sql(
            """
            update revision set matched_at = :now where publication_id =
              (select id from publication where external_id = :number)
            """)
        .param("number", number)
        .param("now", NOW.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into search_change (revision_id, changed_at)
            select r.id, :now from revision r join publication p on p.id = r.publication_id
             where p.external_id = :number
            """)
        .param("number", number)
        .param("now", NOW.atOffset(ZoneOffset.UTC))
        .update();
  }
}
