package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alert.AlertWorld.atOnce;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.secret.AddressVault;

/** What a copy of the database tells of the people in it. */
class PrivacyTest {
  private static final String READER = "lectrice@asso.example";

  @ParameterizedTest
  @EnumSource
  void the_database_has_no_address_in_clear(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());

    assertThat(addressOf(world)).doesNotContain("lectrice", "asso.example", "@");
  }

  @ParameterizedTest
  @EnumSource
  void the_same_person_is_found_again(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());
    world.subscriber("Lectrice@ASSO.example", atOnce("commune:99012"));

    assertThat(world.count("subscriber")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_address_from_before_is_known_and_then_sealed(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());
    world
        .jdbc
        .sql("update subscriber set address = :address, address_hash = null")
        .param("address", READER)
        .update();

    world.subscriptions.subscribe(READER, Locale.FRENCH, atOnce("commune:99012"));
    assertThat(world.count("subscriber")).isEqualTo(1);
    assertThat(world.forgetting.sealAddresses()).isEqualTo(1);

    assertThat(world.forgetting.sealAddresses()).isZero();
    assertThat(addressOf(world)).doesNotContain("@");
    world.aFind().now();
    assertThat(world.notifyAllDue())
        .extracting(digest -> digest.to().value())
        .containsExactly(READER);
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_key_seals_everybody_anew(TestDatabase database) {
    var world = new AlertWorld(database);
    world.subscriber(READER, atOnce());
    Installation before = world.installation;
    var both =
        new Installation(
            before.key(),
            AddressVault.of(
                "a new secret unlike the one before it,a secret that only these tests may know"),
            before.publicUrl(),
            before.places());
    var forgetting = new Forgetting(world.jdbc, world.transaction, world.clock, both, world);

    assertThat(forgetting.sealAddresses()).isEqualTo(1);
    assertThat(forgetting.sealAddresses()).isZero();
    assertThat(both.vault().isCurrent(addressOf(world))).isTrue();
  }

  private static String addressOf(AlertWorld world) {
    return world.jdbc.sql("select address from subscriber").query(String.class).single();
  }
}
