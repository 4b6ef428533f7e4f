package org.vigie.scrapers.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Health;

/**
 * The page that a feed's entry or a sitemap's address leads to, read for its own words and files.
 *
 * @param title its heading, else its title
 * @param text its words without menus, banners and counters
 */
public record PageBehind(String title, String text, List<DocumentLink> documents, String html) {
  private static final List<String> NOT_OWN = List.of("header", "nav", "footer", "aside");
  private static final String OWN_FILES =
      "main a[href], article a[href], #content a[href], #contenu a[href], .content a[href]";

  public PageBehind {
    documents = List.copyOf(documents);
  }

  /**
   * @param text selector of the words; null for all that is no menu
   * @param document selector of the files; null for files in the page's own part
   */
  public static PageBehind read(
      Asking asking, URI uri, @Nullable String text, @Nullable String document) throws Trouble {
    HtmlPage page = asking.html(uri);
    Elements zone = page.document().select(text == null ? "body" : text);
    if (zone.isEmpty()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.selector", page.uri(), "text", String.valueOf(text)));
    }
    if (ScriptOnly.is(zone, page.document())) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.script-only", page.uri(), text == null ? "body" : text));
    }
    List<DocumentLink> documents =
        document == null
            ? PageFiles.of(page, OWN_FILES).stream()
                .filter(link -> PageLinks.isFile(link.uri()))
                .toList()
            : PageFiles.of(page, document);
    return new PageBehind(
        title(page), ZoneText.of(zone, text == null ? NOT_OWN : List.of()), documents, page.html());
  }

  public byte[] raw() {
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String title(HtmlPage page) {
    Element heading = page.document().selectFirst("main h1, article h1, h1");
    String words = heading == null ? "" : heading.text();
    return words.isBlank() ? page.document().title().strip() : words.strip();
  }
}
