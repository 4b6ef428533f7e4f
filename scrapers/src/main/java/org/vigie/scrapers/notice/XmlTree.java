package org.vigie.scrapers.notice;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one notice's XML into a {@link Tree}. A document type is refused before anything in it is
 * looked at, so that no entity is ever resolved; size and depth have limits.
 */
public final class XmlTree {
  /** The largest notice met has 1 MB; what is larger is no single notice. */
  private static final long MOST_BYTES = 30L * 1024 * 1024;

  private static final int DEEPEST = 60;

  /** BOAMP's rendered copy of the notice, many times its size, which says nothing more. */
  private static final Set<String> SKIPPED = Set.of("HTML", "HTMLSYNTHESE");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** An XML file that is none, or that asks for what is not given to it. */
  public static final class Malformed extends Exception {
    private final int line;
    private final transient Message reason;

    Malformed(int line, Message reason) {
      super(reason.toString());
      this.line = line;
      this.reason = reason;
    }

    /** From 1; 0 where it is not known. */
    public int line() {
      return line;
    }

    public Message reason() {
      return reason;
    }
  }

  private record Element(String name, ObjectNode node, StringBuilder own, StringBuilder all) {
    JsonNode finished() {
      String text = (node.isEmpty() || !hasChildren() ? own : all).toString().strip();
      boolean mixed = hasChildren() && !own.toString().isBlank();
      if (node.isEmpty()) {
        return NODES.stringNode(text);
      }
      if (!text.isEmpty() && (mixed || !hasChildren())) {
        node.put("#text", text);
      }
      return node;
    }

    private boolean hasChildren() {
      return node.propertyNames().stream().anyMatch(name -> !name.startsWith("@"));
    }
  }

  private XmlTree() {}

  /**
   * The tree above the root: one child, which is named like the root element.
   *
   * @throws IOException only where the bytes could not be had
   */
  public static Tree read(InputStream in) throws IOException, Malformed {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    Limited limited = new Limited(in);
    try {
      return read(factory.createXMLStreamReader(limited));
    } catch (XMLStreamException malformed) {
      if (limited.failure != null) {
        throw limited.failure;
      }
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNumber();
      if (limited.isOver()) {
        throw new Malformed(line, Message.of("notice.too-large", MOST_BYTES / (1024 * 1024)));
      }
      throw new Malformed(line, Message.of("notice.malformed-xml", sentence(malformed)));
    }
  }

  private static Tree read(XMLStreamReader xml) throws XMLStreamException, Malformed {
    Deque<Element> open = new ArrayDeque<>();
    open.push(element(""));
    int skipping = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Malformed(xml.getLocation().getLineNumber(), Message.of("notice.doctype"));
      }
      if (skipping > 0 || isSkipped(xml, event)) {
        skipping +=
            event == XMLStreamConstants.START_ELEMENT
                ? 1
                : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        continue;
      }
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() > DEEPEST) {
            throw new Malformed(
                xml.getLocation().getLineNumber(), Message.of("notice.too-deep", DEEPEST));
          }
          open.push(started(xml));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          // a tree keeps XML entities, as BOAMP's API does
          String text = xml.getText().replace("&", "&amp;");
          open.element().own().append(text);
          open.element().all().append(text);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Element closed = open.pop();
          open.element().all().append(closed.all());
          add(open.element().node(), closed.name(), closed.finished());
        }
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
    return new Tree(open.element().node());
  }

  private static boolean isSkipped(XMLStreamReader xml, int event) {
    return event == XMLStreamConstants.START_ELEMENT && SKIPPED.contains(xml.getLocalName());
  }

  private static Element element(String name) {
    return new Element(name, NODES.objectNode(), new StringBuilder(), new StringBuilder());
  }

  private static Element started(XMLStreamReader xml) {
    Element element = element(xml.getLocalName());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.node().put("@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return element;
  }

  private static void add(ObjectNode parent, String name, JsonNode child) {
    JsonNode before = parent.get(name);
    switch (before) {
      case null -> parent.set(name, child);
      case ArrayNode several -> several.add(child);
      default -> parent.set(name, NODES.arrayNode().add(before).add(child));
    }
  }

  /** The parser's own words without its position, which is told apart. */
  private static String sentence(XMLStreamException malformed) {
    String message = String.valueOf(malformed.getMessage());
    int at = message.indexOf("Message: ");
    return (at < 0 ? message : message.substring(at + "Message: ".length())).strip();
  }

  /** Ends the stream after so many bytes, which makes the XML malformed. */
  private static final class Limited extends FilterInputStream {
    private long left = MOST_BYTES;
    private @Nullable IOException failure;

    Limited(InputStream in) {
      super(in);
    }

    boolean isOver() {
      return left <= 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      try {
        int count = super.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
      } catch (IOException unreadable) {
        failure = unreadable;
        throw unreadable;
      }
    }
  }
}
