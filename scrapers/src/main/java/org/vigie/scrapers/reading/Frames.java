package org.vigie.scrapers.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/**
 * What service and worker say to each other: frames of one type byte, a length of four bytes and as
 * many bytes. A result is whole only if its {@link End} arrived; a stream that stops before it is a
 * worker that died.
 */
final class Frames {
  private static final int REQUEST = 'R';
  private static final int PAGE = 'P';
  private static final int END = 'E';

  sealed interface Frame {}

  record Request(String file, String name, String declaredMediaType) implements Frame {}

  /**
   * @param picture of the page, where it must be recognised
   */
  record Page(PageText page, @Nullable Picture picture) implements Frame {}

  record End(ReadingStatus status, String detail, String mediaType) implements Frame {}

  private Frames() {}

  static void write(DataOutputStream out, Frame frame) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var body = new DataOutputStream(bytes);
    int type =
        switch (frame) {
          case Request request -> {
            text(body, request.file());
            text(body, request.name());
            text(body, request.declaredMediaType());
            yield REQUEST;
          }
          case Page(PageText page, Picture picture) -> {
            body.writeInt(page.number());
            text(body, page.label());
            text(body, page.text());
            body.writeBoolean(page.method() == PageMethod.NEEDS_OCR);
            picture(body, picture);
            yield PAGE;
          }
          case End end -> {
            text(body, end.status().name());
            text(body, end.detail());
            text(body, end.mediaType());
            yield END;
          }
        };
    out.writeByte(type);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  /**
   * Waits for the next frame.
   *
   * @param maxLength a longer frame is refused before it is read, in bytes
   * @return null where the stream ended between two frames
   * @throws StreamCorruptedException for anything that is not a frame
   */
  static @Nullable Frame read(DataInputStream in, long maxLength) throws IOException {
    int type = in.read();
    if (type < 0) {
      return null;
    }
    int length = in.readInt();
    if (length < 0 || length > maxLength) {
      throw new StreamCorruptedException("Frame of " + length + " bytes, at most " + maxLength);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Frame cut after " + bytes.length + " of " + length + " bytes");
    }
    var body = new DataInputStream(new ByteArrayInputStream(bytes));
    return switch (type) {
      case REQUEST -> new Request(text(body), text(body), text(body));
      case PAGE -> new Page(page(body), picture(body));
      case END -> new End(status(text(body)), text(body), text(body));
      default -> throw new StreamCorruptedException("Unknown frame type " + type);
    };
  }

  private static PageText page(DataInputStream in) throws IOException {
    int number = in.readInt();
    String label = text(in);
    String text = text(in);
    PageMethod method = in.readBoolean() ? PageMethod.NEEDS_OCR : PageMethod.TEXT;
    return new PageText(number, label, text, method, null);
  }

  private static void picture(DataOutputStream out, @Nullable Picture picture) throws IOException {
    out.writeInt(picture == null ? 0 : picture.dpi());
    if (picture != null) {
      out.writeInt(picture.width());
      out.writeInt(picture.height());
      out.write(picture.grey());
    }
  }

  private static @Nullable Picture picture(DataInputStream in) throws IOException {
    int dpi = in.readInt();
    if (dpi == 0) {
      return null;
    }
    int width = in.readInt();
    int height = in.readInt();
    if (width < 1 || height < 1 || (long) width * height > in.available()) {
      throw new StreamCorruptedException("Picture of " + width + " × " + height + " pixels");
    }
    return new Picture(width, height, dpi, in.readNBytes(width * height));
  }

  private static ReadingStatus status(String name) throws StreamCorruptedException {
    for (ReadingStatus status : ReadingStatus.values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    throw new StreamCorruptedException("Unknown status \"" + name + "\"");
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new StreamCorruptedException("Text of " + length + " bytes in a shorter frame");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
