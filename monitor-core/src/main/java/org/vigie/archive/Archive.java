package org.vigie.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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
    String sha256 = HexFormat.of().formatHex(sha256().digest(bytes));
    if (!holds(sha256)) {
      write(path(sha256), out -> out.write(bytes));
    }
    return sha256;
  }

  /**
   * Keeps a copy of a file; the file itself stays where it is.
   *
   * @param expected the SHA-256 that the file had when it was fetched
   * @throws UncheckedIOException also where the file no longer has that hash
   */
  public void keep(Path file, String expected) {
    if (holds(expected)) {
      return;
    }
    write(
        path(expected),
        out -> {
          MessageDigest digest = sha256();
          try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(out);
          }
          String found = HexFormat.of().formatHex(digest.digest());
          if (!found.equals(expected)) {
            throw new IOException(
                "%s has SHA-256 %s instead of %s: it changed after it was fetched"
                    .formatted(file, found, expected));
          }
        });
  }

  public boolean holds(String sha256) {
    return Files.exists(path(sha256));
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
    write(
        textPath(sha256),
        out -> {
          try (OutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(json);
          }
        });
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

  private Path textPath(String sha256) {
    return folder(root.resolve("text"), sha256).resolve(sha256 + ".json.gz");
  }

  private static Path folder(Path base, String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "\"" + sha256 + "\" is not a SHA-256: 64 of 0-9 and a-f expected");
    }
    return base.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  private void write(Path target, Content content) {
    try {
      Files.createDirectories(incoming);
      Files.createDirectories(target.getParent());
      Path temporary = Files.createTempFile(incoming, "", ".part");
      try {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          content.writeTo(new ChannelOutput(channel));
          channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(target.getParent())) {
          folder.force(true);
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Does not close the channel, which must still be forced to disk. */
  private static final class ChannelOutput extends OutputStream {
    private final FileChannel channel;

    ChannelOutput(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
