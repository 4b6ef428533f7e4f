package org.vigie.scrapers.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.fetch.WebAddress;

/** Where the links of pages lead, and by what they are told apart. */
public final class PageLinks {
  private static final int LONGEST_ID = 500;

  /** The State's sites: node and version of a file, in the new form and the old one. */
  private static final Pattern DOWNLOAD =
      Pattern.compile("/(?:contenu/(telechargement)|content/(download))/(\\d+)/(\\d+)");

  private static final Pattern FILE =
      Pattern.compile("(?i).*\\.(?:pdf|docx?|odt|xlsx?|ods|csv|zip|rtf)");
  private static final Pattern STATE_SITE_VARIANT =
      Pattern.compile("(?<=\\w)/index\\.php(?=/)|/\\(theme\\)/\\d+");
  private static final Pattern SESSION =
      Pattern.compile("(?i);jsessionid=[\\w.!-]+|(?<=[?&])(?:phpsessid|jsessionid|sid)=[^&]*&?");

  private PageLinks() {}

  /** Of a link, of an option of a select box, or of the first link inside. */
  public static Optional<URI> address(HtmlPage page, Element element) {
    if (element.hasAttr("href")) {
      return page.link(element, "href").filter(WebAddress::isWeb);
    }
    if (element.normalName().equals("option")) {
      return optionAddress(page, element.attr("value").strip());
    }
    Element inside = element.selectFirst("a[href]");
    return inside == null ? Optional.empty() : address(page, inside);
  }

  /** Whether a link leads to a file by its form, not to a page. */
  public static boolean isFile(URI link) {
    String path = link.getRawPath() == null ? "" : link.getRawPath();
    return DOWNLOAD.matcher(path).find() || FILE.matcher(path).matches();
  }

  /**
   * An identity of at most 500 characters that survives what sites add to their addresses: session
   * ids, {@code /index.php}, {@code (theme)/55}.
   */
  public static String identity(URI link) {
    String address = link.toString();
    Matcher download = DOWNLOAD.matcher(address);
    if (download.find()) {
      String form = download.group(1) == null ? download.group(2) : download.group(1);
      return form + "/" + download.group(3) + "/" + download.group(4);
    }
    String id = STATE_SITE_VARIANT.matcher(address).replaceAll("");
    id = SESSION.matcher(id).replaceAll("").replaceAll("[?&]$", "");
    // the end of a long address tells it from its neighbours, so it is not simply cut off
    return id.length() <= LONGEST_ID
        ? id
        : id.substring(0, LONGEST_ID - 33)
            + "#"
            + UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
  }

  /** The prefectures' select boxes name paths from the site's root, without the first slash. */
  private static Optional<URI> optionAddress(HtmlPage page, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean isComplete = value.startsWith("/") || value.matches("(?i)https?:.*");
    return WebAddress.resolve(page.uri(), isComplete ? value : "/" + value)
        .filter(WebAddress::isWeb);
  }
}
