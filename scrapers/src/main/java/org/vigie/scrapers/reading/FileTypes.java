package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the media type by the bytes; the name and the server's word only decide between types that
 * the bytes allow. PDF and markup, nine files in ten, are known without Tika's table of types,
 * whose loading costs a cold process a quarter of a second.
 */
final class FileTypes {
  static final String PDF = "application/pdf";
  static final String HTML = "text/html";
  static final String XML = "application/xml";
  static final String TEXT = "text/plain";

  private static final int HEAD_BYTES = 4096;

  private @Nullable CompositeDetector detector;

  String typeOf(Part part) throws IOException {
    byte[] head = head(part.file());
    String simple = simpleTypeOf(head);
    if (simple != null) {
      return simple;
    }
    try (TikaInputStream stream = TikaInputStream.get(part.file())) {
      var hints = new Metadata();
      hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, part.name());
      String type = detector().detect(stream, hints).getBaseType().toString();
      if ((type.equals("application/octet-stream") || type.equals(TEXT))
          && hasExtension(part.name(), "pdf")) {
        return PDF;
      }
      return type;
    }
  }

  /** True where Tika files the type under text: CSV, JSON, calendars, source code. */
  boolean isText(String type) {
    var registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
    return type.startsWith("text/") || registry.isInstanceOf(type, MediaType.TEXT_PLAIN);
  }

  /** What a file's name claims it to be. */
  static boolean hasExtension(String name, String... extensions) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(extensions).anyMatch(extension -> lower.endsWith("." + extension));
  }

  static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  private static @Nullable String simpleTypeOf(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    // Readers accept the header within the first kilobyte, and real files use that.
    int pdf = start.indexOf("%PDF-");
    if (pdf >= 0 && pdf < 1024) {
      return PDF;
    }
    String markup =
        start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
    if (markup.startsWith("<!doctype html") || markup.startsWith("<html")) {
      return HTML;
    }
    if (markup.startsWith("<?xml")) {
      return markup.contains("<!doctype html") || markup.contains("<html") ? HTML : XML;
    }
    return null;
  }

  private CompositeDetector detector() {
    CompositeDetector known = detector;
    if (known == null) {
      MimeTypes types = MimeTypes.getDefaultMimeTypes();
      known =
          new CompositeDetector(
              types.getMediaTypeRegistry(),
              List.of(new POIFSContainerDetector(), new DefaultZipContainerDetector(), types));
      detector = known;
    }
    return known;
  }
}
