package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.alert.AlertWorld.atOnce;
import static org.vigie.alert.AlertWorld.choice;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;

class DigestsTest {

  @ParameterizedTest
  @EnumSource
  void tells_the_passage_the_place_the_reason_and_the_links(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("departement:99"));
    var written =
        world
            .aFind()
            .titled("Extension du dispositif,\r\nlot 2\u202e")
            .in("commune:99012")
            .ofDossier(world.things.aDossier())
            .now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .singleElement()
        .satisfies(
            find -> {
              assertThat(find.title()).isEqualTo("Extension du dispositif, lot 2");
              assertThat(find.place()).isEqualTo("Valmoire");
              assertThat(find.passage())
                  .isEqualTo(
                      new Passage(
                          "… la fourniture de 34 caméras dômes et d'un ",
                          "mur d'images",
                          " au centre …",
                          3));
              assertThat(find.reasons().places()).containsExactly("Haute-Brune");
              assertThat(find.rules()).containsExactly("Caméras urbaines");
              assertThat(find.page())
                  .hasToString("https://vigie.example/reperages/" + written.matchId());
              assertThat(find.source())
                  .hasToString("https://www.haute-brune.example/raa/2026-1.pdf");
              assertThat(find.ask()).hasToString("https://vigie.example/dossiers/1#demander");
            });
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_is_not_of_the_web_becomes_no_link(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.aFind().at("javascript:alert(1)").now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .singleElement()
        .satisfies(find -> assertThat(find.source()).isNull());
  }

  @ParameterizedTest
  @EnumSource
  void a_daily_mail_waits_for_its_hour_in_paris(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", choice(Rhythm.DAILY));
    world.aFind().now();
    assertThat(world.notifyAllDue()).isEmpty();

    world.clock.set("2026-11-25T06:59:59");
    assertThat(world.notifyAllDue()).isEmpty();
    world.clock.set("2026-11-25T07:00:00");
    world.aFind().now();
    assertThat(world.notifyAllDue()).flatExtracting(Digest::finds).hasSize(2);
    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_weekly_mail_waits_for_monday(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", choice(Rhythm.WEEKLY));
    world.aFind().now();

    world.clock.set("2026-11-30T06:59:00");
    assertThat(world.notifyAllDue()).isEmpty();
    world.clock.set("2026-11-30T07:01:00");
    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_deadline_within_seven_days_comes_first(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.aFind().titled("far").answersUntil(world.clock.instant().plus(Duration.ofDays(8))).now();
    world.aFind().titled("near").answersUntil(world.clock.instant().plus(Duration.ofDays(6))).now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .extracting(Digest.Section::kind, section -> section.finds().getFirst().title())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Digest.Kind.SOON, "near"),
            org.assertj.core.groups.Tuple.tuple(Digest.Kind.NEW, "far"));
  }

  @ParameterizedTest
  @EnumSource
  void what_comes_to_a_dossier_already_told_is_a_follow_up(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    long dossier = world.things.aDossier();
    world.aFind().ofDossier(dossier).now();
    world.notifyAllDue();
    world.clock.set("2026-12-01T08:00:00");
    world.aFind().ofDossier(dossier).now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.kind()).isEqualTo(Digest.Kind.FOLLOW_UP);
              assertThat(section.finds().getFirst().reportedOn()).hasToString("2026-11-24");
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_section_is_capped_and_says_how_many_more_there_are(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    for (int i = 0; i < 14; i++) {
      world.aFind().now();
    }

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.finds()).hasSize(10);
              assertThat(section.more()).isEqualTo(4);
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_pause_holds_finds_back_and_loses_none(TestDatabase database) {
    var world = new AlertWorld(database);
    String confirm = world.subscriber("a@asso.example", atOnce());
    var confirmed = (Answer.AlreadyConfirmed) world.subscriptions.confirm(confirm);
    world.ownPage.pause(
        confirmed.manageToken(),
        confirmed.subscription().id(),
        java.time.LocalDate.parse("2026-12-01"));
    world.aFind().now();
    assertThat(world.notifyAllDue()).isEmpty();

    world.clock.set("2026-12-01T00:05:00");
    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_channel_that_fails_leaves_all_alerts_owed(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.aFind().now();
    while (world.alerts.raiseNext()) {}
    Digests failing =
        world.digests(
            digest -> {
              throw new IllegalStateException("killed here");
            });

    assertThatThrownBy(failing::composeNext).hasMessage("killed here");
    assertThat(world.count("digest")).isZero();
    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_foot_says_what_was_read_and_what_could_not_be(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.clock.set("2026-11-24T10:00:00");
    String now = "timestamp with time zone '2026-11-24 09:30:00+01'";
    List.of(
            "insert into source_run (source_id, started_at, ended_at) values ('raa-haute-brune', "
                + now
                + ", "
                + now
                + ")",
            "update source set health = 'unreachable', health_since = " + now,
            "insert into reading (sha256, status, detail, pages, characters, read_at) values ('a',"
                + " 'read', '', 41, 9, "
                + now
                + ")",
            "insert into reading (sha256, status, detail, pages, characters, read_at) values ('b',"
                + " 'needs-ocr', '', 0, 0, "
                + now
                + ")",
            "insert into reading (sha256, status, detail, pages, characters, read_at) values ('c',"
                + " 'protected', '', 0, 0, "
                + now
                + ")")
        .forEach(sql -> world.jdbc.sql(sql).update());
    world.aFind().now();

    assertThat(world.notifyAllDue())
        .singleElement()
        .extracting(Digest::ledger)
        .satisfies(
            ledger -> {
              assertThat(ledger.sources()).isEqualTo(1);
              assertThat(ledger.documents()).isEqualTo(1);
              assertThat(ledger.pages()).isEqualTo(41);
              assertThat(ledger.needOcr()).isEqualTo(1);
              assertThat(ledger.unreadable()).isEqualTo(1);
              assertThat(ledger.troubles())
                  .containsExactly(
                      new Digest.Trouble(
                          "Recueil de la Haute-Brune",
                          "unreachable",
                          java.time.LocalDate.parse("2026-11-24")));
            });
  }
}
