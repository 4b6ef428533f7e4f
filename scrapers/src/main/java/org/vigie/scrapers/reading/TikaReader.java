package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.crypto.Pkcs7Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.chm.ChmParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pkg.CompressorParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.apache.tika.parser.pkg.RarParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.wordperfect.WordPerfectParser;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.ReadingStatus;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads office documents, mails and archives through Tika's parsers, one named for each type: the
 * full set of Tika's services costs a cold process a second, and would run Tesseract wherever it is
 * installed. Parsers never see an attachment: it comes back to {@link Attachments}.
 */
final class TikaReader implements FileReader {
  private static final Map<String, Supplier<Parser>> EXACT =
      Map.ofEntries(
          Map.entry("application/rtf", RTFParser::new),
          Map.entry("text/rtf", RTFParser::new),
          Map.entry("application/epub+zip", EpubParser::new),
          Map.entry("message/rfc822", RFC822Parser::new),
          Map.entry("multipart/related", RFC822Parser::new),
          Map.entry("application/mbox", MboxParser::new),
          Map.entry("application/vnd.ms-tnef", TNEFParser::new),
          Map.entry("application/pkcs7-signature", Pkcs7Parser::new),
          Map.entry("application/pkcs7-mime", Pkcs7Parser::new),
          Map.entry("application/vnd.ms-htmlhelp", ChmParser::new),
          Map.entry("application/vnd.wordperfect", WordPerfectParser::new),
          Map.entry("application/zip", PackageParser::new),
          Map.entry("application/java-archive", PackageParser::new),
          Map.entry("application/x-tar", PackageParser::new),
          Map.entry("application/x-gtar", PackageParser::new),
          Map.entry("application/x-7z-compressed", PackageParser::new),
          Map.entry("application/x-rar-compressed", RarParser::new),
          Map.entry("application/gzip", CompressorParser::new),
          Map.entry("application/x-bzip2", CompressorParser::new),
          Map.entry("application/x-xz", CompressorParser::new),
          Map.entry("application/zstd", CompressorParser::new),
          Map.entry("application/x-compress", CompressorParser::new));

  private static final Map<String, Supplier<Parser>> BY_PREFIX =
      Map.ofEntries(
          Map.entry("application/vnd.openxmlformats-officedocument", OOXMLParser::new),
          Map.entry("application/vnd.ms-word.", OOXMLParser::new),
          Map.entry("application/vnd.ms-powerpoint.", OOXMLParser::new),
          Map.entry("application/vnd.ms-xpsdocument", OOXMLParser::new),
          Map.entry("application/x-tika-ooxml-protected", OfficeParser::new),
          Map.entry("application/msword", OfficeParser::new),
          Map.entry("application/x-tika-msoffice", OfficeParser::new),
          Map.entry("application/x-tika-msworks", OfficeParser::new),
          Map.entry("application/vnd.ms-outlook", OfficeParser::new),
          Map.entry("application/vnd.visio", OfficeParser::new),
          Map.entry("application/vnd.ms-project", OfficeParser::new),
          Map.entry("application/x-mspublisher", OfficeParser::new),
          Map.entry("application/vnd.oasis.opendocument.", OpenDocumentParser::new),
          Map.entry("application/vnd.sun.xml.", OpenDocumentParser::new));

  private static final MediaTypeRegistry TYPES = MediaTypeRegistry.getDefaultRegistry();

  private final Map<String, Parser> parsers = new HashMap<>();
  private final Reading reading;

  TikaReader(Reading reading) {
    this.reading = reading;
  }

  static boolean reads(String type) {
    return parserFor(type) != null;
  }

