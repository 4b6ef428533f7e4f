package org.vigie.demo;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text that flows over A4 pages, with the bulletin's title and the page number at the foot. */
final class PrintedText implements Closeable {
  private static final float MARGIN = 64;
  private static final float BODY = 11;
  private static final float LEADING = 1.4f;

  private final PDDocument document;
  private final String footer;
  private final Typeface typeface;
  private final PDFont font;
  private PDPageContentStream content;
  private float top;

  PrintedText(PDDocument document, Typeface typeface, String footer) throws IOException {
    this.document = document;
    this.footer = footer;
    this.typeface = typeface;
    this.font = typeface.in(document);
    this.content = startPage();
  }

  void newPage() throws IOException {
    content.close();
    content = startPage();
  }

  void heading(String text, float size) throws IOException {
    top -= size * 0.6f;
    write(text, size);
    top -= size * 0.5f;
  }

  void paragraph(String text) throws IOException {
    write(text, BODY);
    top -= BODY * 0.6f;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private PDPageContentStream startPage() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDPageContentStream stream = new PDPageContentStream(document, page);
    show(stream, footer + " - page " + document.getNumberOfPages(), 9, MARGIN / 2);
    top = PDRectangle.A4.getHeight() - MARGIN;
    return stream;
  }

  private void write(String text, float size) throws IOException {
    for (String line : lines(text, size)) {
      if (top - size < MARGIN) {
        newPage();
      }
      top -= size * LEADING;
      show(content, line, size, top);
    }
  }

  private void show(PDPageContentStream stream, String line, float size, float y)
      throws IOException {
    stream.beginText();
    stream.setFont(font, size);
    stream.newLineAtOffset(MARGIN, y);
    stream.showText(line);
    stream.endText();
  }

  private List<String> lines(String text, float size) throws IOException {
    float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float used = 0;
    for (String word : text.split(" ", -1)) {
      float needed = typeface.width(" " + word, size);
      if (!line.isEmpty() && used + needed > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      used += needed;
    }
    lines.add(line.toString());
    return lines;
  }
}
