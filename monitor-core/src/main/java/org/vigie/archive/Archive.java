package org.vigie.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The bytes that were fetched, kept once each under their SHA-256, and the text that was read of
 * them. They are evidence: hashed before anything parses them, never overwritten, and written so
 * that a crash at any point leaves either the whole file or none (temporary file, fsync, atomic
 * move, fsync of the folder).
 *
 * <p>{@code <root>/ab/cd/<sha256>} holds bytes, {@code <root>/text/ab/cd/<sha256>.json.gz} the text
 * by page. The text is derived from the bytes, so a better reading may replace it.
 *
 * <p>All methods throw {@link UncheckedIOException} where the disk fails.
 */
public final class Archive {
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final Path incoming;

  public Archive(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.incoming = this.root.resolve("incoming");
  }

  /**
   * Keeps bytes.
   *
   * @return their SHA-256, lower-case hexadecimal
   */
  public String keep(byte[] bytes) {
    try (Batch one = batch()) {
      String sha256 = one.keep(bytes);
      one.commit();
      return sha256;
    }
  }

  /**
   * Keeps a copy of a file; the file itself stays where it is.
   *
   * @param expected the SHA-256 that the file had when it was fetched
   * @throws UncheckedIOException also where the file no longer has that hash
   */
  public void keep(Path file, String expected) {
    try (Batch one = batch()) {
      one.copy(file, expected);
      one.commit();
    }
  }

  /** Opens a batch: many files that wait for the disk together instead of one after the other. */
  public Batch batch() {
    return new Batch(this);
  }

  public boolean holds(String sha256) {
    return Files.exists(path(sha256));
  }

  public boolean holdsText(String sha256) {
    return Files.exists(textPath(sha256));
  }

  /** Where the bytes are, for programs that read files; nobody writes there. */
  public Path path(String sha256) {
    return folder(root, sha256).resolve(sha256);
  }

  public InputStream open(String sha256) {
    try {
      return Files.newInputStream(path(sha256));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the bytes are there and still have their hash. */
  public boolean verify(String sha256) {
    if (!holds(sha256)) {
      return false;
    }
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(open(sha256), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  /**
   * The hashes of all that is kept, in order. A file with any other name is not ours and is passed
   * over.
   */
  public Stream<String> all() {
    if (!Files.isDirectory(root)) {
      return Stream.empty();
    }
    return Stream.of(folders(root, FOLDER))
        .flatMap(first -> Stream.of(folders(first, FOLDER)))
        .flatMap(second -> Stream.of(folders(second, SHA256)))
        .map(file -> file.getFileName().toString());
  }

  private static Path[] folders(Path parent, Pattern name) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> name.matcher(child.getFileName().toString()).matches())
          .sorted()
          .toArray(Path[]::new);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keeps what was read of some bytes; a later reading takes the earlier one's place. */
  public void keepText(String sha256, byte[] json) {
    try (Batch one = batch()) {
      one.keepText(sha256, json);
      one.commit();
    }
  }

  /** What {@link #keepText} kept; empty where nothing was. */
  public Optional<byte[]> text(String sha256) {
    Path file = textPath(sha256);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Path textPath(String sha256) {
    return folder(root.resolve("text"), sha256).resolve(sha256 + ".json.gz");
  }

  private static Path folder(Path base, String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "\"" + sha256 + "\" is not a SHA-256: 64 of 0-9 and a-f expected");
    }
    return base.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  Path incoming() {
    return incoming;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
