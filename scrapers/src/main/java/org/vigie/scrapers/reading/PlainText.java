package org.vigie.scrapers.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/**
 * Reads small plain text inside the service. Decoding bytes is the one kind of reading that a file
 * cannot abuse, and it spares a process start. Whatever is not clearly text goes to a worker.
 */
final class PlainText {
  private static final long MAX_BYTES = 1 << 20;

  private PlainText() {}

  static Optional<Extraction> read(
      Path file, String name, String declaredMediaType, int maxCharacters) throws IOException {
    if (!isCalledText(name, declaredMediaType) || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || hasControlBytes(bytes) || looksLikeMarkup(bytes)) {
      return Optional.empty();
    }
    Charset charset = Decoding.proven(bytes);
    if (charset == null && Decoding.hasHighByte(bytes) && !isWestern(bytes)) {
      return Optional.empty();
    }
    String text =
        ShownText.of(new String(bytes, charset == null ? Decoding.WINDOWS_1252 : charset));
    if (text.isBlank() || text.length() > maxCharacters) {
      return Optional.empty();
    }
    return Optional.of(
        new Extraction(ReadingStatus.READ, "", FileTypes.TEXT, List.of(new PageText(1, "", text))));
  }

  private static boolean isCalledText(String name, String declaredMediaType) {
    return declaredMediaType.startsWith("text/plain")
        || declaredMediaType.startsWith("text/csv")
        || declaredMediaType.startsWith("application/json")
        || FileTypes.hasExtension(name, "txt", "md", "csv", "tsv", "json", "jsonl", "yml", "yaml");
  }

  private static boolean hasControlBytes(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return true;
      }
    }
    return false;
  }

  private static boolean looksLikeMarkup(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    String first = start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
    return first.startsWith("<") || first.startsWith("{\\rtf") || start.contains("%PDF-");
  }

  /** Windows-1252 has no letter at five places, and European text is mostly ASCII. */
  private static boolean isWestern(byte[] bytes) {
    int high = 0;
    for (byte b : bytes) {
      int value = b & 0xFF;
      if (value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D) {
        return false;
      }
      high += value >= 0x80 ? 1 : 0;
    }
    return high * 4 < bytes.length;
  }
}
