package org.vigie.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressVaultTest {
  private static final String OLD = "the secret that was in use until yesterday";
  private static final String NEW = "the secret that is in use from today on";
  private static final String READER = "lectrice@asso.example";

  private final AddressVault vault = AddressVault.of(NEW);

  @Test
  void what_is_sealed_opens_again_and_looks_different_each_time() {
    String sealed = vault.seal(READER);

    assertThat(vault.open(sealed)).isEqualTo(READER);
    assertThat(sealed).doesNotContain("lectrice").isNotEqualTo(vault.seal(READER));
  }

  @Test
  void an_address_is_found_by_its_hash_whatever_its_case() {
    assertThat(vault.hash("Lectrice@Asso.example ")).isEqualTo(vault.hash(READER));
    assertThat(vault.hash(READER)).isNotEqualTo(AddressVault.of(OLD).hash(READER));
  }

  @Test
  void after_a_change_of_key_what_was_sealed_before_still_opens_and_is_found() {
    String before = AddressVault.of(OLD).seal(READER);
    var both = AddressVault.of(NEW + "\n" + OLD);

    assertThat(both.open(before)).isEqualTo(READER);
    assertThat(both.isCurrent(before)).isFalse();
    assertThat(both.isCurrent(both.seal(READER))).isTrue();
    assertThat(both.hashes(READER))
        .containsExactly(vault.hash(READER), AddressVault.of(OLD).hash(READER));
  }

  @Test
  void a_missing_key_says_what_to_do() {
    assertThatThrownBy(() -> vault.open(AddressVault.of(OLD).seal(READER)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("add it to address.key");
  }

  @Test
  void what_was_changed_does_not_open() {
    String sealed = vault.seal(READER);
    char last = sealed.charAt(sealed.length() - 2);
    String changed =
        sealed.substring(0, sealed.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + sealed.charAt(sealed.length() - 1);

    assertThatThrownBy(() -> vault.open(changed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_is_made_at_the_first_start_for_its_owner_alone(@TempDir Path data)
      throws IOException {
    Path file = data.resolve("new/address.key");
    String sealed = AddressVault.readOrCreate(file).seal(READER);

    assertThat(AddressVault.readOrCreate(file).open(sealed)).isEqualTo(READER);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_secret_that_is_too_short_is_refused() {
    assertThatThrownBy(() -> AddressVault.of("short"))
        .hasMessageContaining("5 characters")
        .hasMessageContaining("openssl rand");
    assertThatThrownBy(() -> AddressVault.of(" \n")).hasMessageContaining("there is no secret");
  }
}
