package org.vigie.app.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;
import org.vigie.ledger.Ledger;
import org.vigie.ledger.SourceDay;

/** Makes the public matrix source by day, and the rows behind it. */
@Component
class LedgerPages {
  private static final int DAYS = 28;

  private final Ledger ledger;
  private final Clock clock;

  LedgerPages(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A column's day: its number, and its name for those who hear the page. */
  record Column(String number, String name) {}

  /**
   * A source on a day.
   *
   * @param letter stands for the state beside its shape, so that colour never speaks alone
   * @param words the whole cell as a sentence
   * @param href where the reason is told; empty where there is none to tell
   */
  record Cell(String tone, String shape, String letter, String words, String href) {}

  /** A source's row. */
  record Line(String id, String name, List<Cell> cells) {}

  /** What a letter means. */
  record Legend(String letter, Badge badge) {}

  /** The matrix. */
  record Matrix(List<Column> columns, List<Line> lines, List<Legend> legend) {}

  /** A day of one source in full. */
  record Day(
      String day,
      Badge badge,
      String reason,
      String items,
      String documents,
      String pagesRead,
      String pagesUnreadable) {}

  /** The last four weeks as they are, for machines. */
  List<SourceDay> rows() {
    LocalDate today = LocalDate.now(clock.withZone(Say.PARIS));
    return ledger.days(today.minusDays(DAYS - 1), today);
  }

  /** The last four weeks of these sources. */
  Matrix matrix(List<SourceCard> shown, Say say) {
    Map<String, List<SourceDay>> bySource = new LinkedHashMap<>();
    rows().forEach(day -> bySource.computeIfAbsent(day.source(), _ -> new ArrayList<>()).add(day));
    List<Line> lines =
        shown.stream()
            .filter(card -> bySource.containsKey(card.id()))
            .map(
                card ->
                    new Line(
                        card.id(),
                        card.name(),
                        bySource.getOrDefault(card.id(), List.of()).stream()
                            .map(day -> cell(day, say))
                            .toList()))
            .toList();
    List<Column> columns =
        bySource.values().stream()
            .findFirst()
            .map(days -> days.stream().map(day -> column(day.day(), say)).toList())
            .orElse(List.of());
    return new Matrix(columns, lines, legend(say));
  }

  /** The days of one source on which anything happened, newest first. */
  List<Day> days(String source, Say say) {
    return rows().reversed().stream()
        .filter(day -> day.source().equals(source))
        .filter(day -> day.health() != null || day.items() > 0 || day.documents() > 0)
        .map(
            day ->
                new Day(
                    say.longDate(day.day()),
                    Badge.health(say, state(day.health())),
                    say.text(day.reason()),
                    say.number(day.items()),
                    say.number(day.documents()),
                    say.number(day.pagesRead()),
                    say.number(day.pagesUnreadable())))
        .toList();
  }

  private static Column column(LocalDate day, Say say) {
    return new Column(String.valueOf(day.getDayOfMonth()), say.longDate(day));
  }

  private static Cell cell(SourceDay day, Say say) {
    String state = state(day.health());
    Badge badge = Badge.health(say, state);
    boolean troubled = day.health() != null && !"ok".equals(state);
    return new Cell(
        badge.tone(),
        badge.shape(),
        say.word("ledger.letter.", state),
        say.text("ledger.cell", say.longDate(day.day()), word(state, say), day.items()),
        troubled ? "/veille/" + day.source() : "");
  }

  private static String word(String state, Say say) {
    return "none".equals(state) ? say.text("ledger.not-read") : say.word("health.", state);
  }

  private static List<Legend> legend(Say say) {
    List<Legend> legend = new ArrayList<>();
    for (String state : SourcePages.STATES) {
      if (!"none".equals(state) && !"paused".equals(state)) {
        legend.add(new Legend(say.word("ledger.letter.", state), Badge.health(say, state)));
      }
    }
    legend.add(
        new Legend(
            say.word("ledger.letter.", "none"), new Badge("neutral", say.text("ledger.not-read"))));
    return legend;
  }

  private static String state(@Nullable String health) {
    return health == null ? "none" : health;
  }
}
