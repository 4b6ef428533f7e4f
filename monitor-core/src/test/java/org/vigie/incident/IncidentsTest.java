package org.vigie.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.TestDatabase;

class IncidentsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

  @ParameterizedTest
  @EnumSource
  void a_cause_is_told_once_and_once_more_when_it_is_over(TestDatabase database) {
    var watch = new Watch(database);
    watch.source("changed-layout", MONDAY, MONDAY);

    assertThat(watch.tellsAt(MONDAY)).containsExactly("opened changed-layout admin@vigie.example");
    assertThat(watch.tellsAt(MONDAY.plus(Duration.ofHours(2)))).isEmpty();

    watch.source("ok", MONDAY.plus(Duration.ofDays(4)), MONDAY.plus(Duration.ofDays(4)));
    assertThat(watch.tellsAt(MONDAY.plus(Duration.ofDays(4))))
        .containsExactly("solved changed-layout admin@vigie.example");
    assertThat(watch.tellsAt(MONDAY.plus(Duration.ofDays(5)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_often_passes_by_itself_has_to_last(TestDatabase database) {
    var watch = new Watch(database);
    watch.source("unreachable", MONDAY, MONDAY);
    assertThat(watch.tellsAt(MONDAY)).isEmpty();

    watch.source("unreachable", MONDAY, MONDAY.plus(Duration.ofHours(2)));
    assertThat(watch.tellsAt(MONDAY.plus(Duration.ofHours(2)))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_cause_within_a_day_is_the_same_incident(TestDatabase database) {
    var watch = new Watch(database);
    watch.source("blocked", MONDAY, MONDAY);
    assertThat(watch.tellsAt(MONDAY)).hasSize(1);
    Instant later = MONDAY.plus(Duration.ofHours(2));
    watch.source("ok", later, later);
    assertThat(watch.tellsAt(later)).hasSize(1);
    Instant again = MONDAY.plus(Duration.ofHours(4));
    watch.source("blocked", again, again);

    assertThat(watch.tellsAt(again)).isEmpty();
    assertThat(watch.incidents(again).latest(10)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void another_cause_is_told_without_saying_that_the_first_is_solved(TestDatabase database) {
    var watch = new Watch(database);
    watch.source("blocked", MONDAY, MONDAY);
    watch.tellsAt(MONDAY);
    Instant later = MONDAY.plus(Duration.ofHours(2));
    watch.source("changed-layout", later, later);

    assertThat(watch.tellsAt(later)).containsExactly("opened changed-layout admin@vigie.example");
  }

  /** One source, two admins of whom one has left, and what was told. */
  private static final class Watch implements IncidentNotices {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final List<String> told = new ArrayList<>();

    Watch(TestDatabase database) {
      var dataSource = database.fresh();
      jdbc = JdbcClient.create(dataSource);
      transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
      jdbc.sql(
              """
              insert into source (id, name, type, url, definition)
              values ('raa', 'Recueil', 'listing', 'https://raa.example', '')
              """)
          .update();
      jdbc.sql(
              """
              insert into account (email, name, role, password_hash, created_at, disabled)
              values ('admin@vigie.example', 'a', 'admin', '', now(), false),
                     ('gone@vigie.example', 'b', 'admin', '', now(), true),
                     ('benevole@vigie.example', 'c', 'volunteer', '', now(), false)
              """)
          .update();
    }

    void source(String health, Instant since, Instant lastRun) {
      jdbc.sql("update source set health = :health, health_since = :since, last_run_at = :run")
          .param("health", health)
          .param("since", since.atOffset(ZoneOffset.UTC))
          .param("run", lastRun.atOffset(ZoneOffset.UTC))
          .update();
    }

    Incidents incidents(Instant now) {
      return new Incidents(jdbc, transactions, this, Clock.fixed(now, ZoneOffset.UTC));
    }

    List<String> tellsAt(Instant now) {
      told.clear();
      Incidents incidents = incidents(now);
      while (incidents.next()) {}
      return List.copyOf(told);
    }

    @Override
    public void opened(Incident incident, String admin) {
      told.add("opened " + incident.cause() + " " + admin);
    }

    @Override
    public void solved(Incident incident, String admin) {
      told.add("solved " + incident.cause() + " " + admin);
    }
  }
}
