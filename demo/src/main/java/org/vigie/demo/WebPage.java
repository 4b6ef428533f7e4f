package org.vigie.demo;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as it was opened. */
record WebPage(URI address, Document document) {

  static WebPage of(URI address, String html) {
    return new WebPage(address, Jsoup.parse(html, address.toString()));
  }

  String heading() {
    return document.select("h1").text();
  }

  String text() {
    return document.text();
  }

  /** Targets of the links whose address matches the expression, in order, each once. */
  List<String> links(String expression) {
    return document.select("a[href~=" + expression + "]").eachAttr("abs:href").stream()
        .distinct()
        .toList();
  }

  String link(String expression) {
    List<String> links = links(expression);
    if (links.isEmpty()) {
      throw new CheckFailure("check.no-link", expression, address);
    }
    return links.getFirst();
  }

  /** The first form whose target matches the expression. */
  WebForm form(String expression) {
    for (Element form : document.select("form")) {
      WebForm candidate = new WebForm(this, form);
      if (candidate.target().toString().matches(".*(" + expression + ").*")) {
        return candidate;
      }
    }
    throw new CheckFailure("check.no-form", expression, address);
  }

  /** Requires the words; spaces of any kind and number count as one. */
  void mustSay(String words) {
    if (!plain(text()).contains(plain(words))) {
      throw new CheckFailure("check.no-text", words, address);
    }
  }

  static String plain(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }
}
