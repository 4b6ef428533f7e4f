package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.vigie.reading.ReadingStatus;

/**
 * Reads PDF with PDFBox itself instead of Tika's parser around it: a page is handed out as soon as
 * it is read and a broken page costs only itself, each page tells whether it is a scan, and a cold
 * process loads neither Tika's configuration nor the system's fonts.
 */
final class PdfReader implements FileReader {
  private static final long MEMORY_BYTES = 64L << 20;

  /** What streams may unpack to, on disk beyond the memory above. */
  private static final long UNPACKED_BYTES = 512L << 20;

  private static final int NAME_TREE_DEPTH = 20;

  /** What an empty file of a word processor weighs at most: its fonts and a page's frame. */
  private static final long HEAVY_BLANK_BYTES = 60_000;

  private static final long HEAVY_BLANK_PAGE = 2_000;
  private static final int TAIL_BYTES = 2_048;

  private final Reading reading;

  PdfReader(Reading reading) {
    FontMappers.set(new OneFont());
    this.reading = reading;
  }

  @Override
  public Outcome read(Part part, String type, Progress progress) throws IOException {
    var cache = MemoryUsageSetting.setupMixed(MEMORY_BYTES, UNPACKED_BYTES).streamCache;
    try (PDDocument document = Loader.loadPDF(part.file().toFile(), "", null, null, cache)) {
      document.setAllSecurityToBeRemoved(true);
      var pages = new PdfPages(part, progress);
      String broken = "";
      try {
        pages.read(document);
      } catch (Progress.LimitReached e) {
        throw e;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        broken = e.getClass().getSimpleName() + ": " + e.getMessage();
      }
      readAttachments(document, part, progress);
      return verdict(pages, broken, part, type);
    }
  }

  /** Which pages still have to be recognised is not told here: see {@link Verdict}. */
  private static Outcome verdict(PdfPages pages, String broken, Part part, String type)
      throws IOException {
    List<Integer> damaged = pages.damaged();
    if (!broken.isEmpty() || !damaged.isEmpty()) {
      String detail =
          broken.isEmpty()
              ? "pages not readable: " + PageRanges.of(damaged) + " (" + pages.firstDamage() + ")"
              : "reading stopped after page " + pages.last() + " (" + broken + ")";
      ReadingStatus status =
          pages.withText() > 0 ? ReadingStatus.PARTLY_READ : ReadingStatus.DAMAGED;
      return new Outcome(status, detail, type);
    }
    if (pages.last() == 0) {
      return new Outcome(ReadingStatus.DAMAGED, "a PDF without pages", type);
    }
    if (pages.withText() == 0 && !pages.hasImages()) {
      return nothingRead(pages, part, type);
    }
    return new Outcome(ReadingStatus.READ, "", type);
  }

  /** A broken file is repaired by dropping what cannot be found, and then opens as empty pages. */
  private static Outcome nothingRead(PdfPages pages, Part part, String type) throws IOException {
    String blank = "no text and no picture on its " + pages.last() + " pages";
    long bytes = Files.size(part.file());
    boolean isHeavy = bytes > HEAVY_BLANK_BYTES + pages.last() * HEAVY_BLANK_PAGE;
    if (pages.isBlank() && (isHeavy || !hasEnd(part.file(), bytes))) {
      return new Outcome(ReadingStatus.DAMAGED, blank + ", in " + bytes + " bytes", type);
    }
    return new Outcome(ReadingStatus.READ, blank, type);
  }

  private static boolean hasEnd(Path file, long bytes) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, bytes - TAIL_BYTES));
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
  }

  private void readAttachments(PDDocument document, Part part, Progress progress) {
    Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
    try {
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      if (names.getEmbeddedFiles() != null) {
        collect(names.getEmbeddedFiles(), files, 0);
      }
      for (PDPage page : document.getPages()) {
        for (PDAnnotation annotation :
            page.getAnnotations(PDAnnotationFileAttachment.class::isInstance)) {
          if (annotation instanceof PDAnnotationFileAttachment attachment
              && attachment.getFile() instanceof PDComplexFileSpecification file) {
            files.putIfAbsent("annotation " + files.size(), file);
          }
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      progress.gap(
          part.labelled("attachments"),
          new Outcome(ReadingStatus.DAMAGED, e.getClass().getSimpleName(), ""));
    }
    for (PDComplexFileSpecification file : files.values()) {
      read(file, part, progress);
    }
  }

  private void read(PDComplexFileSpecification file, Part part, Progress progress) {
    String name = file.getFilename() == null ? "attachment" : file.getFilename();
    PDEmbeddedFile embedded = firstOf(file);
    if (embedded == null) {
      return;
    }
    try (var attachments = new Attachments(reading, part, true, progress);
        InputStream bytes = embedded.createInputStream()) {
      attachments.add(bytes, name, embedded.getSubtype() == null ? "" : embedded.getSubtype());
      attachments.read();
    } catch (IOException e) {
      progress.gap(
          part.labelled(name),
          new Outcome(ReadingStatus.DAMAGED, String.valueOf(e.getMessage()), ""));
    }
  }

  private static @org.jspecify.annotations.Nullable PDEmbeddedFile firstOf(
      PDComplexFileSpecification file) {
    var forms = new ArrayList<PDEmbeddedFile>();
    for (PDEmbeddedFile form :
        new PDEmbeddedFile[] {
          file.getEmbeddedFileUnicode(),
          file.getEmbeddedFile(),
          file.getEmbeddedFileDos(),
          file.getEmbeddedFileMac(),
          file.getEmbeddedFileUnix()
        }) {
      if (form != null) {
        forms.add(form);
      }
    }
    return forms.isEmpty() ? null : forms.getFirst();
  }

  private static void collect(
      PDNameTreeNode<PDComplexFileSpecification> node,
      Map<String, PDComplexFileSpecification> files,
      int depth)
      throws IOException {
    if (depth > NAME_TREE_DEPTH) {
      throw new IOException("attachment tree deeper than " + NAME_TREE_DEPTH);
    }
    if (node.getNames() != null) {
      files.putAll(node.getNames());
    }
    if (node.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        collect(kid, files, depth + 1);
      }
    }
  }
}
