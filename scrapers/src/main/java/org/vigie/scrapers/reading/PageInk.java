package org.vigie.scrapers.reading;

/**
 * What is painted on a PDF page, and from it whether its text must be recognised from a picture: a
 * scan, text drawn as curves, or letters that the file maps to nothing.
 */
final class PageInk {
  /** A stamp, a page number or a scanner's name over a scan; a real page has more. */
  private static final int STAMP_CHARACTERS = 100;

  private static final double FULL_PAGE = 0.5;
  private static final double LOGO = 0.05;
  private static final int PATHS_OF_TEXT = 30;
  private static final int GLYPHS_OF_TEXT = 20;
  private static final int GLYPHS_OF_WORD = 3;

  private final double pageArea;
  private double imageArea;
  private int paths;
  private int glyphs;
  private int invisible;

  PageInk(double pageArea) {
    this.pageArea = pageArea;
  }

  void image(double area) {
    imageArea += area;
  }

  void path() {
    paths++;
  }

  /** Spaces are not counted: blank pages of word processors hold some. */
  void glyph(boolean isInvisible) {
    glyphs++;
    invisible += isInvisible ? 1 : 0;
  }

  boolean isAny() {
    return imageArea > 0 || paths > 0 || glyphs > 0;
  }

  boolean needsRecognition(String text) {
    long readable = text.chars().filter(PageInk::isReadable).count();
    double coverage = pageArea <= 0 ? 0 : imageArea / pageArea;
    if (glyphs >= GLYPHS_OF_TEXT && readable < glyphs * 0.3) {
      return true;
    }
    if (readable == 0) {
      return coverage >= LOGO || paths >= PATHS_OF_TEXT || glyphs >= GLYPHS_OF_WORD;
    }
    // Invisible letters over an image are the text that a recognition left there.
    boolean isRecognised = invisible * 2 > glyphs;
    return coverage >= FULL_PAGE && readable < STAMP_CHARACTERS && !isRecognised;
  }

  private static boolean isReadable(int c) {
    return Character.isLetterOrDigit(c) || (c > ' ' && c < 0x7F);
  }
}
