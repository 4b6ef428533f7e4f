package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * What is inside one file: copied to disk within the limits as its parser meets it, read when that
 * file's own pages are out, so that they come first.
 */
final class Attachments implements AutoCloseable {
  private static final int NAME_CHARACTERS = 150;

  /** Smaller images beside a mail are signatures and logos. */
  private static final long LOGO_BYTES = 20_000;

  private final Reading reading;
  private final Part container;
  private final boolean attached;
  private final Progress progress;
  private final Deque<Copy> copies = new ArrayDeque<>();

  /** A copy; its size is negative where it was longer than the limit. */
  private record Copy(Part part, long size) {}

  /**
   * @param attached true where a person attached them; false for pictures and objects that an
   *     office program put into a document, which are no loss when they hold no text
   */
  Attachments(Reading reading, Part container, boolean attached, Progress progress) {
    this.reading = reading;
    this.container = container;
    this.attached = attached;
    this.progress = progress;
  }

  void add(InputStream bytes, String name, String type) throws IOException {
    if (!progress.mayOpenAttachment(container)) {
      return;
    }
    Path copy = Files.createTempFile("attachment", ".bin");
    long size = 0;
    try {
      size = copy(bytes, copy);
    } finally {
      if (size == 0) {
        Files.deleteIfExists(copy);
      }
    }
    if (size != 0) {
      boolean decorates = !attached || (size > 0 && size < LOGO_BYTES);
      copies.add(new Copy(container.attachment(copy, shown(name), type, decorates), size));
    }
  }

  /** Reads what was added since the last call. */
  void read() throws IOException {
    for (Copy copy = copies.poll(); copy != null; copy = copies.poll()) {
      try {
        note(
            copy,
            copy.size() < 0
                ? Reading.tooLarge(-copy.size(), progress.limits().maxBytes(), "")
                : reading.read(copy.part(), progress));
      } finally {
        Files.deleteIfExists(copy.part().file());
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Copy copy : copies) {
      Files.deleteIfExists(copy.part().file());
    }
  }

  private void note(Copy copy, Outcome outcome) {
    String path = copy.part().path();
    boolean isLogo = outcome.mediaType().startsWith("image/") && copy.size() < LOGO_BYTES;
    boolean isThumbnail = path.toLowerCase(Locale.ROOT).contains("thumbnail");
    switch (outcome.status()) {
      case READ -> {}
      case NEEDS_OCR, UNSUPPORTED -> {
        if (!attached && !isThumbnail) {
          progress.picture(path, outcome);
        } else if (attached && !isLogo) {
          progress.gap(path, outcome);
        }
      }
      default -> progress.gap(path, outcome);
    }
  }

  /** The number of bytes copied; negative where there were more than the limit. */
  private long copy(InputStream bytes, Path copy) throws IOException {
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(copy)) {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        size += n;
        progress.unpacked(n);
        if (size > progress.limits().maxBytes()) {
          return -size;
        }
        out.write(buffer, 0, n);
      }
    }
    return size;
  }

  private static String shown(String name) {
    String clean = ShownText.of(name).replace('\n', ' ').strip();
    return clean.isEmpty() ? "attachment" : ShownText.cut(clean, NAME_CHARACTERS);
  }
}
