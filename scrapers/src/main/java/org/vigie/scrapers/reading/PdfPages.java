package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The text of each page of one PDF, and what else is painted there, in one pass over the page's
 * operators: {@link PageInk} tells by that whether the page is a picture of a page.
 */
final class PdfPages extends PDFTextStripper {
  /** Some broken forms hang every field on every page. */
  private static final int ANNOTATIONS_READ = 2_000;

  private static final int FIELD_PARENTS = 16;

  private static final int SPACE = 32;

  /** The glyph number of the space in nearly every subset font. */
  private static final int SPACE_OF_SUBSETS = 3;

  private final Part part;
  private final Progress progress;
  private final List<Integer> damaged = new ArrayList<>();
  private @Nullable PdfPictures pictures;
  private StringWriter text = new StringWriter();
  private PageInk ink = new PageInk(1);
  private String firstDamage = "";
  private int last;
  private int withText;
  private boolean hasImages;
  private boolean hasInk;

  PdfPages(Part part, Progress progress) {
    this.part = part;
    this.progress = progress;
    setLineSeparator("\n");
    // Bold made by printing twice would double every letter.
    setSuppressDuplicateOverlappingText(true);
  }

  void read(PDDocument document) throws IOException {
    pictures = new PdfPictures(document);
    writeText(document, text);
    fillBlanksUpTo(document.getNumberOfPages());
  }

  /** The number of the last page that was reached. */
  int last() {
    return last;
  }

  int withText() {
    return withText;
  }

  List<Integer> damaged() {
    return damaged;
  }

  boolean hasImages() {
    return hasImages;
  }

  /** Whether anything at all is on the pages: text, a picture, a line. */
  boolean isBlank() {
    return withText == 0 && !hasImages && !hasInk;
  }

  String firstDamage() {
    return firstDamage;
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    int number = getCurrentPageNo();
    fillBlanksUpTo(number - 1);
    text = new StringWriter();
    output = text;
    ink = new PageInk(page.getCropBox().getWidth() * page.getCropBox().getHeight());
    try {
      super.processPage(page);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      salvage();
      damaged.add(number);
      if (firstDamage.isEmpty()) {
        firstDamage = e.getClass().getSimpleName() + ": " + e.getMessage();
      }
    }
    String shown = text + formText(page);
    hasInk |= ink.isAny();
    if (ink.needsRecognition(shown)) {
      hasImages = true;
      emit(number, shown, progress.wantsPicture() ? drawn(number) : null, true);
    } else {
      emit(number, shown, null, false);
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case OperatorName.DRAW_OBJECT -> countImage(operands);
      case OperatorName.BEGIN_INLINE_IMAGE -> ink.image(painted());
      case OperatorName.FILL_NON_ZERO,
          OperatorName.LEGACY_FILL_NON_ZERO,
          OperatorName.FILL_EVEN_ODD,
          OperatorName.FILL_NON_ZERO_AND_STROKE,
          OperatorName.FILL_EVEN_ODD_AND_STROKE,
          OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
          OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE,
          OperatorName.STROKE_PATH,
          OperatorName.CLOSE_AND_STROKE ->
          ink.path();
      default -> {}
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (code != SPACE && code != SPACE_OF_SUBSETS) {
      ink.glyph(getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER);
    }
    super.showGlyph(matrix, font, code, displacement);
  }

  private void countImage(List<COSBase> operands) {
    if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name)) {
      return;
    }
    COSDictionary resources = getResources() == null ? null : getResources().getCOSObject();
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects != null
        && objects.getDictionaryObject(name) instanceof COSStream object
        && COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
      ink.image(painted());
    }
  }

  /** An image fills the unit square of its coordinates. */
  private double painted() {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    return Math.abs(
        (double) matrix.getScaleX() * matrix.getScaleY()
            - (double) matrix.getShearX() * matrix.getShearY());
  }

  private void salvage() {
    try {
      writePage();
    } catch (IOException | RuntimeException e) {
      // The page is noted as damaged already; its text is what came before.
      text.append("\n");
    }
  }

  private void fillBlanksUpTo(int number) {
    while (last < number) {
      emit(last + 1, "", null, false);
    }
  }

  private @Nullable Picture drawn(int number) {
    PdfPictures painter = pictures;
    return painter == null ? null : painter.draw(number);
  }

  private void emit(int number, String shown, @Nullable Picture picture, boolean isImage) {
    last = number;
    withText += ShownText.of(shown).isBlank() ? 0 : 1;
    progress.page(part.page(number), shown, picture, isImage);
  }

  /** What somebody typed into the page's form fields and notes: no part of its content stream. */
  private static String formText(PDPage page) {
    var typed = new StringBuilder();
    try {
      int read = 0;
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (++read > ANNOTATIONS_READ) {
          break;
        }
        String value =
            annotation instanceof PDAnnotationWidget
                ? fieldText(annotation.getCOSObject())
                : "FreeText".equals(annotation.getSubtype()) ? annotation.getContents() : null;
        if (value != null && !value.isBlank()) {
          typed.append('\n').append(value);
        }
      }
    } catch (IOException | RuntimeException e) {
      return typed.toString();
    }
    return typed.toString();
  }

  private static @Nullable String fieldText(COSDictionary field) {
    COSDictionary current = field;
    String value = null;
    for (int up = 0; current != null && up < FIELD_PARENTS; up++) {
      if (value == null && current.getDictionaryObject(COSName.V) instanceof COSString string) {
        value = string.getString();
      }
      COSName type = current.getCOSName(COSName.FT);
      if (type != null) {
        return type.equals(COSName.TX) || type.equals(COSName.CH) ? value : null;
      }
      current = current.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }
}
