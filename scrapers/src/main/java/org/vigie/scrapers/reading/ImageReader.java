package org.vigie.scrapers.reading;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.stream.ImageInputStream;
import org.vigie.reading.ReadingStatus;

/**
 * Hands out the pages of a picture file (TIFF with all its pages, PNG, JPEG, GIF, BMP) for
 * recognition. Dimensions are looked at before a pixel is decoded: a small file may claim
 * gigabytes.
 */
final class ImageReader implements FileReader {
  /** Beyond it even one row in many would be too slow to decode. */
  private static final long MOST_PIXELS = 400_000_000L;

  /** Decoded whole, in up to four bytes a pixel, this still fits a worker's heap. */
  private static final int DECODED_PIXELS = 30_000_000;

  /** What a page is likely to have been scanned at: its longer side taken for an A4 sheet's. */
  private static final double A4_INCHES = 11.7;

  @Override
  public Outcome read(Part part, String type, Progress progress) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(part.file().toFile())) {
      Iterator<javax.imageio.ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return new Outcome(ReadingStatus.UNSUPPORTED, "no reader for " + type, type);
      }
      javax.imageio.ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return readPages(reader, part, type, progress);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Outcome readPages(
      javax.imageio.ImageReader reader, Part part, String type, Progress progress)
      throws IOException {
    int pages = type.equals("image/tiff") ? reader.getNumImages(true) : 1;
    for (int page = 0; page < pages; page++) {
      int width = reader.getWidth(page);
      int height = reader.getHeight(page);
      if ((long) width * height > MOST_PIXELS) {
        return new Outcome(
            ReadingStatus.TOO_LARGE, "an image of " + width + " × " + height + " pixels", type);
      }
      Picture picture =
          progress.wantsPicture() ? decode(reader, page, (long) width * height) : null;
      progress.page(part.page(page + 1), "", picture, true);
    }
    return Outcome.read(type);
  }

  private static Picture decode(javax.imageio.ImageReader reader, int page, long pixels)
      throws IOException {
    ImageReadParam how = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
    if (step > 1) {
      how.setSourceSubsampling(step, step, 0, 0);
    }
    var image = reader.read(page, how);
    int longer = Math.max(image.getWidth(), image.getHeight());
    int dpi = Math.clamp(Math.round(longer / A4_INCHES), 70, 2400);
    return Pixels.of(image, dpi);
  }
}
