package org.vigie.mailer.letter;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes the letter an A4 page for a DL window envelope: PDF/UA, tagged, with its own font, so that
 * a screen reader and any printer get the same letter. Loads nothing from anywhere.
 */
public final class LetterPdf {
  private static final String FONT = "/letter/LiberationSerif-Regular.ttf";

  private final SpringTemplateEngine templates = new SpringTemplateEngine();

  public LetterPdf() {
    // It logs each step of each page to standard error by default; failures are exceptions anyway.
    XRLog.setLoggingEnabled(false);
    var resolver = new ClassLoaderTemplateResolver(LetterPdf.class.getClassLoader());
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    templates.setTemplateResolver(resolver);
  }

  /** What the template prints. */
  public record Page(
      String title,
      String author,
      String subject,
      List<String> sender,
      List<String> recipient,
      String placeAndDate,
      List<String> heading,
      List<LetterBlock> blocks) {
    public Page {
      sender = List.copyOf(sender);
      recipient = List.copyOf(recipient);
      heading = List.copyOf(heading);
      blocks = List.copyOf(blocks);
    }
  }

  public byte[] render(LetterSheet sheet) {
    var page =
        new Page(
            sheet.mailSubject(),
            sheet.sender().isEmpty() ? "" : sheet.sender().getFirst(),
            sheet.subject(),
            sheet.sender(),
            sheet.recipient(),
            sheet.placeAndDate(),
            sheet.heading(),
            LetterBlock.of(sheet.body()));
    String html =
        templates
            .process("letter/letter.html", new Context(Locale.FRENCH, Map.of("letter", page)))
            .replace("__REFERENCE__", sheet.number());
    return pdf(html);
  }

  private static byte[] pdf(String html) {
    try (var out = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.useFont(LetterPdf::font, "Liberation Serif");
      builder.useUriResolver((base, uri) -> null);
      builder.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), "/");
      builder.withProducer("Vigie");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException("the letter cannot be made a PDF", broken);
    }
  }

  private static InputStream font() {
    InputStream font = LetterPdf.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException(FONT + " is missing from the mailer module");
    }
    return font;
  }
}
