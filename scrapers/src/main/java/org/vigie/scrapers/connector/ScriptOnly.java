package org.vigie.scrapers.connector;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Tells a page that a browser would fill from one that is empty. */
public final class ScriptOnly {
  private static final String NOT_OWN_WORDS =
      "script,style,noscript,template,iframe,svg,header,nav,footer,[hidden],[aria-hidden=true]";

  private ScriptOnly() {}

  /**
   * Whether the zone's own words come from a script: beside the banner and the menus there are
   * none, and the page has scripts.
   */
  public static boolean is(Elements zone, Document page) {
    if (page.select("script").isEmpty()) {
      return false;
    }
    for (Element element : zone) {
      Element copy = element.clone();
      copy.select(NOT_OWN_WORDS).remove();
      if (!copy.text().isBlank()) {
        return false;
      }
    }
    return true;
  }
}
