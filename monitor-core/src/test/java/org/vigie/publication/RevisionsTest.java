package org.vigie.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed.Cause;
import org.vigie.message.Message;
import org.vigie.place.Places;
import org.vigie.publication.Recorded.Change;
import org.vigie.reading.Readings;

/** What becomes of publications and documents that change, vanish and come back. */
class RevisionsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NEXT_WEEK = Instant.parse("2026-12-02T08:00:00Z");
  private static final Places PLACES = Places.builtIn();
  private static final URI CCTP = URI.create("https://valmoire.example/cctp.pdf");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void a_page_that_goes_to_b_and_back_to_a_has_three_revisions(TestDatabase database) {
    var town = new Town(database, folder);

    assertThat(town.publishes("page", "version A", MONDAY)).isEqualTo(Change.NEW);
    assertThat(town.publishes("page", "version B", MONDAY)).isEqualTo(Change.REVISED);
    assertThat(town.publishes("page", "version A", TUESDAY)).isEqualTo(Change.REVISED);
    assertThat(town.publishes("page", "version A", TUESDAY)).isEqualTo(Change.UNCHANGED);

    assertThat(
            town.jdbc
                .sql("select number from revision order by number")
                .query(Integer.class)
                .list())
        .containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource
  void what_a_whole_walk_does_not_meet_is_kept_and_marked_until_it_is_met_again(
      TestDatabase database) {
    var town = new Town(database, folder);
    town.publishes("act-1", "un", MONDAY);
    town.publishes("act-2", "deux", MONDAY);

    town.publishes("act-1", "un", TUESDAY);
    town.publications.vanish("valmoire", LocalDate.MIN, TUESDAY, TUESDAY);
    assertThat(town.vanished()).containsExactly("act-2");

    town.publishes("act-2", "deux", NEXT_WEEK);
    assertThat(town.vanished()).isEmpty();
    assertThat(town.jdbc.sql("select count(*) from revision").query(Integer.class).single())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_older_than_the_walk_went_is_not_said_to_have_vanished(TestDatabase database) {
    var town = new Town(database, folder);
    town.publishes("act-1", "un", MONDAY);

    town.publications.vanish("valmoire", LocalDate.of(2026, 11, 1), TUESDAY, TUESDAY);

    assertThat(town.vanished()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_list_that_lost_most_of_itself_at_once_is_doubted(TestDatabase database) {
    var town = new Town(database, folder);
    for (int act = 1; act <= 6; act++) {
      town.publishes("act-" + act, "texte", MONDAY);
    }
    town.publishes("act-1", "texte", TUESDAY);

    var unlisted = town.publications.vanish("valmoire", LocalDate.MIN, TUESDAY, TUESDAY);

    assertThat(unlisted.isDoubtful()).isTrue();
    assertThat(town.vanished()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_is_gone_keeps_its_copy_is_marked_and_comes_back(TestDatabase database)
      throws Exception {
    var town = new Town(database, folder);
    town.publishes("act-1", "un", MONDAY, CCTP);
    town.fetches(MONDAY, "contenu");
    town.publishes("act-1", "un, modifié", TUESDAY, CCTP);
    town.isGone(TUESDAY);

    assertThat(town.documents()).containsExactly("1 FETCHED gone copy", "2 FAILED gone none");
    assertThat(town.publications.due("valmoire", 1, TUESDAY)).isEmpty();

    town.fetches(NEXT_WEEK, "contenu");
    assertThat(town.documents()).containsExactly("1 FETCHED there copy", "2 FETCHED there copy");
  }

  /** An invented town's site and what was kept of it. */
  private static final class Town {
    final JdbcClient jdbc;
    final Publications publications;
    private final Path folder;

    Town(TestDatabase database, Path folder) {
      var dataSource = database.fresh();
      this.folder = folder;
      jdbc = JdbcClient.create(dataSource);
      var archive = new Archive(folder.resolve("archive"));
      publications =
          new Publications(
              jdbc,
              new TransactionTemplate(new JdbcTransactionManager(dataSource)),
              archive,
              new Readings(jdbc, archive),
              PLACES);
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values ('valmoire', 'Valmoire', 'listing', 'https://valmoire.example', '')
              """)
          .update();
    }

    Change publishes(String id, String text, Instant at, URI... documents) {
      var facts =
          new PublicationFacts(
              "Acte " + id,
              PublicationKind.ACT,
              "Commune de Valmoire",
              null,
              null,
              List.of(),
              List.of(),
              null,
              null,
              null,
              null,
              List.of(),
              List.of(),
              URI.create("https://valmoire.example/" + id));
      var links = List.of(documents).stream().map(uri -> new DocumentLink(uri, "cctp")).toList();
      return publications
          .record(
              "valmoire",
              List.of(),
              List.of(new Content(id, facts, text, new byte[0], "text/plain", links)),
              at)
          .getFirst()
          .change();
    }

    void fetches(Instant at, String content) throws Exception {
      Path body = Files.writeString(Files.createTempFile(folder, "body", ""), content);
      String sha256 =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
      answer(
          new FetchResult.Fetched(CCTP, CCTP, 200, Map.of(), body, sha256, content.length(), at),
          at);
    }

    void isGone(Instant at) {
      answer(
          new FetchResult.Failed(CCTP, Cause.GONE, 404, Message.of("fetch.status", 404), null), at);
    }

    private void answer(FetchResult result, Instant at) {
      var due = publications.due("valmoire", 1, at).getFirst();
      publications.answered(List.of(new Publications.Answered(due, result)), at);
    }

    List<String> vanished() {
      return jdbc.sql("select external_id from publication where vanished_at is not null")
          .query((row, number) -> row.getString(1))
          .list();
    }

    List<String> documents() {
      return jdbc.sql(
              """
              select r.number || ' ' || d.fetch_state
                     || case when d.gone_at is null then ' there' else ' gone' end
                     || case when d.sha256 is null then ' none' else ' copy' end
                from document d join revision r on r.id = d.revision_id
               where d.position > 0 order by d.id
              """)
          .query((row, number) -> row.getString(1))
          .list();
    }
  }
}
