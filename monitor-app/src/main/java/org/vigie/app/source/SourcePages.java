package org.vigie.app.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

/** Makes the pages of sources, public and admin. */
@Component
class SourcePages {
  private static final int RUNS = 50;
  static final List<String> STATES =
      List.of(
          "ok",
          "empty",
          "changed-layout",
          "blocked",
          "partial",
          "unreachable",
          "stale",
          "paused",
          "none");

  private final SourceReadModel sources;
  private final Clock clock;

  SourcePages(SourceReadModel sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /** A state, how many sources are in it, and the address that shows only those. */
  record Count(Badge badge, long sources, String href, boolean chosen) {}

  /** A list of sources. */
  record SourceList(List<SourceCard> cards, List<Count> counts, int total) {}

  /** One source with its ledger. */
  record Detail(SourceCard card, String definition, List<RunLine> runs) {}

  /** A line of the ledger. */
  record RunLine(
      String started,
      Badge badge,
      String reason,
      int discovered,
      int fetched,
      int notModified,
      int failed,
      String seconds) {}

  SourceList list(@Nullable String state, String path, Say say) {
    List<SourceCard> all = sources.all(weekAgo()).stream().map(row -> card(row, say)).toList();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String known : STATES) {
      long count = all.stream().filter(card -> card.state().equals(known)).count();
      if (count > 0) {
        counts.put(known, count);
      }
    }
    List<Count> links =
        counts.entrySet().stream()
            .map(
                entry ->
                    new Count(
                        Badge.health(say, entry.getKey()),
                        entry.getValue(),
                        entry.getKey().equals(state) ? path : path + "?etat=" + entry.getKey(),
                        entry.getKey().equals(state)))
            .toList();
    List<SourceCard> shown =
        state == null || !counts.containsKey(state)
            ? all
            : all.stream().filter(card -> card.state().equals(state)).toList();
    return new SourceList(shown, links, all.size());
  }

  Detail detail(String id, Say say) {
    SourceReadModel.Row row =
        sources.byId(id, weekAgo()).orElseThrow(() -> new NotFoundException("source " + id));
    return new Detail(
        card(row, say),
        row.definition(),
        sources.runs(id, RUNS).stream().map(run -> line(run, say)).toList());
  }

  private Instant weekAgo() {
    return clock.instant().minus(Duration.ofDays(7));
  }

  private static SourceCard card(SourceReadModel.Row row, Say say) {
    String state = row.paused() ? "paused" : id(row.health());
    String reason =
        row.paused() && row.pausedReason() != null
            ? row.pausedReason()
            : say.stored(row.healthReason());
    return new SourceCard(
        row.id(),
        row.name(),
        row.type(),
        Foreign.link(row.url()),
        state,
        Badge.health(say, state),
        row.lastSuccessAt() != null,
        reason,
        day(row.healthSince(), say),
        moment(row.lastRunAt(), say),
        day(row.lastNewAt(), say),
        say.number(row.publications()),
        say.number(row.thisWeek()));
  }

  private static RunLine line(SourceReadModel.Run run, Say say) {
    return new RunLine(
        say.moment(run.startedAt()),
        run.endedAt() == null
            ? new Badge("info", say.text("run.running"))
            : Badge.health(say, id(run.health())),
        say.stored(run.reason()),
        run.discovered(),
        run.fetched(),
        run.notModified(),
        run.failed(),
        run.endedAt() == null
            ? ""
            : say.text(
                "run.seconds", Duration.between(run.startedAt(), run.endedAt()).toSeconds()));
  }

  private static String id(@Nullable String health) {
    return health == null ? "none" : health.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String day(@Nullable Instant instant, Say say) {
    return instant == null ? "" : say.date(say.dayOf(instant));
  }

  private static String moment(@Nullable Instant instant, Say say) {
    return instant == null ? "" : say.moment(instant);
  }
}
