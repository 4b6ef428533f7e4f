package org.vigie.scrapers.decp;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file of contracts from first to last byte and hands over its rows; however large the
 * file, it holds one row. The format is seen from the beginning, never from a name: gzip or not,
 * JSON, XML or CSV, UTF-8, UTF-16 or windows-1252 (exports declare one and are another).
 */
final class DecpFile {
  private static final int PEEKED = 1 << 16;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private DecpFile() {}

  /**
   * @param limit most bytes after decompression
   * @throws UncheckedIOException where the file cannot be read or passes the limit
   */
  static RowsEnd read(InputStream file, long limit, RowSink sink) throws IOException {
    InputStream in = new Limited(unzipped(new BufferedInputStream(file, PEEKED)), limit);
    var peekable = new BufferedInputStream(in, PEEKED);
    peekable.mark(PEEKED);
    byte[] beginning = peekable.readNBytes(PEEKED);
    peekable.reset();
    Charset charset = charset(beginning);
    var text = new InputStreamReader(peekable, charset);
    if (CsvRows.isHead(new String(beginning, charset).lines().findFirst().orElse(""))) {
      return new CsvRows(new BufferedReader(text), sink).read();
    }
    var window = new Window(text);
    while (window.at(0) == '\ufeff' || Character.isWhitespace(window.at(0))) {
      window.skip(1);
    }
    return switch (window.at(0)) {
      case '{', '[' -> new JsonRows(window, sink).read();
      case '<' -> new XmlRows(window, sink).read();
      default -> new RowsEnd(false, true, 1);
    };
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(in, PEEKED) : in;
  }

  private static Charset charset(byte[] beginning) {
    if (beginning.length >= 2) {
      int first = beginning[0] & 0xff;
      int second = beginning[1] & 0xff;
      if ((first == 0xfe && second == 0xff) || (first == 0 && second != 0)) {
        return StandardCharsets.UTF_16BE;
      }
      if ((first == 0xff && second == 0xfe) || (first != 0 && second == 0)) {
        return StandardCharsets.UTF_16LE;
      }
    }
    try {
      // the last character may be cut in its middle
      int length = beginning.length;
      for (int i = 0; i < 4 && length > 0 && (beginning[length - 1] & 0x80) != 0; i++) {
        length--;
      }
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(beginning, 0, length));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return WINDOWS;
    }
  }

  /** A small archive that unpacks without end stops here. */
  private static final class Limited extends java.io.FilterInputStream {
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.left = limit;
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

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new IOException("the file is larger than allowed once unpacked");
      }
    }
  }
}
