package org.vigie.scrapers.reading;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;

/** Documents of the invented département 99, made on the spot. */
final class SampleFiles {
  static final String LONG_SENTENCE =
      "Le conseil municipal de Valmoire autorise l'installation de douze caméras de vidéoprotection"
          + " sur la place des Halles et approuve le plan de financement présenté ce jour.";

  private final Path folder;

  SampleFiles(Path folder) {
    this.folder = folder;
  }

  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A PDF with a page for each text; "SCAN" is a page that is only an image, "" a blank one. */
  Path pdf(String name, String... pages) throws IOException {
    return file(name, pdfBytes(pages));
  }

  static byte[] pdfBytes(String... pages) throws IOException {
    try (PDDocument document = document(pages)) {
      return bytes(document::save);
    }
  }

  Path pdfWithUserPassword(String name, String password) throws IOException {
    try (PDDocument document = document(LONG_SENTENCE)) {
      document.protect(
          new StandardProtectionPolicy("propriétaire", password, new AccessPermission()));
      return file(name, bytes(document::save));
    }
  }

  Path pdfWithAttachment(String name, String attachmentName, byte[] attachment) throws IOException {
    try (PDDocument document = document(LONG_SENTENCE)) {
      var file = new PDEmbeddedFile(document, new ByteArrayInputStream(attachment));
      var specification = new PDComplexFileSpecification();
      specification.setFile(attachmentName);
      specification.setEmbeddedFile(file);
      var tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of(attachmentName, specification));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
      return file(name, bytes(document::save));
    }
  }

  /** One page of text, then one whose forms draw each other: 2^40 times in 40 small steps. */
  Path endlessPdf(String name) throws IOException {
    try (PDDocument document = document("Article 1", "")) {
      PDFormXObject inner = form(document, "q Q", null);
      for (int doubled = 0; doubled < 40; doubled++) {
        inner = form(document, "/F Do /F Do", inner);
      }
      PDPage page = document.getPage(1);
      var resources = new PDResources();
      resources.put(COSName.F, inner);
      page.setResources(resources);
      page.setContents(stream(document, "/F Do".getBytes(StandardCharsets.US_ASCII)));
      return file(name, bytes(document::save));
    }
  }

  /** A page of 60 KB whose one operand is a list of 20 million strings. */
  Path memoryBombPdf(String name) throws IOException {
    try (PDDocument document = document("")) {
      PDPage page = document.getPage(0);
      var content = new PDStream(document);
      try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] strings = "(a)".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        out.write('[');
        for (int millions = 0; millions < 20; millions++) {
          out.write(strings);
        }
      }
      page.setContents(content);
      return file(name, bytes(document::save));
    }
  }

  private static PDFormXObject form(
      PDDocument document, String content, @Nullable PDFormXObject inner) throws IOException {
    var form = new PDFormXObject(stream(document, content.getBytes(StandardCharsets.US_ASCII)));
    form.setBBox(PDRectangle.A4);
    var resources = new PDResources();
    if (inner != null) {
      resources.put(COSName.F, inner);
    }
    form.setResources(resources);
    return form;
  }

  private static PDStream stream(PDDocument document, byte[] content) throws IOException {
    return new PDStream(document, new ByteArrayInputStream(content));
  }

  Path docx(String name, String... paragraphs) throws IOException {
    return file(name, docxBytes(paragraphs));
  }

  static byte[] docxBytes(String... paragraphs) throws IOException {
    try (var document = new XWPFDocument()) {
      for (String paragraph : paragraphs) {
        document.createParagraph().createRun().setText(paragraph);
      }
      return bytes(document::write);
    }
  }

  Path xlsx(String name, Map<String, String> cellOfSheet) throws IOException {
    try (var workbook = new XSSFWorkbook()) {
      cellOfSheet.forEach(
          (sheet, cell) ->
              workbook.createSheet(sheet).createRow(0).createCell(0).setCellValue(cell));
      return file(name, bytes(workbook::write));
    }
  }

  Path pptx(String name, String... slides) throws IOException {
    try (var show = new XMLSlideShow()) {
      for (String slide : slides) {
        XSLFTextBox box = show.createSlide().createTextBox();
        box.setAnchor(new java.awt.Rectangle(10, 10, 300, 100));
        box.setText(slide);
      }
      return file(name, bytes(show::write));
    }
  }

  Path zip(String name, Map<String, byte[]> entries) throws IOException {
    return file(name, zipBytes(entries));
  }

  static byte[] zipBytes(Map<String, byte[]> entries) throws IOException {
    return bytes(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
              zip.putNextEntry(new ZipEntry(entry.getKey()));
              zip.write(entry.getValue());
            }
          }
        });
  }

  private static PDDocument document(String... pages) throws IOException {
    var document = new PDDocument();
    var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    for (String text : pages) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      if (text.isEmpty()) {
        continue;
      }
      try (var content = new PDPageContentStream(document, page)) {
        if (text.equals("SCAN")) {
          content.drawImage(LosslessFactory.createFromImage(document, greyPage()), 0, 0, 595, 842);
          continue;
        }
        content.beginText();
        content.setFont(font, 11);
        content.setLeading(14);
        content.newLineAtOffset(50, 780);
        for (String line : text.split("\n", -1)) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
    }
    return document;
  }

  private static BufferedImage greyPage() {
    var image = new BufferedImage(200, 280, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(10, 10, 180, 260);
    graphics.dispose();
    return image;
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    var out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }
}
