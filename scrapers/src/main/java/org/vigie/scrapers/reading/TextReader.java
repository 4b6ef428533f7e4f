package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.vigie.reading.ReadingStatus;

/** Reads plain text, CSV, JSON and calendars in whatever encoding, as one page. */
final class TextReader implements FileReader {
  private static final int SURE = 40;

  @Override
  public Outcome read(Part part, String type, Progress progress) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(part.file())) {
      bytes = in.readNBytes(Limits.MAX_BYTES_IN_MEMORY);
    }
    String text = new String(bytes, charset(bytes, part.declaredMediaType()));
    progress.page(part.path(), text);
    if (text.isBlank()) {
      return new Outcome(ReadingStatus.READ, "holds only white space", type);
    }
    long size = Files.size(part.file());
    return size > bytes.length
        ? new Outcome(
            ReadingStatus.PARTLY_READ, "only the first " + bytes.length + " bytes of " + size, type)
        : Outcome.read(type);
  }

  private static Charset charset(byte[] bytes, String declaredMediaType) {
    Charset proven = Decoding.proven(bytes);
    if (proven != null) {
      return proven;
    }
    Charset declared = Decoding.named(declaredMediaType);
    if (declared != null) {
      return declared;
    }
    if (!Decoding.hasHighByte(bytes)) {
      return Decoding.WINDOWS_1252;
    }
    CharsetMatch guess = new CharsetDetector().setText(bytes).detect();
    if (guess == null || guess.getConfidence() < SURE || guess.getName().startsWith("ISO-8859-1")) {
      return Decoding.WINDOWS_1252;
    }
    Charset named = Decoding.named("charset=" + guess.getName());
    return named == null ? Decoding.WINDOWS_1252 : named;
  }
}
