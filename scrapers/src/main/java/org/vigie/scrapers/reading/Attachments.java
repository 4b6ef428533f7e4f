package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads what is inside another file: copies it to disk within the limits, then reads it. */
final class Attachments {
  private static final int NAME_CHARACTERS = 150;

  /** Smaller images beside a mail are signatures and logos. */
  private static final long LOGO_BYTES = 20_000;

  private final Reading reading;

  Attachments(Reading reading) {
    this.reading = reading;
  }

  /**
   * @param attached true where a person attached it; false for pictures and objects that an office
   *     program put into a document, which are no loss when they hold no text
   */
  void read(
      InputStream bytes,
      String name,
      String type,
      Part container,
      boolean attached,
      Progress progress)
      throws IOException {
    if (!progress.mayOpenAttachment(container)) {
      return;
    }
    Path copy = Files.createTempFile("attachment", ".bin");
    try {
      long size = copy(bytes, copy, progress);
      boolean decorates = !attached || (size >= 0 && size < LOGO_BYTES);
      Part part = container.attachment(copy, shown(name), type, decorates);
      if (size == 0) {
        return;
      }
      Outcome outcome =
          size < 0
              ? Reading.tooLarge(-size, progress.limits().maxBytes(), "")
              : reading.read(part, progress);
      note(part.path(), outcome, attached, size, progress);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static void note(
      String path, Outcome outcome, boolean attached, long size, Progress progress) {
    boolean isImage = outcome.mediaType().startsWith("image/");
    boolean isThumbnail = path.toLowerCase(Locale.ROOT).contains("thumbnail");
    switch (outcome.status()) {
      case READ -> {}
      case NEEDS_OCR, UNSUPPORTED -> {
        if (!attached && !isThumbnail) {
          progress.picture(path, outcome);
        } else if (attached && !(isImage && size < LOGO_BYTES)) {
          progress.gap(path, outcome);
        }
      }
      default -> progress.gap(path, outcome);
    }
  }

  /** The number of bytes copied; negative where there were more than the limit. */
  private static long copy(InputStream bytes, Path copy, Progress progress) throws IOException {
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
