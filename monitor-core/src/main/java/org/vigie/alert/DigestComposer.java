package org.vigie.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.alert.Digest.Kind;
import org.vigie.alert.Digest.Section;
import org.vigie.alert.DigestStore.Owed;
import org.vigie.alert.Findings.Finding;
import org.vigie.publication.PublicationKind;

/** Decides what one person's digest says. */
final class DigestComposer {
  static final int MOST_IN_SECTION = 10;
  private static final Duration SOON = Duration.ofDays(7);
  private static final Set<PublicationKind> ANSWERED =
      Set.of(PublicationKind.PLANNED, PublicationKind.OPEN, PublicationKind.CORRECTED);

  private final DigestStore store;
  private final SubscriptionStore subscriptions;
  private final Findings findings;
  private final Ledgers ledgers;
  private final Installation installation;
  private final Links links;

  DigestComposer(JdbcClient jdbc, Installation installation) {
    this.store = new DigestStore(jdbc);
    this.subscriptions = new SubscriptionStore(jdbc);
    this.links = installation.links();
    this.findings = new Findings(jdbc, installation);
    this.ledgers = new Ledgers(jdbc, links);
    this.installation = installation;
  }

  /** Reads anew what is shared between digests. */
  void beginRound() {
    findings.forget();
    ledgers.forget();
  }

  /**
   * @param due subscriptions that this mail is for
   * @param owed alerts by publication, none of them empty; nothing for a sign of life
   */
  Digest compose(
      long id, Subscriber subscriber, Set<Long> due, Map<Long, List<Owed>> owed, Instant now) {
    List<Subscription> served = served(due, owed);
    List<Choice> choices = served.stream().map(Subscription::choice).toList();
    ZoneId zone = choices.getFirst().zone();
    Instant since = store.digestBefore(id, subscriber.id()).orElse(firstConfirmation(served, now));
    return new Digest(
        id,
        subscriber.address(),
        subscriber.language(),
        LocalDate.ofInstant(now, zone),
        choices.stream().map(Choice::rhythm).min(Comparator.naturalOrder()).orElseThrow(),
        choices.stream().allMatch(Choice::textOnly),
        choices.stream().anyMatch(Choice::neutral),
        where(choices),
        sections(finds(subscriber, served, owed), now, since),
        ledgers.since(since),
        links.manage(subscriber),
        served.size() == 1 ? links.leave(served.getFirst()) : links.leaveAll(subscriber));
  }

  private List<Subscription> served(Set<Long> due, Map<Long, List<Owed>> owed) {
    var ids = new TreeSet<>(due);
    owed.values().forEach(alerts -> alerts.forEach(alert -> ids.add(alert.subscriptionId())));
    return ids.stream().map(id -> subscriptions.byId(id).orElseThrow()).toList();
  }

