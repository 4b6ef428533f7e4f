package org.vigie.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TestDatabase;
import org.vigie.source.Health;
import org.vigie.source.SourceId;

class SilenceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void a_daily_source_is_stale_after_a_week_and_a_weekly_one_is_not(TestDatabase database) {
    var archive = new Kept(database);
    archive.source("daily");
    archive.source("weekly");
    for (int n = 0; n < 10; n++) {
      archive.publication("daily", TODAY.minusDays(8 + n), null);
      archive.publication("weekly", TODAY.minusDays(8 + 7L * n), null);
    }

    var daily = archive.judge("daily").orElseThrow();
    assertThat(daily.health()).isEqualTo(Health.STALE);
    assertThat(daily.reason().arguments()).containsExactly("8", "1", "2026-11-16");
    assertThat(archive.judge("weekly")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_source_that_lists_only_old_things_again_is_stale_by_their_dates(TestDatabase database) {
    var archive = new Kept(database);
    archive.source("relisted");
    for (int n = 0; n < 10; n++) {
      archive.publication("relisted", TODAY.minusDays(n), TODAY.minusDays(60 + n));
    }

    assertThat(archive.judge("relisted").orElseThrow().reason().key())
        .isEqualTo("harvest.stale-dates");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_there_at_the_first_reading_is_no_rhythm(TestDatabase database) {
    var archive = new Kept(database);
    archive.source("new");
    for (int n = 0; n < 10; n++) {
      archive.publication("new", TODAY.minusDays(30), null);
    }

    assertThat(archive.judge("new")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void files_with_hardly_any_words_are_told(TestDatabase database) {
    var archive = new Kept(database);
    archive.source("scans");
    for (int n = 0; n < 6; n++) {
      archive.document(archive.publication("scans", TODAY, TODAY), 20, 300);
    }

    var verdict = archive.judge("scans").orElseThrow();
    assertThat(verdict.health()).isEqualTo(Health.PARTIAL);
    assertThat(verdict.reason().arguments()).containsExactly("6", "6", "50");
  }

  @Test
  void another_domain_is_another_site_but_a_subdomain_is_not() {
    assertThat(sameSite("https://www.isere.gouv.fr", "https://telechargement.isere.gouv.fr"))
        .isTrue();
    assertThat(sameSite("https://www.isere.gouv.fr", "https://www.ain.gouv.fr")).isFalse();
    assertThat(sameSite("http://valmoire.example", "https://www.valmoire.example/x")).isTrue();
    assertThat(sameSite("https://valmoire.example", "https://parking.example")).isFalse();
  }

  private static boolean sameSite(String one, String other) {
    return Observed.areOneSite(URI.create(one), URI.create(other));
  }

  private static final class Kept {
    private final JdbcClient jdbc;
    private long next = 1;

    Kept(TestDatabase database) {
      jdbc = JdbcClient.create(database.fresh());
    }

    Optional<Verdict> judge(String source) {
      return new Silence(jdbc, NOON).judge(new SourceId(source));
    }

    void source(String id) {
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values (:id, :id, 'x', 'https://portal.example', '')
              """)
          .param("id", id)
          .update();
    }

    long publication(String source, LocalDate seen, @Nullable LocalDate published) {
      long id = next++;
      jdbc.sql(
              """
              insert into publication (id, source_id, external_id, first_seen_at, last_seen_at)
              values (:id, :source, :external, :seen, :seen)
              """)
          .param("id", id)
          .param("source", source)
          .param("external", "e" + id)
          .param("seen", seen.atTime(8, 0).atOffset(ZoneOffset.UTC))
          .update();
      jdbc.sql(
              """
              insert into revision (id, publication_id, number, content_hash, seen_at, title, kind,
                                    url, published_on, facts)
              values (:id, :id, 1, 'h', :seen, 't', 'ACT', 'https://x', :published, '')
              """)
          .param("id", id)
          .param("seen", seen.atTime(8, 0).atOffset(ZoneOffset.UTC))
          .param("published", published)
          .update();
      return id;
    }

    void document(long revision, int pages, int characters) {
      String sha256 = String.format(Locale.ROOT, "%064d", revision);
      jdbc.sql(
              """
              insert into document (revision_id, position, url, name, fetch_state, sha256,
                                    fetched_at)
              values (:revision, 1, 'https://x', 'n', 'FETCHED', :sha, :at)
              """)
          .param("revision", revision)
          .param("sha", sha256)
          .param("at", NOON.instant().atOffset(ZoneOffset.UTC))
          .update();
      jdbc.sql(
              """
              insert into reading (sha256, status, detail, pages, characters, read_at)
              values (:sha, 'read', '', :pages, :characters, :at)
              """)
          .param("sha", sha256)
          .param("pages", pages)
          .param("characters", characters)
          .param("at", NOON.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
