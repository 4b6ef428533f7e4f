package org.vigie.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final String SHA_OF_ACTE =
      "cf3a0f7bb1a0ba08b36b1bf8b7d5bd37dcd5d1e3cc2a7a3fdb11b0fb1d1e9d17";

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void open() {
    archive = new Archive(folder);
  }

  @Test
  void keeps_bytes_once_under_their_hash() throws IOException {
    String sha256 = archive.keep("acte".getBytes(UTF_8));

    assertThat(archive.keep("acte".getBytes(UTF_8))).isEqualTo(sha256);
    assertThat(archive.path(sha256))
        .isEqualTo(
            folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256))
        .hasContent("acte");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void verifies_what_it_holds() throws IOException {
    String sha256 = archive.keep("acte".getBytes(UTF_8));
    assertThat(archive.verify(sha256)).isTrue();

    Files.writeString(archive.path(sha256), "acta");

    assertThat(archive.verify(sha256)).isFalse();
    assertThat(archive.verify(SHA_OF_ACTE)).as("not held").isFalse();
  }

  @Test
  void never_overwrites_an_original() throws IOException {
    String sha256 = archive.keep("acte".getBytes(UTF_8));
    Path other = Files.writeString(folder.resolve("other"), "something else");

    archive.keep(other, sha256);

    assertThat(archive.path(sha256)).hasContent("acte");
  }

  @Test
  void refuses_a_file_that_changed_since_it_was_fetched() throws IOException {
    Path file = Files.writeString(folder.resolve("download"), "tampered");

    assertThatThrownBy(() -> archive.keep(file, SHA_OF_ACTE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("instead of " + SHA_OF_ACTE);
    assertThat(archive.holds(SHA_OF_ACTE)).isFalse();
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void refuses_a_hash_that_could_be_a_path() {
    assertThatThrownBy(() -> archive.open("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keeps_the_text_beside_and_takes_a_better_reading() {
    String sha256 = archive.keep("acte".getBytes(UTF_8));
    assertThat(archive.text(sha256)).isEmpty();

    archive.keepText(sha256, "[\"poor\"]".getBytes(UTF_8));
    archive.keepText(sha256, "[\"vidéoprotection\"]".getBytes(UTF_8));

    assertThat(archive.text(sha256)).hasValue("[\"vidéoprotection\"]".getBytes(UTF_8));
    assertThat(archive.verify(sha256)).isTrue();
  }

  @Test
  void a_batch_keeps_all_its_files_at_its_commit_and_equal_ones_once() throws IOException {
    Path download = Files.writeString(folder.resolve("download"), "annexe");
    String annexe = sha256Of("annexe");
    try (Batch batch = archive.batch()) {
      String acte = batch.keep("acte".getBytes(UTF_8));
      assertThat(batch.keep("acte".getBytes(UTF_8))).isEqualTo(acte);
      batch.take(download, annexe);
      assertThat(archive.holds(acte)).as("before the commit").isFalse();

      batch.commit();

      assertThat(archive.all()).containsExactlyInAnyOrder(acte, annexe);
    }
    assertThat(download).doesNotExist();
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void a_batch_that_is_not_committed_leaves_nothing() {
    try (Batch batch = archive.batch()) {
      batch.keep("acte".getBytes(UTF_8));
      batch.keepText(SHA_OF_ACTE, "[]".getBytes(UTF_8));
    }

    assertThat(archive.all()).isEmpty();
    assertThat(archive.holdsText(SHA_OF_ACTE)).isFalse();
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  private static String sha256Of(String text) {
    return HexFormat.of().formatHex(Archive.sha256().digest(text.getBytes(UTF_8)));
  }
}
