package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alert.AlertWorld.atOnce;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;

/** What became of a find is told to who knows the find, once, and never as new. */
class FollowUpsTest {

  @ParameterizedTest
  @EnumSource
  void a_deadline_that_moves_is_a_correction(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var deadline = world.clock.instant().plus(Duration.ofDays(20));
    var found = world.aFind().titled("Caméras").answersUntil(deadline).now();
    world.notifyAllDue();
    world
        .aFind()
        .titled("Caméras")
        .answersUntil(deadline.plus(Duration.ofDays(7)))
        .revising(found)
        .now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.kind()).isEqualTo(Digest.Kind.FOLLOW_UP);
              assertThat(section.finds().getFirst().news()).isEqualTo(News.CORRECTED);
              assertThat(section.finds().getFirst().changes()).containsExactly("deadlineAt");
              assertThat(section.finds().getFirst().reportedOn()).hasToString("2026-11-24");
            });
    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_award_a_cancellation_and_an_amendment_are_told_as_such(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var found = world.aFind().titled("Caméras").now();
    world.notifyAllDue();
    for (News news : new News[] {News.AWARDED, News.AMENDED, News.CANCELLED}) {
      world.aFind().titled("Caméras").ofKind(news.name()).revising(found).now();

      assertThat(world.notifyAllDue())
          .flatExtracting(Digest::finds)
          .extracting(Find::news)
          .containsExactly(news);
    }
  }

  @ParameterizedTest
  @EnumSource
  void other_bytes_under_the_same_name_are_a_replaced_document(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var found = world.aFind().titled("Caméras").withFile("34 caméras").now();
    world.notifyAllDue();
    world.aFind().titled("Caméras").withFile("340 caméras").revising(found).now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(Find::news)
        .containsExactly(News.DOCUMENT_REPLACED);
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_without_a_fact_that_changed_is_no_news(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var found = world.aFind().titled("Caméras").now();
    world.notifyAllDue();
    world.aFind().titled("Caméras").revising(found).now();

    assertThat(world.notifyAllDue()).isEmpty();
    assertThat(world.alerts.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void who_does_not_know_the_find_yet_is_told_it_as_new_and_as_it_now_stands(
      TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", AlertWorld.choice(Rhythm.WEEKLY));
    var found = world.aFind().titled("Caméras").worth("100").now();
    world.notifyAllDue();
    world.aFind().titled("Caméras").worth("200").revising(found).now();
    world.clock.set("2026-11-30T08:00:00");

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .singleElement()
        .satisfies(
            find -> {
              assertThat(find.news()).isEqualTo(News.NEW);
              assertThat(find.amount()).isEqualByComparingTo("200");
            });
  }

  @ParameterizedTest
  @EnumSource
  void an_act_is_reminded_of_once_when_its_time_to_be_contested_ends(TestDatabase database) {
    var world = new AlertWorld(database);
    world.clock.set("2026-10-01T08:00:00");
    world.subscriber("a@asso.example", atOnce());
    world.aFind().ofKind("ACT").publishedOn(LocalDate.parse("2026-09-30")).now();
    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .extracting(Digest.Section::kind)
        .containsExactly(Digest.Kind.NEW);

    world.clock.set("2026-11-22T08:00:00");
    assertThat(world.notifyAllDue()).isEmpty();
    world.clock.set("2026-11-23T08:00:00");
    assertThat(world.alerts.waiting()).isEqualTo(1);
    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::sections)
        .singleElement()
        .satisfies(
            section -> {
              Find find = section.finds().getFirst();
              assertThat(section.kind()).isEqualTo(Digest.Kind.SOON);
              assertThat(find.news()).isEqualTo(News.CONTEST_ENDS);
              assertThat(find.contest())
                  .isEqualTo(
                      new ContestPeriod(
                          LocalDate.parse("2026-11-30"), LocalDate.parse("2026-12-01")));
            });
    world.clock.set("2026-11-24T08:00:00");
    assertThat(world.notifyAllDue()).isEmpty();
    assertThat(world.alerts.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void who_has_left_hears_nothing_of_what_became_of_it(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var found = world.aFind().titled("Caméras").now();
    String leave = AlertWorld.tokenOf(world.notifyAllDue().getFirst().leave());
    world.subscriptions.end(leave);
    world.aFind().titled("Caméras").ofKind("CANCELLED").revising(found).now();

    assertThat(world.notifyAllDue()).isEmpty();
  }
}
