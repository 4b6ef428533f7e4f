package org.vigie.scrapers.sitemap;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.SettingsReader;

/**
 * The {@code sitemap} block of a definition. All may be left out.
 *
 * @param include regular expressions, one of which an address must contain; none: every address
 * @param exclude regular expressions, none of which it may contain
 * @param days how far back the first reading goes, where the sitemap says when a page changed
 * @param most pages read in one harvest; the next goes on behind them
 * @param mostSitemaps sitemaps read of one index
 */
record SitemapSettings(
    List<Pattern> include,
    List<Pattern> exclude,
    int days,
    int most,
    int mostSitemaps,
    PublicationKind kind,
    @Nullable String text,
    @Nullable String document) {

  static SitemapSettings read(SettingsReader reader) {
    String kind = reader.choice("kind", "page", List.of("page", "act", "deliberation", "open"));
    return new SitemapSettings(
        patterns(reader, "include"),
        patterns(reader, "exclude"),
        reader.number("days", 60, 1, 3650),
        reader.number("most", 200, 1, 2000),
        reader.number("max-sitemaps", 50, 1, 500),
        PublicationKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        reader.selector("text"),
        reader.selector("document"));
  }

  boolean isWanted(URI uri) {
    String address = uri.toString();
    return (include.isEmpty() || include.stream().anyMatch(word -> word.matcher(address).find()))
        && exclude.stream().noneMatch(word -> word.matcher(address).find());
  }

  private static List<Pattern> patterns(SettingsReader reader, String name) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : reader.texts(name)) {
      try {
        patterns.add(Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
      } catch (PatternSyntaxException malformed) {
        reader.problem(name, Message.of("setting.not-pattern", text, malformed.getDescription()));
      }
    }
    return patterns;
  }
}
