package org.vigie.scrapers.fetch;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A response body in a temporary file, decompressed, counted and hashed on its way.
 *
 * @param sha256 lower-case hexadecimal
 */
record Body(Path file, String sha256, long size) {
  private static final int CHUNK = 16 * 1024;

  /** Longest chain of encodings that is undone; an honest server uses one. */
  private static final int MOST_ENCODINGS = 2;

  /**
   * @param encodings as the Content-Encoding header lists them
   * @param limit most bytes, before and after decompression
   * @throws TooLargeException as soon as the limit is passed
   * @throws IOException also for an encoding that was not offered
   */
  static Body receive(InputStream raw, String encodings, long limit, Path directory)
      throws IOException {
    Path file = newFile(directory);
    try (InputStream in = decoded(new Counted(raw, limit), encodings);
        OutputStream out = Files.newOutputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      long size = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        size += n;
        if (size > limit) {
          throw new TooLargeException(limit);
        }
        sha256.update(chunk, 0, n);
        write(out, chunk, n);
      }
      return new Body(file, HexFormat.of().formatHex(sha256.digest()), size);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Deletes what a killed process left behind; what is younger may be another process's. */
  static void sweep(Path directory, Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "fetch-*.part")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException sweptByAnother) {
      // gone is what was wanted
      return;
    }
  }

  private static Path newFile(Path directory) {
    try {
      return Files.createTempFile(directory, "fetch-", ".part");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A full disk is our trouble, not the other side's. */
  private static void write(OutputStream out, byte[] chunk, int n) {
    try {
      out.write(chunk, 0, n);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream decoded(InputStream in, String encodings) throws IOException {
    List<String> names =
        List.of(encodings.toLowerCase(Locale.ROOT).split(",")).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .toList();
    if (names.size() > MOST_ENCODINGS) {
      throw new UnofferedEncodingException(encodings);
    }
    InputStream decoded = in;
    for (String name : names.reversed()) {
      decoded =
          switch (name) {
            case "gzip", "x-gzip" -> gunzip(decoded);
            case "deflate" -> inflate(decoded);
            default -> throw new UnofferedEncodingException(encodings);
          };
    }
    return decoded;
  }

  /** A HEAD-like or empty answer may call its nothing gzip. */
  private static InputStream gunzip(InputStream in) throws IOException {
    var peeked = new PushbackInputStream(new BufferedInputStream(in), 1);
    int first = peeked.read();
    if (first < 0) {
      return peeked;
    }
    peeked.unread(first);
    return new GZIPInputStream(peeked, CHUNK);
  }

  /** "deflate" is zlib by the standard and raw by the habit of old servers. */
  private static InputStream inflate(InputStream in) throws IOException {
    var peeked = new BufferedInputStream(in);
    peeked.mark(2);
    int first = peeked.read();
    int second = peeked.read();
    peeked.reset();
    boolean zlib = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
    return new InflaterInputStream(peeked, new Inflater(!zlib), CHUNK);
  }

  /** Stops at the limit of bytes on the wire. */
  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long count;

    Counted(InputStream in, long limit) {
      super(Objects.requireNonNull(in));
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    /** The exchange closes it: closing here would first read what is left of the body. */
    @Override
    public void close() {}

    private void count(int n) throws IOException {
      count += n;
      if (count > limit) {
        throw new TooLargeException(limit);
      }
    }
  }
}
