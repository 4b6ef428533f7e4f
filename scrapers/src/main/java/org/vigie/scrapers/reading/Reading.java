package org.vigie.scrapers.reading;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.ReadingStatus;

/** Chooses the reader for a file and turns whatever happens into an outcome. */
final class Reading {
  /** Less text than this beside a failure is not worth calling partly read. */
  private static final int SUBSTANTIAL_CHARACTERS = 40;

  private final FileTypes types = new FileTypes();
  private final HtmlReader html = new HtmlReader();
  private final XmlReader xml = new XmlReader();
  private final ImageReader image = new ImageReader();
  private final TextReader text = new TextReader();
  private @Nullable PdfReader pdf;
  private @Nullable TikaReader tika;

  /** Reads a file with all that it contains and gives the verdict over the whole. */
  Outcome readWhole(Part part, Progress progress) {
    return progress.verdict(read(part, progress));
  }

  /** Reads one file or attachment. */
  Outcome read(Part part, Progress progress) {
    String type = "";
    int before = progress.charactersSeen();
    try {
      long bytes = Files.size(part.file());
      if (bytes == 0) {
        return new Outcome(ReadingStatus.DAMAGED, "the file is empty", type);
      }
      if (bytes > progress.limits().maxBytes()) {
        return tooLarge(bytes, progress.limits().maxBytes(), type);
      }
      type = types.typeOf(part);
      if (type.startsWith("image/") && !type.equals("image/svg+xml")) {
        return part.isDecoration()
            ? new Outcome(ReadingStatus.NEEDS_OCR, "an image, " + type, type)
            : image.read(part, type, progress);
      }
      FileReader reader = readerFor(type);
      if (reader == null) {
        return new Outcome(ReadingStatus.UNSUPPORTED, "no reader for " + type, type);
      }
      return reader.read(part, type, progress);
    } catch (Progress.LimitReached e) {
      // The verdict over the whole file tells it.
      return Outcome.read(type);
    } catch (Exception | StackOverflowError | LinkageError e) {
      if (!progress.limitReached().isEmpty()) {
        return Outcome.read(type);
      }
      Outcome outcome = failed(e, type);
      boolean substantial = progress.charactersSeen() - before >= SUBSTANTIAL_CHARACTERS;
      return substantial && outcome.status() == ReadingStatus.DAMAGED
          ? new Outcome(ReadingStatus.PARTLY_READ, outcome.detail(), type)
          : outcome;
    }
  }

  static Outcome tooLarge(long bytes, long limit, String type) {
    return new Outcome(
        ReadingStatus.TOO_LARGE, bytes + " bytes, at most " + limit + " are opened", type);
  }

  private @Nullable FileReader readerFor(String type) {
    if (type.equals(FileTypes.PDF)) {
      PdfReader known = pdf == null ? new PdfReader(this) : pdf;
      pdf = known;
      return known;
    }
    if (type.equals(FileTypes.HTML) || type.equals("application/xhtml+xml")) {
      return html;
    }
    if (type.equals(FileTypes.XML) || type.equals("text/xml") || type.endsWith("+xml")) {
      return xml;
    }
    if (TikaReader.reads(type)) {
      TikaReader known = tika == null ? new TikaReader(this) : tika;
      tika = known;
      return known;
    }
    return types.isText(type) ? text : null;
  }

  private static Outcome failed(Throwable failure, String type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isPassword(cause)) {
        return new Outcome(ReadingStatus.PROTECTED, "opens only with a password", type);
      }
      if (cause instanceof UnsupportedFormatException) {
        return new Outcome(ReadingStatus.UNSUPPORTED, reason(cause), type);
      }
    }
    return new Outcome(ReadingStatus.DAMAGED, reason(rootOf(failure)), type);
  }

  private static boolean isPassword(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof InvalidPasswordException
        || cause instanceof EncryptedDocumentException
        || cause instanceof org.apache.tika.exception.EncryptedDocumentException
        || cause.getClass().getSimpleName().equals("PasswordRequiredException")
        || (cause instanceof IOException
            && (message.contains("encrypt") || message.contains("decryption")))
        || (cause instanceof ZipException && message.contains("encryption"));
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String reason(Throwable failure) {
    if (failure instanceof EOFException) {
      return "the file ends too early";
    }
    String message = String.valueOf(failure.getMessage());
    return failure.getClass().getSimpleName()
        + ": "
        + ShownText.cut(message.replaceAll("\\s+", " "), 200);
  }
}
