package org.vigie.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of the bulletins. PDFBox carries it itself, so the pages look the same on a machine
 * without fonts. Parsed once for all bulletins: that was most of the time to print them.
 */
final class Typeface implements AutoCloseable {
  private final TrueTypeFont font;
  private final CmapLookup glyphs;

  Typeface() throws IOException {
    try (InputStream in =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(in, "font")));
    }
    font.setEnableGsub(false); // a ligature would hide letters from whoever reads the text
    glyphs = font.getUnicodeCmapLookup();
  }

  PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, font, true);
  }

  /** In points, at the given size. */
  float width(String text, float size) throws IOException {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += font.getAdvanceWidth(glyphs.getGlyphId(text.charAt(i)));
    }
    return width * size / font.getUnitsPerEm();
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
