package org.vigie.app.find;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;

/** A search as a feed, RFC 4287. All that is foreign is text in it, never HTML. */
final class AtomFeed {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String NEVER = "1970-01-01T00:00:00Z";
  private static final DateTimeFormatter INSTANT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter xml;

  private AtomFeed() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(written);
  }

  /**
   * @param self address of the feed
   * @param page address of the page with the same results
   */
  static String of(String title, String self, String page, List<SearchEntry> entries, Say say) {
    try {
      return new AtomFeed().write(title, self, page, entries, say);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String write(String title, String self, String page, List<SearchEntry> entries, Say say)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml:lang", "fr");
    text("title", title);
    text("id", self);
    link("self", SearchFormat.ATOM.mediaType(), self);
    link("alternate", "text/html", page);
    text("updated", entries.isEmpty() ? NEVER : entries.getFirst().seen().toString());
    xml.writeStartElement("author");
    text("name", "Vigie");
    xml.writeEndElement();
    for (SearchEntry entry : entries) {
      write(entry, say);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return written.toString();
  }

  private void write(SearchEntry entry, Say say) throws XMLStreamException {
    xml.writeStartElement("entry");
    text("title", Foreign.name(entry.title()));
    text("id", entry.url());
    link("alternate", "text/html", entry.url());
    if (entry.document() != 0) {
      link("related", "text/html", entry.passage());
    }
    text("updated", entry.seen().toString());
    text("published", LocalDate.parse(entry.date()).atStartOfDay(Say.PARIS).format(INSTANT));
    if (!entry.buyer().isBlank()) {
      xml.writeStartElement("author");
      text("name", Foreign.name(entry.buyer()));
      xml.writeEndElement();
    }
    category(say.word("kind.", entry.kind()), entry.kind());
    for (String family : entry.families()) {
      category(say.word("family.", family), family);
    }
    text("summary", Foreign.name(entry.excerpt()));
    xml.writeEndElement();
  }

  private void category(String label, String term) throws XMLStreamException {
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", legal(term));
    xml.writeAttribute("label", legal(label));
  }

  private void link(String relation, String type, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", legal(address));
  }

  private void text(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters, nor half a pair. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
