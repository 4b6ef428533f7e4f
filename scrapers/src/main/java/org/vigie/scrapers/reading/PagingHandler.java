package org.vigie.scrapers.reading;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Cuts what a Tika parser writes into pages: one for each slide or sheet, else one in all. */
final class PagingHandler extends DefaultHandler {
  /** Classes that Tika's parsers give to a slide's or a sheet's {@code div}. */
  private static final Set<String> PAGE_STARTS = Set.of("page", "slide", "slide-content");

  private final Part part;
  private final boolean ofSheets;
  private final Progress progress;
  private final StringBuilder text = new StringBuilder();
  private @Nullable StringBuilder heading;
  private String label = "";
  private int number = 1;
  private boolean pageStarted;
  private boolean justStarted;
  private boolean hasText;
  private int ignoredDepth;

  /**
   * @param ofSheets true for a workbook, where each heading is a sheet's name
   */
  PagingHandler(Part part, boolean ofSheets, Progress progress) {
    this.part = part;
    this.ofSheets = ofSheets;
    this.progress = progress;
  }

  boolean hasText() {
    return hasText;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    String name = localName.toLowerCase(Locale.ROOT);
    if (ignoredDepth > 0 || name.equals("title") || name.equals("script") || name.equals("style")) {
      ignoredDepth++;
      return;
    }
    if (name.equals("div") && PAGE_STARTS.contains(String.valueOf(attributes.getValue("class")))) {
      startPage();
    } else if (name.equals("h1") && (justStarted || ofSheets)) {
      if (!justStarted) {
        startPage();
      }
      heading = new StringBuilder();
    } else if (name.equals("br")) {
      text.append('\n');
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    if (ignoredDepth > 0) {
      ignoredDepth--;
      return;
    }
    StringBuilder sheet = heading;
    if (localName.equalsIgnoreCase("h1") && sheet != null) {
      label = sheet.toString().strip();
      heading = null;
      justStarted = false;
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (ignoredDepth > 0) {
      return;
    }
    StringBuilder sheet = heading;
    if (sheet != null) {
      sheet.append(chars, start, length);
      return;
    }
    text.append(chars, start, length);
    justStarted &= new String(chars, start, length).isBlank();
    if (text.length() > progress.charactersLeft()) {
      flush();
    }
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    if (ignoredDepth > 0 || heading != null) {
      return;
    }
    String space = new String(chars, start, length);
    boolean startsLine = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    // Tika puts a tab before the first cell of a row too.
    text.append(startsLine && space.equals("\t") ? "" : space);
  }

  /** Hands out what is left, with a mail's subject before the text of its first page. */
  void finish(String subject) {
    if (!subject.isBlank()) {
      text.insert(0, subject + "\n\n");
    }
    if (pageStarted || !text.toString().isBlank()) {
      flush();
    }
  }

  private void startPage() {
    if (pageStarted || !text.toString().isBlank()) {
      flush();
    }
    pageStarted = true;
    justStarted = true;
  }

  private void flush() {
    String page = text.toString();
    text.setLength(0);
    hasText |= !page.isBlank();
    String source = label;
    label = "";
    boolean isNumbered = pageStarted && source.isEmpty();
    progress.page(isNumbered ? part.page(number) : part.labelled(source), page);
    number++;
  }
}
