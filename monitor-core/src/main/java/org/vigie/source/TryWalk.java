package org.vigie.source;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;

/**
 * Walks a source without storing anything and stops at its tenth item: what it would yield, and
 * what a person should know before watching it. Safe for use by several threads.
 */
public final class TryWalk {
  public static final int MOST_ITEMS = 10;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Map<String, Connector> connectors;
  private final Fetcher fetcher;
  private final Clock clock;

  public TryWalk(Collection<? extends Connector> connectors, Fetcher fetcher, Clock clock) {
    this.connectors =
        connectors.stream()
            .collect(Collectors.toUnmodifiableMap(Connector::type, connector -> connector));
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * What a walk gave.
   *
   * @param items the first ten
   * @param reason the evidence where health is not ok
   * @param warnings what may make the source hard to watch
   */
  public record Tried(
      Source source, List<Discovery> items, Health health, Message reason, List<Message> warnings) {
    public Tried {
      items = List.copyOf(items);
      warnings = List.copyOf(warnings);
    }
  }

  /** Never throws for what the other side or a connector did. */
  public Tried walk(Source source) {
    return walk(source, _ -> {});
  }

  /**
   * As {@link #walk(Source)}.
   *
   * @param each is given each of the first ten as soon as it is found
   */
  public Tried walk(Source source, Consumer<? super Discovery> each) {
    Connector connector = connectors.get(source.type());
    if (connector == null) {
      return tried(
          source, List.of(), Health.UNREACHABLE, Message.of("harvest.no-connector", source.type()));
    }
    List<Discovery> items = new ArrayList<>();
    try {
      Connector.Outcome outcome =
          connector.discover(source, Checkpoint.NONE, fetcher, found -> add(items, found, each));
      // a walk that was stopped may call itself partial: enough is what was wanted
      return items.size() == MOST_ITEMS
          ? tried(source, items, Health.OK, Message.NONE)
          : tried(source, items, outcome.health(), outcome.reason());
    } catch (EnoughException enough) {
      return tried(source, items, Health.OK, Message.NONE);
    } catch (RuntimeException broken) {
      return tried(
          source,
          items,
          Health.PARTIAL,
          Message.of("harvest.connector-failed", source.type(), broken.toString()));
    }
  }

  private static void add(
      List<Discovery> items, Discovery found, Consumer<? super Discovery> each) {
    if (items.size() < MOST_ITEMS) {
      items.add(found);
      each.accept(found);
    }
    if (items.size() == MOST_ITEMS) {
      throw new EnoughException();
    }
  }

  private Tried tried(Source source, List<Discovery> items, Health health, Message reason) {
    return new Tried(source, items, health, reason, warnings(source, items));
  }

  private List<Message> warnings(Source source, List<Discovery> items) {
    List<Message> warnings = new ArrayList<>();
    if (source.policy().ignoreRobotsReason() != null) {
      warnings.add(
          Message.of(
              source.policy().isReviewOverdue(LocalDate.now(clock.withZone(PARIS)))
                  ? "source.robots.overdue"
                  : "source.robots.ignored",
              source.policy().ignoreRobotsReason(),
              String.valueOf(source.policy().robotsReviewOn())));
    }
    if (items.isEmpty()) {
      return warnings;
    }
    if (items.stream()
        .allMatch(item -> item.facts().publishedOn() == null && item.facts().signedOn() == null)) {
      warnings.add(Message.of("source.try.no-date"));
    }
    Set<String> ids = new HashSet<>();
    items.stream()
        .map(Discovery::externalId)
        .filter(id -> !ids.add(id))
        .findFirst()
        .ifPresent(twice -> warnings.add(Message.of("source.try.id-twice", twice)));
    if (items.stream().allMatch(item -> item.documents().isEmpty())) {
      warnings.add(Message.of("source.try.no-document"));
    }
    return warnings;
  }

  /** Leaves a connector's walk. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super("ten items are enough", null, false, false);
    }
  }
}
