package org.vigie.rehearsal;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageText;
import org.vigie.rule.Excerpt;
import org.vigie.rule.Matcher;
import org.vigie.rule.Matchers;
import org.vigie.rule.Rule;

/** New rules and those in force over one publication after the other. */
final class Comparison {
  private static final int MOST_EXAMPLES = 20;
  private static final double NANOS_A_MICRO = 1_000;
  private static final double DAYS_A_WEEK = 7;

  private final Matcher before;
  private final Matcher after;
  private final Matcher alone;
  private final Matcher none = Matchers.of(List.of());
  private final Set<String> ids;
  private final SortedMap<LocalDate, Integer> perWeek = new TreeMap<>();
  private final SortedMap<String, Integer> perFamily = new TreeMap<>();
  private final SortedMap<String, Integer> perDepartement = new TreeMap<>();
  private final Map<Rehearsal.Change, List<Rehearsal.Example>> examples = new TreeMap<>();
  private final Map<Rehearsal.Change, Integer> changes = new TreeMap<>();
  private int tried;
  private int found;
  private int foundByOthers;
  private long alerts;
  private long pages;
  private long nanos;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  /** How many alerts a find of this family would cause for the publication. */
  @FunctionalInterface
  interface Subscribed {
    long to(long publication, Set<String> families);
  }

  Comparison(List<Rule> live, List<Rule> drafts) {
    ids = drafts.stream().map(Rule::id).collect(Collectors.toSet());
    List<Rule> changed =
        new ArrayList<>(live.stream().filter(rule -> !ids.contains(rule.id())).toList());
    changed.addAll(drafts);
    before = Matchers.of(live);
    after = Matchers.of(changed);
    alone = Matchers.of(drafts);
  }

  void look(Tried one, Subscribed subscribed) {
    tried++;
    first = first == null || one.day().isBefore(first) ? one.day() : first;
    last = last == null || one.day().isAfter(last) ? one.day() : last;
    measure(one.subject());
    Map<String, Matcher.Found> old = byRule(before.match(one.subject()));
    Map<String, Matcher.Found> all = byRule(after.match(one.subject()));
    for (String id : ids) {
      compare(one, old.get(id), all.get(id));
    }
    Set<String> families =
        all.values().stream()
            .filter(match -> ids.contains(match.ruleId()))
            .map(Matcher.Found::family)
            .collect(Collectors.toSet());
    if (families.isEmpty()) {
      return;
    }
    found++;
    perWeek.merge(one.day().with(previousOrSame(MONDAY)), 1, Integer::sum);
    families.forEach(family -> perFamily.merge(family, 1, Integer::sum));
    one.departements().forEach(code -> perDepartement.merge(code, 1, Integer::sum));
    if (all.keySet().stream().anyMatch(id -> !ids.contains(id))) {
      foundByOthers++;
    } else {
      alerts += subscribed.to(one.publication(), families);
    }
  }

  private static Map<String, Matcher.Found> byRule(List<Matcher.Found> found) {
    return found.stream().collect(Collectors.toMap(Matcher.Found::ruleId, Function.identity()));
  }

  private void measure(Matcher.Subject subject) {
    long start = System.nanoTime();
    none.match(subject);
    long read = System.nanoTime();
    alone.match(subject);
    nanos += System.nanoTime() - read - (read - start);
    pages += subject.texts().stream().mapToLong(text -> text.pages().size()).sum();
  }

  private void compare(Tried one, Matcher.@Nullable Found old, Matcher.@Nullable Found now) {
    if (now != null) {
      note(one, now, old == null ? Rehearsal.Change.GAINED : Rehearsal.Change.UNCHANGED);
    } else if (old != null) {
      note(one, old, Rehearsal.Change.LOST);
    }
  }

  private void note(Tried one, Matcher.Found match, Rehearsal.Change change) {
    changes.merge(change, 1, Integer::sum);
    List<Rehearsal.Example> kept = examples.computeIfAbsent(change, key -> new ArrayList<>());
    if (kept.size() < MOST_EXAMPLES) {
      Excerpt excerpt = excerpt(one.subject(), match);
      kept.add(
          new Rehearsal.Example(
              one.publication(),
              one.title(),
              match.ruleId(),
              change,
              excerpt.text(),
              excerpt.start(),
              excerpt.end()));
    }
  }

  private static Excerpt excerpt(Matcher.Subject subject, Matcher.Found match) {
    return match.hits().stream()
        .findFirst()
        .map(
            hit ->
                Excerpt.around(
                    subject.texts().get(hit.text()).pages().stream()
                        .filter(page -> page.number() == hit.page())
                        .map(PageText::text)
                        .findFirst()
                        .orElse(""),
                    hit.start(),
                    hit.end()))
        .orElse(new Excerpt("", 0, 0));
  }

  Rehearsal result(long archive) {
    List<Rehearsal.Example> shown =
        examples.values().stream().flatMap(List::stream).limit(MOST_EXAMPLES).toList();
    double share = tried == 0 ? 1 : (double) archive / tried;
    return new Rehearsal(
        archive,
        tried,
        found,
        changes.getOrDefault(Rehearsal.Change.GAINED, 0),
        changes.getOrDefault(Rehearsal.Change.LOST, 0),
        changes.getOrDefault(Rehearsal.Change.UNCHANGED, 0),
        foundByOthers,
        perWeek,
        perFamily,
        perDepartement,
        alerts,
        alerts * share / weeks(),
        pages == 0 ? 0 : Math.max(0, nanos / NANOS_A_MICRO / pages),
        shown);
  }

  /** From the first to the last publication, at least one. */
  private double weeks() {
    return first == null || last == null
        ? 1
        : Math.max(1, (ChronoUnit.DAYS.between(first, last) + 1) / DAYS_A_WEEK);
  }
}
