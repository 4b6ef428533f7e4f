package org.vigie.scrapers.guess;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Health;

/** A guess about one answer; what {@code SourceGuess} tells. */
public record Proposal(
    Health health,
    Message why,
    String type,
    @Nullable String preset,
    String yaml,
    List<Message> warnings) {
  private static final int HEAD = 8 * 1024;
  private static final Pattern SITEMAP =
      Pattern.compile("<(?:\\w+:)?(?:urlset|sitemapindex)[\\s>]");
  private static final Pattern FEED = Pattern.compile("<(?:rss|rdf:RDF|(?:atom:)?feed)[\\s>]");
  private static final Pattern JSON_FEED =
      Pattern.compile("\"version\"\\s*:\\s*\"https?:..(?:www\\.)?jsonfeed\\.org");

  public Proposal {
    warnings = List.copyOf(warnings);
  }

  public static Proposal of(URI address, Fetched fetched) throws IOException {
    URI answered = fetched.finalUri();
    String head = head(fetched);
    List<Message> warnings = new ArrayList<>();
    if (!address.getHost().equalsIgnoreCase(answered.getHost())) {
      warnings.add(Message.of("guess.warn.other-host", address.getHost(), answered));
    }
    if (isGzip(head) || answered.getPath().endsWith(".gz") || SITEMAP.matcher(head).find()) {
      return plain("sitemap", "guess.sitemap", answered, warnings);
    }
    String beginning = head.substring(0, Math.min(head.length(), 2048));
    if (FEED.matcher(beginning).find() || JSON_FEED.matcher(beginning).find()) {
      return plain("feed", "guess.feed", answered, warnings);
    }
    String type = fetched.mediaType();
    boolean isHtml = type.contains("html") || head.toLowerCase(Locale.ROOT).contains("<html");
    return isHtml
        ? PageFamily.proposal(HtmlPage.of(fetched), fetched.headers(), warnings)
        : plain("page", "guess.file", answered, warnings);
  }

  private static Proposal plain(String type, String why, URI answered, List<Message> warnings) {
    return new Proposal(
        Health.OK,
        Message.of(why, answered),
        type,
        null,
        Definition.of(type, answered, Optional.empty(), ""),
        warnings);
  }

  private static String head(Fetched fetched) throws IOException {
    try (InputStream in = Files.newInputStream(fetched.body())) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\u0000", "");
    }
  }

  private static boolean isGzip(String head) {
    return head.startsWith("\u001f\u008b");
  }
}
