package org.vigie.scrapers.decp;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of an XML file ({@code <marches><marche>…</marche></marches>}), cut out one after the
 * other so that a row that is not well-formed costs itself only. A row is parsed without document
 * type and without entities of its own.
 */
final class XmlRows {
  private static final String[] NAMES = {"marche", "contrat-concession"};
  private static final int DEEPEST = 20;
  private static final int SHOWN = 80;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final XMLInputFactory XML = factory();

  private final Window window;
  private final RowSink sink;

  XmlRows(Window window, RowSink sink) {
    this.window = window;
    this.sink = sink;
  }

  RowsEnd read() {
    boolean found = false;
    boolean closed = false;
    for (int c = window.at(0); c != Window.END; c = window.at(0)) {
      if (c == '<') {
        found |= window.startsWith(1, "marches");
        closed |= window.startsWith(1, "/marches") || window.startsWith(1, "marches/>");
        String name = rowName();
        if (name != null) {
          row(name);
          continue;
        }
      }
      window.skip(1);
    }
    return new RowsEnd(found, closed, window.line());
  }

  private @Nullable String rowName() {
    for (String name : NAMES) {
      if (window.startsWith(1, name)) {
        int after = window.at(1 + name.length());
        if (after == '>' || Character.isWhitespace(after)) {
          return name;
        }
      }
    }
    return null;
  }

  private void row(String name) {
    long line = window.line();
    String closing = "</" + name + ">";
    int length = 1;
    while (length < Window.MOST && window.at(length) != Window.END) {
      if (window.at(length) == '<') {
        if (window.startsWith(length, closing)) {
          String text = window.text(length + closing.length());
          if (!parsed(text, line)) {
            sink.unreadable(line, beginning());
          }
          window.skip(text.length());
          return;
        }
        if (window.startsWith(length, "<" + name + ">")) {
          break; // the next row begins although this one has not ended
        }
      }
      length++;
    }
    sink.unreadable(line, beginning());
    window.skip(length);
  }

  private boolean parsed(String text, long line) {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
      try {
        reader.nextTag();
        sink.row(element(reader, 0), line);
        return true;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException notWellFormed) {
      return false;
    }
  }

  /** A text, or an object whose repeated children are arrays. */
  private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("deeper than " + DEEPEST);
    }
    ObjectNode object = NODES.objectNode();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            add(object, reader.getLocalName(), element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return object.isEmpty() ? NODES.stringNode(text.toString().strip()) : object;
        }
        default -> {}
      }
    }
  }

  private static void add(ObjectNode object, String name, JsonNode value) {
    JsonNode before = object.get(name);
    if (before == null) {
      object.set(name, value);
    } else if (before.isArray()) {
      before.asArray().add(value);
    } else {
      object.set(name, NODES.arrayNode().add(before).add(value));
    }
  }

  private String beginning() {
    window.at(SHOWN);
    return window.text(SHOWN).replaceAll("\\s+", " ");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