  private static Instant firstConfirmation(List<Subscription> served, Instant now) {
    return served.stream()
        .flatMap(subscription -> Stream.ofNullable(subscription.confirmedAt()))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private List<String> where(List<Choice> choices) {
    if (choices.stream().anyMatch(Choice::isEverywhere)) {
      return List.of();
    }
    return Stream.concat(
            choices.stream().flatMap(choice -> choice.places().stream()).map(installation::nameOf),
            choices.stream()
                .flatMap(choice -> choice.buyers().stream())
                .map(subscriptions::buyerName))
        .distinct()
        .toList();
  }

  private List<Find> finds(
      Subscriber subscriber, List<Subscription> served, Map<Long, List<Owed>> owed) {
    Map<Long, Choice> choices =
        served.stream().collect(Collectors.toMap(Subscription::id, Subscription::choice));
    Map<Long, Finding> strongest = new java.util.LinkedHashMap<>();
    owed.forEach((publication, alerts) -> strongest.put(publication, strongest(alerts)));
    Map<Long, Instant> known = store.toldAt(subscriber.id(), owed.keySet());
    Map<Long, Instant> dossiers =
        store.dossiersToldAt(
            subscriber.id(),
            strongest.values().stream()
                .flatMap(finding -> Stream.ofNullable(finding.told().dossierId()))
                .collect(Collectors.toSet()));
    var finds = new ArrayList<Find>();
    strongest.forEach(
        (publication, finding) -> {
          List<Owed> alerts = Objects.requireNonNull(owed.get(publication));
          Instant before =
              Optional.ofNullable(known.get(publication))
                  .or(() -> Optional.ofNullable(finding.told().dossierId()).map(dossiers::get))
                  .orElse(null);
          finds.add(
              find(
                  subscriber,
                  finding,
                  alerts,
                  alerts.stream()
                      .map(alert -> Objects.requireNonNull(choices.get(alert.subscriptionId())))
                      .toList(),
                  before));
        });
    return finds;
  }

  private Finding strongest(List<Owed> alerts) {
    return alerts.stream()
        .map(alert -> findings.of(alert.matchId()))
        .max(Comparator.comparingInt(finding -> finding.told().score()))
        .orElseThrow();
  }

  private Find find(
      Subscriber subscriber,
      Finding finding,
      List<Owed> alerts,
      List<Choice> choices,
      @Nullable Instant before) {
    FindStore.Told told = finding.told();
    Long dossier = told.dossierId();
    return new Find(
        told.matchId(),
        told.publicationId(),
        PlainText.line(told.title(), 300),
        told.family(),
        told.buyer() == null ? null : PlainText.line(told.buyer(), 200),
        finding.place(),
        finding.kind(),
        told.amount(),
        told.publishedOn(),
        told.deadlineAt(),
        finding.contest(),
        finding.passage(),
        reasons(finding, choices),
        Objects.requireNonNull(
            finding.rules().getOrDefault(subscriber.language().getLanguage(), List.of())),
        links.find(told.matchId()),
        finding.source(),
        dossier == null ? null : links.ask(dossier),
        news(alerts, before),
        alerts.stream().flatMap(alert -> alert.changes().stream()).distinct().toList(),
        before == null ? null : LocalDate.ofInstant(before, Rhythm.PARIS));
  }

  /** The latest that became of it; where it is new itself, its later revisions are its news. */
  private static News news(List<Owed> alerts, @Nullable Instant before) {
    News latest = alerts.getLast().news();
    boolean isNew = alerts.stream().anyMatch(alert -> alert.news() == News.NEW);
    return isNew ? (before == null ? News.NEW : News.SAME_PROJECT) : latest;
  }

  private Find.Reasons reasons(Finding finding, List<Choice> choices) {
    return new Find.Reasons(
        among(
            choices,
            choice ->
                choice.places().stream()
                    .filter(finding.concerned()::contains)
                    .map(installation::nameOf)),
        among(
            choices,
            choice ->
                choice.buyers().contains(finding.told().siren())
                    ? Stream.of(subscriptions.buyerName(finding.told().siren()))
                    : Stream.empty()),
        among(
            choices,
            choice ->
                choice.search().isEmpty()
                    ? Stream.empty()
                    : Stream.of(PlainText.line(choice.search(), 200))));
  }

  private static List<String> among(
      Collection<Choice> choices, Function<Choice, Stream<String>> reasons) {
    return choices.stream().flatMap(reasons).distinct().toList();
  }

  private List<Section> sections(List<Find> finds, Instant now, Instant since) {
    var byKind = new EnumMap<Kind, List<Find>>(Kind.class);
    for (Find find : finds) {
      byKind.computeIfAbsent(kindOf(find, now), kind -> new ArrayList<>()).add(find);
    }
    var soon = byKind.get(Kind.SOON);
    if (soon != null) {
      soon.sort(Comparator.comparing(DigestComposer::urgentDay));
    }
    URI rest = links.findsSince(LocalDate.ofInstant(since, Rhythm.PARIS));
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
    if (find.news() != News.CANCELLED && (answersSoon(find, now) || contestEndsSoon(find, now))) {
      return Kind.SOON;
    }
    return find.news() == News.NEW ? Kind.NEW : Kind.FOLLOW_UP;
  }

  private static boolean answersSoon(Find find, Instant now) {
    Instant deadline = find.deadlineAt();
    return deadline != null
        && ANSWERED.contains(find.kind())
        && deadline.isAfter(now)
        && deadline.isBefore(now.plus(SOON));
  }

  private static boolean contestEndsSoon(Find find, Instant now) {
    ContestPeriod contest = find.contest();
    return contest != null && contest.endsSoon(LocalDate.ofInstant(now, Rhythm.PARIS));
  }

  private static LocalDate urgentDay(Find find) {
    ContestPeriod contest = find.contest();
    return contest == null
        ? LocalDate.ofInstant(Objects.requireNonNull(find.deadlineAt()), Rhythm.PARIS)
        : contest.safe();
  }
}
