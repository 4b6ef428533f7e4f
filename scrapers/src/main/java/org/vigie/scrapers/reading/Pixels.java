package org.vigie.scrapers.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Turns a decoded image into a {@link Picture} of bounded size, on white paper. */
final class Pixels {
  /** Tesseract's models were trained near 300 dpi; small print still reads well at 200. */
  static final int DPI = 200;

  private Pixels() {}

  static Picture of(BufferedImage image, int dpi) {
    double scale = scale(image.getWidth(), image.getHeight(), dpi);
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY && scale == 1) {
      return new Picture(width, height, dpi, bytes(image));
    }
    var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return new Picture(width, height, Math.max(70, (int) (dpi * scale)), bytes(grey));
  }

  /** At most 1: finer scans than 300 dpi cost time and read no better. */
  private static double scale(int width, int height, int dpi) {
    double most = Math.sqrt((double) Picture.MOST_PIXELS / ((double) width * height));
    double fine = dpi > 300 ? 300.0 / dpi : 1;
    return Math.min(1, Math.min(most, fine));
  }

  private static byte[] bytes(BufferedImage grey) {
    return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
  }
}
