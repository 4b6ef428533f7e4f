package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alert.AlertWorld.atOnce;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;

/** What each wish of a subscriber lets through. */
class ChoicesTest {
  private static final String READER = "a@asso.example";

  private static Choice wishing(
      List<String> buyers, List<ActKind> kinds, String search, String... places) {
    return new Choice(
        List.of(),
        List.of(places).stream().map(PlaceCode::parse).toList(),
        buyers,
        kinds,
        search,
        Rhythm.AT_ONCE,
        7,
        Rhythm.PARIS,
        false,
        false,
        false);
  }

  @ParameterizedTest
  @EnumSource
  void a_region_and_an_intercommunality_get_what_is_found_in_their_communes(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("region@asso.example", atOnce("region:990"));
    world.subscriber("epci@asso.example", atOnce("epci:299900001"));
    world.subscriber("elsewhere@asso.example", atOnce("region:84"));
    world.aFind().in("commune:99012").now();
    world.aFind().in("commune:99034").now();

    assertThat(world.notifyAllDue())
        .extracting(digest -> digest.to().value(), Digest::count)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("region@asso.example", 2),
            org.assertj.core.groups.Tuple.tuple("epci@asso.example", 1));
  }

  @ParameterizedTest
  @EnumSource
  void a_buyer_is_told_beside_the_places(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, wishing(List.of("219900120"), List.of(), "", "commune:99034"));
    world.aFind().ofBuyer("21990012000017").in("commune:99012").now();
    world.aFind().in("commune:99034").now();
    world.aFind().ofBuyer("21990099900017").in("commune:99012").now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(find -> find.reasons().places(), find -> find.reasons().buyers())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(List.of(), List.of("Commune de Valmoire")),
            org.assertj.core.groups.Tuple.tuple(List.of("Brunelles"), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void only_the_chosen_kinds_are_told(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, wishing(List.of(), List.of(ActKind.VOTE, ActKind.AWARD), ""));
    world.aFind().ofKind("OPEN").now();
    world.aFind().ofKind("DELIBERATION").now();
    world.aFind().ofKind("AWARDED").now();
    world.aFind().ofKind("PAGE").now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(find -> find.kind().name())
        .containsExactly("DELIBERATION", "AWARDED");
  }

  @ParameterizedTest
  @EnumSource
  void a_search_narrows_and_is_given_as_the_reason(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, wishing(List.of(), List.of(), "drones SAUF caméras"));
    world.aFind().titled("Acquisition de drones").now();
    world.aFind().titled("Drones et caméras").now();
    world.aFind().titled("Vidéoprotection").now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .singleElement()
        .satisfies(
            find -> {
              assertThat(find.title()).isEqualTo("Acquisition de drones");
              assertThat(find.reasons().searches()).containsExactly("drones SAUF caméras");
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_new_source_does_not_tell_what_it_published_long_ago(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());
    world.things.aRun(200, world.clock.instant().plus(Duration.ofHours(1)));
    world.aFind().titled("Old").publishedOn(LocalDate.parse("2026-11-16")).now();
    world.aFind().titled("Undated").publishedOn(null).now();
    world.aFind().titled("Of this week").publishedOn(LocalDate.parse("2026-11-17")).now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(Find::title)
        .containsExactly("Of this week");
  }

  @ParameterizedTest
  @EnumSource
  void after_its_first_harvest_a_source_tells_everything_new_whatever_its_date(
      TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());
    world.things.aRun(0, world.clock.instant().plus(Duration.ofMinutes(1)));
    world.clock.advance(Duration.ofHours(2));
    world.things.aRun(200, world.clock.instant().plus(Duration.ofMinutes(1)));
    world.aFind().titled("First harvest").publishedOn(LocalDate.parse("2024-01-01")).now();
    world.clock.advance(Duration.ofHours(2));
    world.aFind().titled("Put online late").publishedOn(LocalDate.parse("2024-01-01")).now();

    assertThat(world.notifyAllDue())
        .flatExtracting(Digest::finds)
        .extracting(Find::title)
        .containsExactly("Put online late");
  }

  @ParameterizedTest
  @EnumSource
  void silence_is_told_only_to_who_asked_for_it(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber("quiet@asso.example", AlertWorld.choice(Rhythm.DAILY));
    world.subscriber(
        READER,
        new Choice(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            Rhythm.DAILY,
            7,
            Rhythm.PARIS,
            false,
            false,
            true));
    assertThat(world.notifyAllDue()).isEmpty();

    world.clock.set("2026-11-25T07:00:00");
    assertThat(world.notifyAllDue())
        .singleElement()
        .satisfies(
            digest -> {
              assertThat(digest.to().value()).isEqualTo(READER);
              assertThat(digest.sections()).isEmpty();
            });
    assertThat(world.notifyAllDue()).isEmpty();
    world.clock.set("2026-11-26T07:00:00");
    assertThat(world.notifyAllDue()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void seven_o_clock_in_noumea_comes_ten_hours_before_paris(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(
        READER,
        new Choice(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            Rhythm.DAILY,
            7,
            ZoneId.of("Pacific/Noumea"),
            false,
            false,
            false));
    world.aFind().now();
    world.clock.set("2026-11-24T20:59:00");
    assertThat(world.notifyAllDue()).isEmpty();

    world.clock.set("2026-11-24T21:00:00");
    assertThat(world.notifyAllDue())
        .singleElement()
        .satisfies(digest -> assertThat(digest.day()).hasToString("2026-11-25"));
  }
}
