package org.vigie.scrapers.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.vigie.reading.ReadingStatus;

/** Reads a web page: its title and its main content, one page. */
final class HtmlReader implements FileReader {
  private static final int DECLARATION_BYTES = 8192;

  @Override
  public Outcome read(Part part, String type, Progress progress) throws IOException {
    long size = Files.size(part.file());
    if (size > Limits.MAX_BYTES_IN_MEMORY) {
      return Reading.tooLarge(size, Limits.MAX_BYTES_IN_MEMORY, type);
    }
    byte[] bytes = Files.readAllBytes(part.file());
    Document page = Jsoup.parse(new String(bytes, charset(bytes, part.declaredMediaType())));
    boolean scripted = page.selectFirst("script") != null;
    boolean isEmpty = MainContent.isEmpty(page);
    String text = MainContent.of(page);
    progress.page(part.path(), text);
    if (isEmpty) {
      return new Outcome(
          ReadingStatus.UNSUPPORTED,
          scripted
              ? "the page holds no text; scripts fill it in a browser"
              : "the page holds no text",
          type);
    }
    return Outcome.read(type);
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
    int length = Math.min(bytes.length, DECLARATION_BYTES);
    Charset inside = Decoding.named(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    // A page that says UTF-16 in bytes one can read as ASCII does not tell the truth.
    return inside == null || inside.name().startsWith("UTF-16") ? Decoding.WINDOWS_1252 : inside;
  }
}
