package org.vigie.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text that flows over A4 pages, with the bulletin's title and the page number at the foot. */
final class PrintedText implements Closeable {
  private static final float MARGIN = 64;
  private static final float BODY = 11;
  private static final float LEADING = 1.4f;

  private final PDDocument document;
  private final String footer;
  private final PDFont font;
  private PDPageContentStream content;
  private float top;

  PrintedText(PDDocument document, String footer) throws IOException {
    this.document = document;
    this.footer = footer;
    this.font = embedded(document);
    this.content = startPage();
  }

  /** PDFBox carries this font itself, so the pages look the same on a machine without fonts. */
  private static PDFont embedded(PDDocument document) throws IOException {
    try (InputStream in =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return PDType0Font.load(document, Objects.requireNonNull(in, "font"), true);
    }
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
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
