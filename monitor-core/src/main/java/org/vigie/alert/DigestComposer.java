package org.vigie.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alert.Digest.Kind;
import org.vigie.alert.Digest.Ledger;
import org.vigie.alert.Digest.Section;
import org.vigie.alert.Digest.Trouble;
import org.vigie.alert.DigestStore.Owed;
import org.vigie.alert.DigestStore.Told;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;

/** Decides what one person's digest says. */
final class DigestComposer {
  static final int MOST_IN_SECTION = 10;
  private static final Duration SOON = Duration.ofDays(7);
  private static final int MOST_TROUBLES = 3;

  private final DigestStore store;
  private final AlertStore alerts;
  private final SubscriptionStore subscriptions;
  private final Links links;
  private final PlaceNames names;

  DigestComposer(
      DigestStore store,
      AlertStore alerts,
      SubscriptionStore subscriptions,
      Links links,
      PlaceNames names) {
    this.store = store;
    this.alerts = alerts;
    this.subscriptions = subscriptions;
    this.links = links;
    this.names = names;
  }

  /**
   * @param owed alerts by publication, none of them empty
   */
  Digest compose(long id, Subscriber subscriber, Map<Long, List<Owed>> owed, Instant now) {
    List<Subscription> served = served(owed);
    Instant since = store.digestBefore(id, subscriber.id()).orElse(firstConfirmation(served, now));
    return new Digest(
        id,
        subscriber.address(),
        subscriber.language(),
        day(now),
        served.stream()
            .map(subscription -> subscription.choice().rhythm())
            .min(Comparator.naturalOrder())
            .orElse(Rhythm.DAILY),
        served.stream().allMatch(subscription -> subscription.choice().textOnly()),
        served.stream().anyMatch(subscription -> subscription.choice().neutral()),
        placesOf(served),
        sections(finds(subscriber, served, owed), now, since),
        ledger(since),
        links.manage(subscriber),
        served.size() == 1 ? links.leave(served.getFirst()) : links.leaveAll(subscriber));
  }

  private List<Subscription> served(Map<Long, List<Owed>> owed) {
    return owed.values().stream()
        .flatMap(List::stream)
        .map(Owed::subscriptionId)
        .distinct()
        .sorted()
        .map(id -> subscriptions.byId(id).orElseThrow())
        .toList();
  }

