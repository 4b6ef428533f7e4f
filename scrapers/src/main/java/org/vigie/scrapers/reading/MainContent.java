package org.vigie.scrapers.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeVisitor;

/**
 * The content of a web page without its frame: navigation, header, foot and cookie banner, so that
 * rules match what was published and not the menu of the site. In doubt text is kept: a frame too
 * much costs a false alarm, a paragraph too few a missed project.
 */
final class MainContent {
  private static final String MAIN = "main, [role=main]";
  private static final String NOT_TEXT = "script, style, template, svg, iframe, object";
  private static final String NAVIGATION =
      "nav, [role=navigation], [role=search], [role=banner], [role=contentinfo]";
  private static final Pattern CONSENT =
      Pattern.compile(
          "(?i)cookie|tarteaucitron|axeptio|didomi|onetrust|orejime|klaro|\\bconsent|rgpd-banner");

  /** A main element with less than this share of the page's text is not trusted to be all. */
  private static final double TRUSTED_SHARE = 0.2;

  private static final int TRUSTED_CHARACTERS = 200;

  private MainContent() {}

  /** True where the page holds no text for a reader without scripts. Removes the scripts. */
  static boolean isEmpty(Document page) {
    page.select(NOT_TEXT).remove();
    return textOf(page.body()).isBlank();
  }

  /** Changes the page: what is left out is removed. */
  static String of(Document page) {
    String title = page.title();
    page.select(NOT_TEXT).remove();
    Element body = page.body();
    String whole = textOf(body);
    removeFrame(body);
    String kept = textOf(body);
    String content = mainOf(body, kept);
    if (content.isBlank()) {
      content = whole;
    }
    return title.isBlank() || content.contains(title) ? content : title + "\n" + content;
  }

  private static String mainOf(Element body, String kept) {
    Elements mains = body.select(MAIN);
    mains.removeIf(main -> main.parents().is(MAIN));
    var text = new StringBuilder();
    for (Element main : mains) {
      text.append(textOf(main)).append('\n');
    }
    boolean trusted =
        text.length() >= TRUSTED_CHARACTERS || text.length() >= kept.length() * TRUSTED_SHARE;
    return trusted && !text.toString().isBlank() ? text.toString() : kept;
  }

  private static void removeFrame(Element body) {
    int whole = body.text().length();
    for (Element element : body.select(NAVIGATION)) {
      element.remove();
    }
    for (Element element : body.select("header, footer")) {
      // An article's own header holds its title and date.
      if (element.closest("article, " + MAIN) == null && element.selectFirst(MAIN) == null) {
        element.remove();
      }
    }
    for (Element element : body.select("[id], [class], dialog")) {
      String names = element.id() + " " + element.className();
      boolean isBanner = CONSENT.matcher(names).find() && !element.nameIs("body");
      if (isBanner && element.text().length() < whole / 2 && element.selectFirst(MAIN) == null) {
        element.remove();
      }
    }
  }

  /**
   * The text with a line for each block, a tab between cells, white space as a browser shows it.
   */
  static String textOf(Node root) {
    var out = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              append(text);
            } else if (node instanceof Element element) {
              if (element.nameIs("br") || startsLine(element)) {
                newLine(out);
              } else if (List.of("td", "th").contains(element.normalName())
                  && element.previousElementSibling() != null) {
                out.append('\t');
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && startsLine(element)) {
              newLine(out);
            }
          }

          private void append(TextNode text) {
            boolean kept = text.parent() != null && text.parent().closest("pre") != null;
            String words = kept ? text.getWholeText() : text.text();
            boolean doubleSpace = words.startsWith(" ") && endsWithSpace(out);
            out.append(doubleSpace && !kept ? words.substring(1) : words);
          }
        });
    return out.toString();
  }

  private static boolean startsLine(Element element) {
    String name = element.normalName();
    return !name.equals("td")
        && !name.equals("th")
        && (element.isBlock() || name.equals("option") || name.equals("tr") || name.equals("li"));
  }

  private static void newLine(StringBuilder out) {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static boolean endsWithSpace(StringBuilder out) {
    return out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
  }
}