  @Override
  public Outcome read(Part part, String type, Progress progress) throws Exception {
    Parser parser = parsers.computeIfAbsent(type, t -> newParser(t));
    var pages = new PagingHandler(part, isWorkbook(type), progress);
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, part.name());
    metadata.set(Metadata.CONTENT_TYPE, type);
    boolean isContainer = isContainer(type);
    boolean isArchive = isContainer && !isMail(type);
    try (var attachments = new Attachments(reading, part, isContainer, progress);
        TikaInputStream stream = TikaInputStream.get(part.file())) {
      try {
        parser.parse(
            stream,
            isArchive ? new DefaultHandler() : pages,
            metadata,
            context(new Embedded(attachments, isArchive, progress)));
      } finally {
        // What came before a fault is kept.
        pages.finish(subject(metadata, type));
        attachments.read();
      }
    }
    noteSkipped(metadata, part, progress);
    if (!isContainer && !pages.hasText() && !progress.hasText()) {
      return new Outcome(ReadingStatus.READ, "the document holds no text", type);
    }
    return Outcome.read(type);
  }

  private static ParseContext context(Embedded embedded) {
    var office = new OfficeParserConfig();
    office.setIncludeSlideMasterContent(false);
    office.setIncludeDeletedContent(false);
    office.setExtractMacros(false);
    var context = new ParseContext();
    context.set(OfficeParserConfig.class, office);
    // A mail's body is a part like its attachments, which Tika reads itself where it finds these.
    context.set(Parser.class, new CompositeParser(TYPES, new TXTParser(), new JSoupParser()));
    context.set(EmbeddedDocumentExtractor.class, embedded);
    return context;
  }

  /** Tika does not fail for an entry that it cannot open: it leaves a stack trace behind. */
  private static void noteSkipped(Metadata metadata, Part part, Progress progress) {
    for (String trace :
        metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM)) {
      boolean isProtected = trace.toLowerCase(Locale.ROOT).contains("encrypt");
      progress.gap(
          part.labelled("an entry"),
          isProtected
              ? new Outcome(ReadingStatus.PROTECTED, "opens only with a password", "")
              : new Outcome(ReadingStatus.DAMAGED, trace.lines().findFirst().orElse(""), ""));
    }
  }

  /** A mail's subject is no part of its body, and often says more. */
  private static String subject(Metadata metadata, String type) {
    String subject = isMail(type) ? metadata.get(TikaCoreProperties.TITLE) : null;
    return subject == null ? "" : subject;
  }

  private static boolean isWorkbook(String type) {
    return type.contains("excel") || type.contains("spreadsheet");
  }

  private static boolean isMail(String type) {
    return type.equals("message/rfc822")
        || type.equals("application/vnd.ms-outlook")
        || type.equals("application/vnd.ms-tnef")
        || type.equals("multipart/related");
  }

  private static boolean isContainer(String type) {
    Supplier<Parser> parser = EXACT.get(type);
    return isMail(type)
        || (parser != null
            && !type.endsWith("rtf")
            && !type.equals("application/epub+zip")
            && !type.equals("application/vnd.ms-htmlhelp")
            && !type.equals("application/vnd.wordperfect"));
  }

  private static Parser newParser(String type) {
    Supplier<Parser> supplier = parserFor(type);
    if (supplier == null) {
      throw new IllegalArgumentException("No parser for " + type);
    }
    return supplier.get();
  }

  private static @Nullable Supplier<Parser> parserFor(String type) {
    Supplier<Parser> exact = EXACT.get(type);
    if (exact != null) {
      return exact;
    }
    if (type.startsWith("application/vnd.ms-excel")) {
      if (type.matches(".*\\.(sheet|workspace)\\.[234]")) {
        return OldExcelParser::new;
      }
      return type.equals("application/vnd.ms-excel") ? OfficeParser::new : OOXMLParser::new;
    }
    if (type.equals("application/vnd.ms-powerpoint")) {
      return OfficeParser::new;
    }
    for (var entry : BY_PREFIX.entrySet()) {
      if (type.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Takes each embedded file away from Tika's parser; an archive's are read one by one. */
  private record Embedded(Attachments attachments, boolean atOnce, Progress progress)
      implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return progress.limitReached().isEmpty();
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
        throws IOException {
      String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      String type = metadata.get(Metadata.CONTENT_TYPE);
      attachments.add(stream, name == null ? "" : name, type == null ? "" : type);
      if (atOnce) {
        attachments.read();
      }
    }
  }
}
