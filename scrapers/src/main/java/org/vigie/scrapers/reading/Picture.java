package org.vigie.scrapers.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A page as grey pixels, one byte each, row by row: the only form in which a foreign picture leaves
 * the worker, so that what recognises it parses nothing of the file.
 */
final class Picture {
  /** An A3 sheet at 300 dpi has 17 million; more costs memory and reads no better. */
  static final int MOST_PIXELS = 20_000_000;

  private final int width;
  private final int height;
  private final int dpi;
  private final byte[] grey;

  /**
   * @param dpi resolution, 70 to 2400
   * @param grey not copied: nobody writes to it any more
   */
  Picture(int width, int height, int dpi, byte[] grey) {
    if (width < 1 || height < 1 || (long) width * height != grey.length) {
      throw new IllegalArgumentException(
          "A picture of " + width + " × " + height + " with " + grey.length + " pixels");
    }
    this.width = width;
    this.height = height;
    this.dpi = dpi;
    this.grey = grey;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int dpi() {
    return dpi;
  }

  byte[] grey() {
    return grey;
  }

  /** One shade all over: a blank sheet, or a picture that could not be decoded. */
  boolean isUniform() {
    byte first = grey[0];
    for (byte pixel : grey) {
      if (pixel != first) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param degrees clockwise: 90, 180 or 270
   */
  Picture turned(int degrees) {
    byte[] turned = new byte[grey.length];
    boolean swaps = degrees % 180 != 0;
    int newWidth = swaps ? height : width;
    int newHeight = swaps ? width : height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int newX = degrees == 90 ? height - 1 - y : degrees == 180 ? width - 1 - x : y;
        int newY = degrees == 90 ? x : degrees == 180 ? height - 1 - y : width - 1 - x;
        turned[newY * newWidth + newX] = grey[y * width + x];
      }
    }
    return new Picture(newWidth, newHeight, dpi, turned);
  }

  /** Portable grey map, the simplest format that programs read. */
  byte[] pgm() {
    byte[] head = ("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
    var out = new ByteArrayOutputStream(head.length + grey.length);
    out.writeBytes(head);
    out.writeBytes(grey);
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return width + " × " + height + " at " + dpi + " dpi";
  }
}
