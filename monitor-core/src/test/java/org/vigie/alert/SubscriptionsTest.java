package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alert.AlertWorld.atOnce;
import static org.vigie.alert.AlertWorld.choice;
import static org.vigie.alert.AlertWorld.tokenOf;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;

class SubscriptionsTest {

  @ParameterizedTest
  @EnumSource
  void asks_the_owner_of_the_address_to_confirm(TestDatabase database) {
    var world = new AlertWorld(database);

    var answer =
        world.subscriptions.subscribe(
            "a@asso.example", Locale.FRENCH, choice(Rhythm.DAILY, "commune:99012"));

    assertThat(answer).isEqualTo(new Answer.LookAtYourMail());
    assertThat(world.notices)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.Confirm.class,
            notice -> {
              assertThat(notice.to().value()).isEqualTo("a@asso.example");
              assertThat(notice.where()).containsExactly("Valmoire");
              assertThat(notice.link().toString())
                  .startsWith("https://vigie.example/abonnement/confirmer/c1-");
              assertThat(notice.validUntil())
                  .isEqualTo(world.clock.instant().plus(Duration.ofDays(7)));
            });
  }

  @ParameterizedTest
  @EnumSource
  void answers_the_same_for_a_known_address_and_stops_writing_after_three_a_day(
      TestDatabase database) {
    var world = new AlertWorld(database);
    for (int i = 0; i < 5; i++) {
      assertThat(world.subscriptions.subscribe("a@asso.example", Locale.FRENCH, atOnce()))
          .isEqualTo(new Answer.LookAtYourMail());
    }
    assertThat(world.notices).hasSize(3);

    world.clock.advance(Duration.ofHours(25));
    world.subscriptions.subscribe("a@asso.example", Locale.FRENCH, atOnce());
    assertThat(world.notices).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void names_every_mistake_and_keeps_nothing(TestDatabase database) {
    var world = new AlertWorld(database);
    var choice =
        new Choice(
            List.of("Drones; drop"),
            List.of(new PlaceCode(PlaceCode.Kind.COMMUNE, "x'y")),
            List.of("12"),
            List.of(),
            "(caméra",
            Rhythm.DAILY,
            24,
            Rhythm.PARIS,
            false,
            false,
            false);

    var answer = world.subscriptions.subscribe("a@b\r\nBcc: c", Locale.FRENCH, choice);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.mistakes())
                    .extracting(Answer.Mistake::field)
                    .containsExactly("address", "families", "places", "buyers", "search", "hour"));
    assertThat(world.count("subscriber")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_link_confirms_once_and_for_seven_days(TestDatabase database) {
    var world = new AlertWorld(database);
    String token = world.asks("a@asso.example", choice(Rhythm.DAILY));
    String late = world.asks("b@asso.example", atOnce());
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.subscriptions.confirm(token))
        .isInstanceOfSatisfying(
            Answer.Confirmed.class,
            confirmed ->
                assertThat(confirmed.firstMail())
                    .isEqualTo(new MovableClock("2026-12-02T07:00:00").instant()));
    assertThat(world.subscriptions.confirm(token)).isInstanceOf(Answer.AlreadyConfirmed.class);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.subscriptions.confirm(late)).isEqualTo(new Answer.Expired());
  }

  @ParameterizedTest
  @EnumSource
  void reading_a_link_changes_nothing(TestDatabase database) {
    var world = new AlertWorld(database);
    String token = world.asks("a@asso.example", atOnce());

    assertThat(world.subscriptions.ofConfirmation(token)).isPresent();
    assertThat(world.subscriptions.ofConfirmation(token).orElseThrow().confirmed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_token_is_good_for_its_own_purpose_only(TestDatabase database) {
    var world = new AlertWorld(database);
    String confirm = world.subscriber("a@asso.example", atOnce());
    String forged = confirm.replace('c', 'l');

    assertThat(world.subscriptions.end(confirm)).isEqualTo(new Answer.UnknownLink());
    assertThat(world.subscriptions.end(forged)).isEqualTo(new Answer.UnknownLink());
    assertThat(world.ownPage.show(confirm)).isEmpty();
    assertThat(world.subscriptions.end("")).isEqualTo(new Answer.UnknownLink());
    assertThat(world.subscriptions.end("l999999999999999999999-x"))
        .isEqualTo(new Answer.UnknownLink());
  }

  @ParameterizedTest
  @EnumSource
  void one_click_leaves_and_can_be_taken_back_for_seven_days(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("commune:99012"));
    world.aFind().in("commune:99012").now();
    String leave = tokenOf(world.notifyAllDue().getFirst().leave());

    assertThat(world.subscriptions.end(leave)).isInstanceOf(Answer.Ended.class);
    assertThat(world.subscriptions.end(leave)).isInstanceOf(Answer.Ended.class);
    world.aFind().in("commune:99012").now();
    assertThat(world.notifyAllDue()).isEmpty();

    world.clock.advance(Duration.ofDays(7));
    assertThat(world.subscriptions.undo(leave)).isInstanceOf(Answer.Restored.class);
    world.aFind().in("commune:99012").now();
    assertThat(world.notifyAllDue()).hasSize(1);

    world.subscriptions.end(leave);
    world.clock.advance(Duration.ofDays(7).plusSeconds(1));
    assertThat(world.subscriptions.undo(leave)).isEqualTo(new Answer.TooLate());
  }

  @ParameterizedTest
  @EnumSource
  void a_digest_for_two_subscriptions_leaves_both(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("commune:99012"));
    world.subscriber("a@asso.example", atOnce("departement:99"));
    world.aFind().in("commune:99012").now();
    String leave = tokenOf(world.notifyAllDue().getFirst().leave());

    assertThat(world.subscriptions.ofLeaving(leave)).hasSize(2);
    world.subscriptions.end(leave);
    world.aFind().in("commune:99012").now();
    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_own_page_changes_and_removes_only_ones_own(TestDatabase database) {
    var world = new AlertWorld(database);
    String mine = manageTokenOf(world, world.subscriber("a@asso.example", atOnce("commune:99012")));
    world.subscriber("b@asso.example", atOnce());
    long theirs = 2;

    assertThat(world.ownPage.remove(mine, theirs)).isEqualTo(new Answer.UnknownLink());
    assertThat(world.ownPage.change(mine, 1, choice(Rhythm.WEEKLY, "departement:99")))
        .isInstanceOf(Answer.Changed.class);
    assertThat(world.ownPage.show(mine).orElseThrow().subscriptions())
        .singleElement()
        .satisfies(one -> assertThat(one.places()).containsExactly("Haute-Brune"));
    world.ownPage.remove(mine, 1);
    assertThat(world.notices.getLast()).isInstanceOf(Notice.Left.class);
    assertThat(world.ownPage.show(mine).orElseThrow().subscriptions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void deleting_leaves_no_trace_and_kills_every_link(TestDatabase database) {
    var world = new AlertWorld(database);
    String confirm = world.subscriber("a@asso.example", atOnce());
    String manage = manageTokenOf(world, confirm);
    world.aFind().now();
    world.notifyAllDue();

    assertThat(world.ownPage.deleteAll(manage)).isEqualTo(new Answer.Deleted());

    for (String table :
        List.of("subscriber", "subscription", "subscription_place", "alert", "digest")) {
      assertThat(world.count(table)).as(table).isZero();
    }
    assertThat(world.forgotten).extracting(EmailAddress::value).containsExactly("a@asso.example");
    assertThat(world.ownPage.show(manage)).isEmpty();
    assertThat(world.subscriptions.confirm(confirm)).isEqualTo(new Answer.UnknownLink());
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_was_never_confirmed_is_forgotten_after_seven_days(TestDatabase database) {
    var world = new AlertWorld(database);
    world.asks("never@asso.example", atOnce());
    world.subscriber("kept@asso.example", atOnce());
    world.clock.advance(Duration.ofDays(7));
    assertThat(world.forgetting.forgetStale()).isZero();

    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.forgetting.forgetStale()).isEqualTo(1);
    assertThat(world.forgotten)
        .extracting(EmailAddress::value)
        .containsExactly("never@asso.example");
    assertThat(world.count("subscriber")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_preview_is_what_would_have_been_sent(TestDatabase database) {
    var world = new AlertWorld(database);
    world.aFind().in("commune:99034").now();
    world.clock.advance(Duration.ofDays(91));
    var first = world.aFind().in("commune:99012").now();
    world.aFind().revising(first).byRule("other", "Autre").now();
    world.aFind().in("commune:99034").now();
    world.clock.advance(Duration.ofDays(1));
    world.aFind().in("departement:99").whosePageNames("commune:99012").now();
    world.aFind().in("commune:98012").now();

    Preview daily = world.preview(choice(Rhythm.DAILY, "departement:99"), 2);
    assertThat(daily.finds()).isEqualTo(3);
    assertThat(daily.mails()).isEqualTo(2);
    assertThat(daily.latest()).hasSize(2);
    assertThat(world.preview(atOnce("commune:99012"), 10).mails()).isEqualTo(2);
    assertThat(world.preview(atOnce(), 10).finds()).isEqualTo(4);
    assertThat(world.preview(Choice.of(List.of("drones"), List.of(), Rhythm.DAILY), 10).mails())
        .isZero();
  }

  private static String manageTokenOf(AlertWorld world, String confirmToken) {
    return ((Answer.AlreadyConfirmed) world.subscriptions.confirm(confirmToken)).manageToken();
  }
}
