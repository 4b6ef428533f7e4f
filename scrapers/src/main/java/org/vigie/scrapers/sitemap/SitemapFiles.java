package org.vigie.scrapers.sitemap;

import crawlercommons.robots.SimpleRobotRulesParser;
import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Health;

/**
 * Reads a sitemap with all those that it names, plain or compressed; also those that a robots.txt
 * names. An index may name another index.
 */
final class SitemapFiles {
  /** The protocol allows 50 MB; what grows beyond twice that on unpacking is a bomb. */
  private static final int MOST_BYTES = 100 * 1024 * 1024;

  /** The protocol allows 50,000 addresses a file. */
  private static final int MOST_ADDRESSES = 500_000;

  private static final int SHOWN = 120;

  private final Asking asking;
  private final SitemapSettings settings;
  private final Map<URI, @Nullable Instant> addresses = new HashMap<>();
  private int met;
  private final List<Message> shortfalls = new ArrayList<>();

  SitemapFiles(Asking asking, SitemapSettings settings) {
    this.asking = asking;
    this.settings = settings;
  }

  /** All that could not be read of the sitemaps behind the first. */
  List<Message> shortfalls() {
    return shortfalls;
  }

  /** Addresses met, wanted or not. */
  int met() {
    return met;
  }

  List<Listed> read(URI start) throws Trouble {
    Queue<URI> waiting = new ArrayDeque<>(List.of(start));
    Set<URI> known = new HashSet<>(waiting);
    for (int read = 0; !waiting.isEmpty(); read++) {
      if (read == settings.mostSitemaps()) {
        shortfalls.add(Message.of("connector.partial.sitemaps-left", start, read));
        break;
      }
      URI next = waiting.remove();
      try {
        for (URI named : read(next, next.equals(start))) {
          if (known.add(named)) {
            waiting.add(named);
          }
        }
      } catch (Trouble trouble) {
        // one sitemap that is not there does not hide the others
        if (next.equals(start) || trouble.health() == Health.BLOCKED) {
          throw trouble;
        }
        shortfalls.add(Message.of("connector.partial.page", start, next));
      }
    }
    return ChangeTimes.trusted(addresses);
  }

  /** The sitemaps that this one names. */
  private List<URI> read(URI uri, boolean isFirst) throws Trouble {
    try (Fetched fetched = asking.fetched(uri)) {
      byte[] bytes = unpacked(fetched.bytes());
      if (isFirst && uri.getPath().endsWith("/robots.txt")) {
        return inRobots(uri, bytes);
      }
      AbstractSiteMap sitemap = parsed(fetched, bytes);
      if (sitemap instanceof SiteMapIndex index) {
        return index.getSitemaps().stream()
            .flatMap(inner -> WebAddress.parse(inner.getUrl().toString()).stream())
            .toList();
      }
      if (sitemap instanceof SiteMap map) {
        add(map.getSiteMapUrls());
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbstractSiteMap parsed(Fetched fetched, byte[] bytes) throws Trouble, IOException {
    try {
      // not strict: towns keep sitemaps in folders that do not contain the pages
      return new SiteMapParser(false).parseSiteMap(bytes, fetched.finalUri().toURL());
    } catch (UnknownFormatException | IllegalArgumentException noSitemap) {
      String start = new String(bytes, 0, Math.min(bytes.length, 500), StandardCharsets.UTF_8);
      start = start.strip().replaceAll("\\s+", " ");
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of(
              "connector.changed.not-sitemap",
              fetched.finalUri(),
              fetched.mediaType(),
              start.substring(0, Math.min(start.length(), SHOWN))));
    }
  }

  private void add(Collection<SiteMapURL> urls) {
    met += urls.size();
    for (SiteMapURL url : urls) {
      if (addresses.size() >= MOST_ADDRESSES) {
        return;
      }
      Optional<URI> uri = WebAddress.parse(url.getUrl().toString());
      Instant changed = url.getLastModified() == null ? null : url.getLastModified().toInstant();
      uri.filter(address -> WebAddress.isWeb(address) && settings.isWanted(address))
          .ifPresent(address -> addresses.put(address, changed));
    }
  }

  private static List<URI> inRobots(URI uri, byte[] bytes) {
    return new SimpleRobotRulesParser()
        .parseContent(uri.toString(), bytes, "text/plain", List.of("vigie")).getSitemaps().stream()
            .flatMap(address -> WebAddress.resolve(uri, address).stream())
            .toList();
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}
