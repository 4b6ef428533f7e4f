package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alert.AlertWorld.atOnce;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;

class AlertsTest {

  @ParameterizedTest
  @EnumSource
  void a_departement_gets_what_is_found_in_its_communes(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("departement:99"));
    world.aFind().in("commune:99012").now();

    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_commune_does_not_get_what_is_found_elsewhere_in_its_departement(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("commune:99012"));
    world.aFind().in("departement:99").now();
    world.aFind().in("commune:99034").now();

    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_act_in_a_register_reaches_the_commune_that_its_page_names(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("commune:99012"));
    world.aFind().in("departement:99").whosePageNames("commune:99012").now();

    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_find_without_a_place_reaches_only_the_whole_country(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.subscriber("b@asso.example", atOnce("departement:99"));
    world.aFind().now();

    assertThat(world.notifyAllDue())
        .extracting(digest -> digest.to().value())
        .containsExactly("a@asso.example");
  }

  @ParameterizedTest
  @EnumSource
  void only_the_chosen_families_are_told(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(
        "a@asso.example", Choice.of(List.of("drones", "vsa"), List.of(), Rhythm.AT_ONCE));
    world.aFind().ofFamily("videoprotection").now();
    var told = world.aFind().ofFamily("vsa").byRule("vsa", "Analyse d'images").now();

    assertThat(world.notifyAllDue())
        .singleElement()
        .satisfies(
            digest ->
                assertThat(digest.finds())
                    .extracting(Find::publicationId)
                    .containsExactly(told.publicationId()));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_found_before_the_confirmation_is_not_owed(TestDatabase database) {
    var world = new AlertWorld(database);
    String token = world.asks("a@asso.example", atOnce());
    world.aFind().now();
    world.clock.set("2026-11-24T09:00:00");
    world.subscriptions.confirm(token);
    var told = world.aFind().now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(Find::publicationId)
        .containsExactly(told.publicationId());
  }

  @ParameterizedTest
  @EnumSource
  void who_did_not_confirm_gets_nothing(TestDatabase database) {
    var world = new AlertWorld(database);
    world.asks("a@asso.example", atOnce());
    world.aFind().now();

    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_find_is_told_once_however_many_rules_and_revisions_match(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    var first = world.aFind().titled("Caméras").now();
    world.aFind().titled("Caméras").revising(first).byRule("mur-d-images", "Mur d'images").now();
    assertThat(world.notifyAllDue()).hasSize(1);

    world.aFind().titled("Caméras").revising(first).now();
    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_find_is_told_once_to_a_person_with_several_subscriptions(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("commune:99012"));
    world.subscriber("a@asso.example", AlertWorld.choice(Rhythm.DAILY, "departement:99"));
    world.aFind().in("commune:99012").now();

    assertThat(world.notifyAllDue())
        .singleElement()
        .satisfies(
            digest ->
                assertThat(digest.finds())
                    .singleElement()
                    .satisfies(
                        find ->
                            assertThat(find.reasons().places())
                                .containsExactly("Valmoire", "Haute-Brune")));
    world.clock.set("2026-11-25T07:30:00");
    assertThat(world.notifyAllDue()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_match_that_is_raised_again_after_a_crash_owes_nothing_more(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce());
    world.aFind().now();
    world.transaction.executeWithoutResult(
        status -> {
          world.alerts.raiseNext();
          status.setRollbackOnly();
        });
    assertThat(world.alerts.waiting()).isEqualTo(1);

    assertThat(world.notifyAllDue()).hasSize(1);
    world.jdbc.sql("update match_found set alerted_at = null").update();
    assertThat(world.notifyAllDue()).isEmpty();
    assertThat(world.alerts.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void one_tender_on_two_portals_is_told_once_to_one_subscriber(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("a@asso.example", atOnce("departement:99"));
    var boamp = world.aFind().in("departement:99").now();
    assertThat(world.notifyAllDue()).hasSize(1);
    world.subscriber("b@asso.example", atOnce("departement:99"));
    var ted = world.aFind().in("departement:99").now();
    for (var pair :
        List.of(
            List.of(boamp.publicationId(), ted.publicationId()),
            List.of(ted.publicationId(), boamp.publicationId()))) {
      world
          .jdbc
          .sql("insert into same_tender values (:one, :other, 'test', 0.99, current_timestamp)")
          .param("one", pair.getFirst())
          .param("other", pair.getLast())
          .update();
    }

    assertThat(world.notifyAllDue())
        .extracting(digest -> digest.to().value())
        .containsExactly("b@asso.example");
  }
}
