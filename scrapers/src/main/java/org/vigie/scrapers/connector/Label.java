package org.vigie.scrapers.connector;

import org.jsoup.nodes.Element;

/** The words of a link or a title, as short as what is made of them allows. */
public final class Label {
  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_NAME = 120;

  /** What the State design system adds to a download, where its own element lost its class. */
  private static final String DETAIL = "\\s+PDF - [\\d,.]+ [KMG]?[bo] - \\d{2}/\\d{2}/\\d{4}$";

  private Label() {}

  /** Without the verb, the size and the date that the State design system adds to a download. */
  public static String of(Element element) {
    Element copy = element.clone();
    copy.select(".fr-link__detail, .fr-sr-only, .sr-only, .screen-reader-text").remove();
    return copy.text().replaceFirst("^Télécharger\\s+", "").replaceFirst(DETAIL, "").strip();
  }

  public static String title(String text) {
    return shortened(text.strip(), LONGEST_TITLE);
  }

  public static String name(String text) {
    return shortened(text.strip(), LONGEST_NAME);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
