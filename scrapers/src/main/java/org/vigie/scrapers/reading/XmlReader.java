package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.vigie.reading.ReadingStatus;

/**
 * Reads XML (notices of TED, BOAMP and DECP, feeds) as the text of its elements, one line for each
 * element that holds text, one page. No DTD is read and no entity is followed, so nothing of the
 * file can name another file or address.
 */
final class XmlReader implements FileReader {
  private static final Pattern MARKUP_INSIDE = Pattern.compile("</?[a-zA-Z][^<>]*>");

  private final XMLInputFactory factory = factory();

  @Override
  public Outcome read(Part part, String type, Progress progress) throws IOException {
    var text = new StringBuilder();
    String broken = "";
    try (InputStream in = Files.newInputStream(part.file())) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      collect(reader, text, progress.charactersLeft());
    } catch (XMLStreamException | RuntimeException e) {
      broken = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
    if (!broken.isEmpty() && Files.size(part.file()) <= Limits.MAX_BYTES_IN_MEMORY) {
      text.setLength(0);
      text.append(recovered(part));
    }
    progress.page(part.path(), text.toString());
    if (broken.isEmpty()) {
      return text.toString().isBlank()
          ? new Outcome(ReadingStatus.READ, "its elements hold no text", type)
          : Outcome.read(type);
    }
    boolean hasText = !text.toString().isBlank();
    return new Outcome(
        hasText ? ReadingStatus.PARTLY_READ : ReadingStatus.DAMAGED,
        "not well-formed XML: " + ShownText.cut(broken, 200),
        type);
  }

  /** What a lenient parser finds in XML that breaks its own rules. */
  private static String recovered(Part part) throws IOException {
    byte[] bytes = Files.readAllBytes(part.file());
    var proven = Decoding.proven(bytes);
    String xml = new String(bytes, proven == null ? StandardCharsets.UTF_8 : proven);
    var text = new StringBuilder();
    Jsoup.parse(xml, "", Parser.xmlParser())
        .nodeStream(TextNode.class)
        .forEach(node -> text.append(node.text()).append('\n'));
    return text.toString();
  }

  /** An element that starts after text of its parent is inside a sentence and starts no line. */
  private static void collect(XMLStreamReader reader, StringBuilder out, int limit)
      throws XMLStreamException {
    Deque<Boolean> insideSentence = new ArrayDeque<>();
    boolean parentHasText = false;
    var run = new StringBuilder();
    while (reader.hasNext() && out.length() <= limit) {
      switch (reader.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          run.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          if (run.length() > limit) {
            append(out, run);
          }
          parentHasText |= !reader.isWhiteSpace();
        }
        case XMLStreamConstants.START_ELEMENT -> {
          append(out, run);
          if (!parentHasText) {
            newLine(out);
          }
          insideSentence.push(parentHasText);
          parentHasText = false;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          append(out, run);
          boolean inside = !insideSentence.isEmpty() && insideSentence.pop();
          if (!inside) {
            newLine(out);
          }
          parentHasText = inside;
        }
        default -> {}
      }
    }
    append(out, run);
  }

  private static void append(StringBuilder out, StringBuilder run) {
    String text = run.toString();
    run.setLength(0);
    // Descriptions of feeds and old notices hold HTML as text.
    if (MARKUP_INSIDE.matcher(text).find()) {
      newLine(out);
      out.append(MainContent.textOf(Jsoup.parseBodyFragment(text).body()));
      return;
    }
    String words = text.replaceAll("\\s+", " ");
    boolean atLineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    out.append(atLineStart ? words.stripLeading() : words);
  }

  private static void newLine(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external reference refused: " + systemId);
        });
    return factory;
  }
}
