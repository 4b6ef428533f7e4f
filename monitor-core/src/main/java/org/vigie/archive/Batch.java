package org.vigie.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Files on their way into the archive. {@link #commit} forces them all to disk at the same time,
 * moves each to its place and forces the folders: a disk asked for many at once answers them with a
 * few of its own writes. Whoever notes a file elsewhere commits here first. For one thread.
 */
public final class Batch implements AutoCloseable {
  private final Archive archive;
  private final Map<Path, Path> temporaryByTarget = new LinkedHashMap<>();

  Batch(Archive archive) {
    this.archive = archive;
  }

  /**
   * Keeps bytes.
   *
   * @return their SHA-256, lower-case hexadecimal
   */
  public String keep(byte[] bytes) {
    String sha256 = HexFormat.of().formatHex(Archive.sha256().digest(bytes));
    Path target = archive.path(sha256);
    if (!isKept(target)) {
      write(target, out -> out.write(bytes));
    }
    return sha256;
  }

  /**
   * Takes a file over: it is gone from where it was.
   *
   * @param sha256 of the file, as counted while it was written
   */
  public void take(Path file, String sha256) {
    Path target = archive.path(sha256);
    if (isKept(target)) {
      return;
    }
    try {
      Path temporary = incoming();
      Files.move(file, temporary, StandardCopyOption.ATOMIC_MOVE);
      temporaryByTarget.put(target, temporary);
    } catch (AtomicMoveNotSupportedException onAnotherDisk) {
      copy(file, sha256);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keeps what was read of some bytes; a later reading takes the earlier one's place. */
  public void keepText(String sha256, byte[] json) {
    write(
        archive.textPath(sha256),
        out -> {
          GZIPOutputStream zipped = new GZIPOutputStream(out);
          zipped.write(json);
          zipped.finish();
        });
  }

  void copy(Path file, String expected) {
    Path target = archive.path(expected);
    if (isKept(target)) {
      return;
    }
    write(
        target,
        out -> {
          MessageDigest digest = Archive.sha256();
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

  /** After this, all that was kept is there, whatever happens to the machine. */
  public void commit() {
    try {
      force(temporaryByTarget.values().stream().toList(), StandardOpenOption.WRITE);
      for (Map.Entry<Path, Path> written : temporaryByTarget.entrySet()) {
        Files.createDirectories(written.getKey().getParent());
        Files.move(written.getValue(), written.getKey(), StandardCopyOption.ATOMIC_MOVE);
      }
      force(
          temporaryByTarget.keySet().stream()
              .map(Path::getParent)
              .collect(Collectors.toSet())
              .stream()
              .toList(),
          StandardOpenOption.READ);
      temporaryByTarget.clear();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What was not committed is not kept. */
  @Override
  public void close() {
    try {
      for (Path temporary : temporaryByTarget.values()) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  private boolean isKept(Path target) {
    return temporaryByTarget.containsKey(target) || Files.exists(target);
  }

  private Path incoming() throws IOException {
    Files.createDirectories(archive.incoming());
    return Files.createTempFile(archive.incoming(), "", ".part");
  }

  private void write(Path target, Content content) {
    try {
      Path temporary = incoming();
      Path replaced = temporaryByTarget.put(target, temporary);
      if (replaced != null) {
        Files.delete(replaced);
      }
      try (OutputStream out = Files.newOutputStream(temporary)) {
        content.writeTo(out);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void force(List<Path> paths, StandardOpenOption mode) throws IOException {
    if (paths.size() == 1) {
      force(paths.getFirst(), mode);
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> all = new ArrayList<>();
      for (Path path : paths) {
        all.add(
            threads.submit(
                (Callable<Object>)
                    () -> {
                      force(path, mode);
                      return path;
                    }));
      }
      for (Future<Object> one : all) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while files were being written", stopped);
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
