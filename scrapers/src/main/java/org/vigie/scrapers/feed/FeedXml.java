package org.vigie.scrapers.feed;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/**
 * A feed's XML as a tree, whatever its author's software made of it. No document type is read, so
 * no entity can be declared or fetched.
 *
 * @param isRepaired whether it was not well-formed
 */
record FeedXml(org.jdom2.Document document, boolean isRepaired) {
  private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^>]*\\?>");
  private static final Pattern DOCTYPE =
      Pattern.compile("(?i)<!DOCTYPE[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>");
  private static final Pattern HTML_ENTITY =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});");
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final Map<String, String> USUAL =
      Map.of(
          "dc", "http://purl.org/dc/elements/1.1/",
          "content", "http://purl.org/rss/1.0/modules/content/",
          "atom", "http://www.w3.org/2005/Atom",
          "media", "http://search.yahoo.com/mrss/",
          "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

  static FeedXml of(String text) throws JDOMException, IOException {
    String xml = DECLARATION.matcher(text).replaceFirst("");
    xml = DOCTYPE.matcher(xml).replaceFirst("");
    xml = withoutHtmlEntities(NOT_XML.matcher(xml).replaceAll("")).strip();
    try {
      return new FeedXml(parsed(xml), false);
    } catch (JDOMException malformed) {
      return new FeedXml(parsed(repaired(xml)), true);
    }
  }

  private static org.jdom2.Document parsed(String xml) throws JDOMException, IOException {
    var builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setExpandEntities(false);
    return builder.build(new StringReader(xml));
  }

  private static String withoutHtmlEntities(String xml) {
    return HTML_ENTITY
        .matcher(xml)
        .replaceAll(
            entity -> {
              String sign = Parser.unescapeEntities(entity.group(), true);
              // an unknown name stays the text that it is
              String kept = sign.equals(entity.group()) ? "&amp;" + entity.group(1) + ";" : sign;
              return Matcher.quoteReplacement(kept);
            });
  }

  private static String repaired(String xml) {
    var lenient = Jsoup.parse(xml, "", Parser.xmlParser());
    lenient.outputSettings(
        new OutputSettings()
            .syntax(OutputSettings.Syntax.xml)
            .escapeMode(EscapeMode.xhtml)
            .prettyPrint(false));
    Element root = lenient.firstElementChild();
    if (root == null) {
      return "";
    }
    declarePrefixes(root);
    return root.outerHtml();
  }

  private static void declarePrefixes(Element root) {
    var prefixes = new TreeSet<String>();
    for (Element element : root.getAllElements()) {
      addPrefix(prefixes, element.tagName());
      element.attributes().forEach(attribute -> addPrefix(prefixes, attribute.getKey()));
    }
    for (String prefix : prefixes) {
      if (!prefix.startsWith("xml") && !root.hasAttr("xmlns:" + prefix)) {
        root.attr("xmlns:" + prefix, USUAL.getOrDefault(prefix, "urn:undeclared:" + prefix));
      }
    }
  }

  private static void addPrefix(TreeSet<String> prefixes, String name) {
    int colon = name.indexOf(':');
    if (colon > 0) {
      prefixes.add(name.substring(0, colon));
    }
  }
}