  private static Instant firstConfirmation(List<Subscription> served, Instant now) {
    return served.stream()
        .flatMap(subscription -> Stream.ofNullable(subscription.confirmedAt()))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private List<String> placesOf(List<Subscription> served) {
    if (served.stream().anyMatch(subscription -> subscription.choice().isEverywhere())) {
      return List.of();
    }
    return served.stream()
        .flatMap(subscription -> subscription.choice().places().stream())
        .distinct()
        .map(names::nameOf)
        .toList();
  }

  private List<Find> finds(
      Subscriber subscriber, List<Subscription> served, Map<Long, List<Owed>> owed) {
    Map<Long, Subscription> byId =
        served.stream().collect(Collectors.toMap(Subscription::id, one -> one));
    Set<Long> matches =
        owed.values().stream()
            .flatMap(List::stream)
            .map(Owed::matchId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<Long, Told> strongest =
        store.told(matches).stream()
            .collect(
                Collectors.toMap(
                    Told::publicationId,
                    told -> told,
                    (one, other) -> other.score() > one.score() ? other : one));
    var finds = new ArrayList<Find>();
    owed.forEach(
        (publication, alertsOfOne) ->
            finds.add(
                find(
                    subscriber,
                    Objects.requireNonNull(strongest.get(publication)),
                    alertsOfOne.stream()
                        .map(alert -> Objects.requireNonNull(byId.get(alert.subscriptionId())))
                        .toList())));
    return finds;
  }

  private Find find(Subscriber subscriber, Told told, List<Subscription> reasons) {
    List<PlaceCode> places = alerts.placesOf(told.matchId(), told.publicationId());
    Set<PlaceCode> concerned = Places.concernedBy(places);
    var hit = store.strongestHit(told.matchId());
    URI source =
        hit.flatMap(found -> Links.foreign(found.documentUrl()))
            .or(() -> Links.foreign(told.url()))
            .orElse(null);
    Long dossier = told.dossierId();
    return new Find(
        told.matchId(),
        told.publicationId(),
        PlainText.line(told.title(), 300),
        told.family(),
        told.buyer() == null ? null : PlainText.line(told.buyer(), 200),
        narrowest(places),
        PublicationKind.valueOf(told.kind().toUpperCase(Locale.ROOT).replace('-', '_')),
        told.amount(),
        told.publishedOn(),
        told.deadlineAt(),
        hit.map(found -> Passage.of(found.excerpt(), found.start(), found.end(), found.page()))
            .orElse(null),
        reasons.stream()
            .flatMap(subscription -> subscription.choice().places().stream())
            .filter(concerned::contains)
            .distinct()
            .map(names::nameOf)
            .toList(),
        store.rulesOf(told.revisionId(), subscriber.language().getLanguage()),
        links.find(told.matchId()),
        source,
        dossier == null ? null : links.ask(dossier),
        dossier == null
            ? null
            : store
                .reportedBefore(subscriber.id(), dossier, told.publicationId())
                .map(DigestComposer::day)
                .orElse(null));
  }

  private @Nullable String narrowest(List<PlaceCode> places) {
    return places.stream()
        .min(Comparator.comparing(PlaceCode::kind))
        .map(names::nameOf)
        .orElse(null);
  }

  private List<Section> sections(List<Find> finds, Instant now, Instant since) {
    var byKind = new EnumMap<Kind, List<Find>>(Kind.class);
    for (Find find : finds) {
      byKind.computeIfAbsent(kindOf(find, now), kind -> new ArrayList<>()).add(find);
    }
    var soon = byKind.get(Kind.SOON);
    if (soon != null) {
      soon.sort(Comparator.comparing(find -> Objects.requireNonNull(find.deadlineAt())));
    }
    URI rest = links.findsSince(day(since));
    return byKind.entrySet().stream()
        .map(
            section ->
                new Section(
                    section.getKey(),
                    section.getValue().stream().limit(MOST_IN_SECTION).toList(),
                    Math.max(0, section.getValue().size() - MOST_IN_SECTION),
                    rest))
        .toList();
  }

  private static Kind kindOf(Find find, Instant now) {
    Instant deadline = find.deadlineAt();
    if (deadline != null && deadline.isAfter(now) && deadline.isBefore(now.plus(SOON))) {
      return Kind.SOON;
    }
    return find.reportedOn() == null ? Kind.NEW : Kind.FOLLOW_UP;
  }

  private Ledger ledger(Instant since) {
    var unwell = store.unwell();
    Map<String, Integer> readings = store.readingsSince(since);
    int needOcr = 0;
    int unreadable = 0;
    int documents = 0;
    for (var reading : readings.entrySet()) {
      String status = reading.getKey().toLowerCase(Locale.ROOT).replace('_', '-');
      int number = reading.getValue();
      switch (status) {
        case "read", "partly-read" -> documents += number;
        case "needs-ocr" -> needOcr += number;
        default -> unreadable += number;
      }
    }
    return new Ledger(
        store.sourcesReadSince(since),
        documents,
        store.pagesSince(since),
        unwell.stream()
            .limit(MOST_TROUBLES)
            .map(
                source ->
                    new Trouble(
                        PlainText.line(source.name(), 120),
                        source.health().toLowerCase(Locale.ROOT).replace('_', '-'),
                        day(source.since() == null ? since : source.since())))
            .toList(),
        Math.max(0, unwell.size() - MOST_TROUBLES),
        needOcr,
        unreadable,
        links.watched());
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(Rhythm.PARIS).toLocalDate();
  }
}
