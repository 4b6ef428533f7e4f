package org.vigie.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Prints a bulletin as a PDF: cover with contents, then each order on a new page. The same bulletin
 * of the same day has the same bytes at every start.
 */
final class BulletinPdf {
  private static final int SCAN_DPI = 120;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Bulletin.Register register;
  private final LocalDate today;
  private final Typeface typeface;

  BulletinPdf(Bulletin.Register register, LocalDate today, Typeface typeface) {
    this.typeface = typeface;
    this.register = register;
    this.today = today;
  }

  byte[] print(Bulletin bulletin) {
    try (PDDocument draft = new PDDocument();
        PDDocument document = new PDDocument()) {
      List<Integer> startPages = layOut(bulletin, List.of(), draft);
      layOut(bulletin, startPages, document);
      if (!bulletin.scan()) {
        return bytes(document, bulletin);
      }
      // A subset font is written when its document is saved, so the text is saved before it is
      // photographed.
      try (PDDocument saved = Loader.loadPDF(bytes(document, bulletin));
          PDDocument scan = photographed(saved)) {
        return bytes(scan, bulletin);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Fills the document and answers the page where each order starts. */
  private List<Integer> layOut(Bulletin bulletin, List<Integer> startPages, PDDocument document)
      throws IOException {
    LocalDate date = bulletin.published(today);
    List<Integer> starts = new ArrayList<>();
    try (PrintedText text = new PrintedText(document, typeface, bulletin.title(today))) {
      text.heading("PRÉFECTURE DE LA HAUTE-BRUNE", 16);
      text.heading("Recueil des actes administratifs", 22);
      text.paragraph(bulletin.title(today));
      text.paragraph(
          "Ce recueil réunit %d actes. Il est consultable à l'accueil de la préfecture et sur son"
                  .formatted(bulletin.orders().size())
              + " site pendant deux mois au moins.");
      text.heading("Sommaire", 14);
      for (int i = 0; i < bulletin.orders().size(); i++) {
        Bulletin.Order order = bulletin.orders().get(i);
        String page = startPages.isEmpty() ? "0" : startPages.get(i).toString();
        text.paragraph(
            order.service()
                + " - "
                + number(bulletin, date, i)
                + " - Arrêté "
                + order.title()
                + " (page "
                + page
                + ")");
      }
      for (int i = 0; i < bulletin.orders().size(); i++) {
        text.newPage();
        starts.add(document.getNumberOfPages());
        print(bulletin.orders().get(i), number(bulletin, date, i), date, text);
      }
      if (bulletin.annex() != null) {
        text.newPage();
        print(bulletin.annex(), text);
      }
    }
    return starts;
  }

  private void print(Bulletin.Order order, String number, LocalDate date, PrintedText text)
      throws IOException {
    text.paragraph(order.service());
    text.heading("Arrêté n° " + number + " " + order.title(), 13);
    text.paragraph("La préfète de la Haute-Brune,");
    for (String visa : register.visas().getOrDefault(order.kind(), List.of())) {
      text.paragraph(visa + " ;");
    }
    for (String reason : order.considering()) {
      text.paragraph(reason + " ;");
    }
    text.heading("ARRÊTE", 12);
    List<String> articles = new ArrayList<>(order.articles());
    articles.addAll(register.closing());
    for (int i = 0; i < articles.size(); i++) {
      text.paragraph((i == 0 ? "Article 1er" : "Article " + (i + 1)) + " : " + articles.get(i));
    }
    text.paragraph("Fait à Valmoire, le " + Bulletin.longDate(date.minusDays(1)) + ".");
    text.paragraph("Pour la préfète et par délégation, la secrétaire générale");
  }

  private static void print(Bulletin.Annex annex, PrintedText text) throws IOException {
    text.heading("Annexe. " + annex.title(), 13);
    for (int i = 0; i < annex.lines(); i++) {
      text.paragraph(
          String.format(
              Locale.FRENCH,
              "Section %c, parcelle n° %d, lieu-dit %s, %.2f hectares",
              'A' + i % 5,
              100 + i * 7 % 400,
              List.of("La Grand-Prée", "Les Aulnes", "Le Moulin brûlé", "La Combe").get(i % 4),
              0.12 + i % 37 / 10.0));
    }
  }

  private static String number(Bulletin bulletin, LocalDate date, int order) {
    return "99-%s-%05d".formatted(date.minusDays(1), bulletin.number() * 100 % 1000 + order + 1);
  }

  private static PDDocument photographed(PDDocument text) throws IOException {
    PDDocument scan = new PDDocument();
    PDFRenderer renderer = new PDFRenderer(text);
    for (int i = 0; i < text.getNumberOfPages(); i++) {
      BufferedImage image = renderer.renderImageWithDPI(i, SCAN_DPI, ImageType.BINARY);
      PDImageXObject picture = CCITTFactory.createFromImage(scan, image);
      PDPage page = new PDPage(PDRectangle.A4);
      scan.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
        content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
      }
    }
    return scan;
  }

  private byte[] bytes(PDDocument document, Bulletin bulletin) throws IOException {
    ZonedDateTime printed = bulletin.published(today).atTime(9, 30).atZone(PARIS);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(bulletin.title(today));
    information.setProducer("Préfecture de la Haute-Brune");
    information.setCreationDate(GregorianCalendar.from(printed));
    information.setModificationDate(GregorianCalendar.from(printed));
    document.setDocumentInformation(information);
    document.setDocumentId(printed.toEpochSecond());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
