package org.vigie.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * Recognises an answer that is not the page but a demand to prove that one is no robot. Vigie never
 * solves one: the source is shown as blocked, with a link for a person.
 */
final class Challenge {
  private static final int READ = 64 * 1024;

  /** A real page says more than this; many real pages carry a captcha on their contact form. */
  private static final int FEW_WORDS = 700;

  private static final List<String> CERTAIN =
      List.of(
          "_cf_chl_opt",
          "captcha-delivery.com",
          "_incapsula_resource",
          "incapsula incident id",
          "awswaf.com",
          "px-captcha",
          "perfdrive.com",
          "<title>just a moment",
          "<title>attention required! | cloudflare",
          "<title>pardon our interruption");
  private static final List<String> LIKELY =
      List.of(
          "captcha",
          "turnstile",
          "access denied",
          "accès refusé",
          "vous n'êtes pas un robot",
          "vous n’êtes pas un robot",
          "are not a robot",
          "vérification de sécurité",
          "checking your browser",
          "unusual traffic",
          "activité inhabituelle");

  private Challenge() {}

  /** The header that gives it away, as evidence. */
  static Optional<String> in(int status, Map<String, String> headers) {
    for (String name : List.of("cf-mitigated", "x-amzn-waf-action")) {
      String value = headers.get(name);
      if (value != null) {
        return Optional.of(name + ": " + value);
      }
    }
    boolean refused = status == 403 || status == 429 || status == 503;
    for (String name : List.of("x-datadome", "x-dd-b", "x-iinfo", "x-px-block")) {
      if (refused && headers.containsKey(name)) {
        return Optional.of(name + ": " + headers.get(name));
      }
    }
    return Optional.empty();
  }

  /** The words in the page that give it away, as evidence; only HTML is looked at. */
  static Optional<String> in(Path body, String mediaType) throws IOException {
    if (!mediaType.contains("html")) {
      return Optional.empty();
    }
    String html;
    try (InputStream in = Files.newInputStream(body)) {
      html = new String(in.readNBytes(READ), StandardCharsets.UTF_8);
    }
    String lower = html.toLowerCase(Locale.ROOT);
    Optional<String> certain = CERTAIN.stream().filter(lower::contains).findFirst();
    if (certain.isPresent() || html.length() >= READ / 2) {
      return certain;
    }
    return LIKELY.stream()
        .filter(lower::contains)
        .filter(mark -> Jsoup.parse(html).text().length() < FEW_WORDS)
        .findFirst();
  }
}
