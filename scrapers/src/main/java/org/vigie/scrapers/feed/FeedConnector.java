package org.vigie.scrapers.feed;

import com.rometools.rome.io.FeedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdom2.JDOMException;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed of any kind: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed (jsonfeed.org).
 *
 * <p>Identity is the entry's {@code guid} or {@code id}, else its link, else its title and date.
 * Oddities: dates in French or without zone (Europe/Paris), windows-1252 announced as UTF-8, HTML
 * entities that XML does not know, unescaped ampersands, a feed cut off in the middle: it is
 * repaired, and the source is partial for entries may be missing. An answer that is no feed at all
 * is a changed layout.
 *
 * <p>The checkpoint holds the server's validators and the newest entry's time.
 */
public final class FeedConnector extends FamilyConnector<FeedSettings> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 120;

  private final Clock clock;

  public FeedConnector(Clock clock) {
    super("feed", FeedSettings::read);
    this.clock = clock;
  }

  @Override
  protected Outcome walk(
      Source source,
      FeedSettings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    FeedCheckpoint last = FeedCheckpoint.of(checkpoint);
    FetchRequest request =
        FetchRequest.page(source.url(), source.policy())
            .ifChanged(last.etag(), last.lastModified());
    var walk = new FeedWalk(source, settings, asking, last.newest(), found);
    FetchResult result = asking.fetcher().fetch(request);
    return switch (result) {
      case NotModified _ -> new Outcome(checkpoint, Health.OK, Message.NONE, 1);
      case Refused _, Failed _ -> throw Trouble.from(result);
      case Fetched fetched -> {
        try (fetched) {
          yield read(source, checkpoint, fetched, walk);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private Outcome read(Source source, Checkpoint began, Fetched fetched, FeedWalk walk)
      throws Trouble, IOException {
    Feed feed = feed(fetched);
    List<String> unreadable = walk.walk(feed);
    if (!unreadable.isEmpty()) {
      Message counts =
          Message.of(
              "connector.partial.items",
              source.url(),
              unreadable.size(),
              Label.name(unreadable.getFirst()));
      Health health = feed.entries().isEmpty() ? Health.CHANGED_LAYOUT : Health.PARTIAL;
      return new Outcome(began, health, counts, 0);
    }
    if (feed.isRepaired()) {
      return new Outcome(
          began,
          Health.PARTIAL,
          Message.of("connector.partial.repaired", source.url(), feed.entries().size()),
          0);
    }
    if (feed.entries().isEmpty()) {
      return new Outcome(began, Health.EMPTY, Message.of("connector.empty", source.url()), 0);
    }
    return Outcome.complete(FeedCheckpoint.of(fetched, newest(feed)).store());
  }

  /** A date to come is a mistake; it must not hide what is published until then. */
  private @Nullable Instant newest(Feed feed) {
    Instant now = clock.instant();
    return feed.entries().stream()
        .map(Feed.Entry::published)
        .filter(Objects::nonNull)
        .filter(date -> !date.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Feed feed(Fetched fetched) throws Trouble, IOException {
    String text = FeedText.of(fetched.bytes(), fetched.charset());
    try {
      if (text.stripLeading().startsWith("{")) {
        JsonNode root = JSON.readTree(text);
        if (JsonFeed.is(root)) {
          return new JsonFeed(fetched.finalUri()).read(root);
        }
        throw notFeed(fetched, text);
      }
      return new XmlFeed(fetched.finalUri()).read(text);
    } catch (JacksonException | FeedException | JDOMException | IllegalArgumentException noFeed) {
      throw notFeed(fetched, text);
    }
  }

  private static Trouble notFeed(Fetched fetched, String text) {
    String start = text.strip().replaceAll("\\s+", " ");
    return new Trouble(
        Health.CHANGED_LAYOUT,
        Message.of(
            "connector.changed.not-feed",
            fetched.finalUri(),
            fetched.mediaType(),
            start.substring(0, Math.min(start.length(), SHOWN))));
  }
}
