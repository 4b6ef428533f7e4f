package org.vigie.scrapers.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Draws pages of one PDF for recognition; the page's own rotation is followed. */
final class PdfPictures {
  private static final float POINTS_PER_INCH = 72;

  private final PDFRenderer renderer;
  private final PDDocument document;

  PdfPictures(PDDocument document) {
    this.document = document;
    renderer = new PDFRenderer(document);
    // A 600 dpi colour scan would take 100 MB before it is scaled down.
    renderer.setSubsamplingAllowed(true);
  }

  /** The page, or null where it cannot be drawn: then it stays to be recognised by other means. */
  @Nullable Picture draw(int number) {
    PDPage page = document.getPage(number - 1);
    PDRectangle box = page.getCropBox();
    double inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
    double most = Math.sqrt(Picture.MOST_PIXELS / Math.max(0.01, inches));
    int dpi = (int) Math.min(Pixels.DPI, most);
    if (dpi < 70) {
      return null;
    }
    try {
      BufferedImage image = renderer.renderImageWithDPI(number - 1, dpi, ImageType.GRAY);
      return Pixels.of(image, dpi);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }
}
