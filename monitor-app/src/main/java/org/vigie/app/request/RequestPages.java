package org.vigie.app.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;
import org.vigie.request.Deadline;
import org.vigie.request.NextStep;
import org.vigie.request.Request;
import org.vigie.request.RequestEvent;
import org.vigie.request.RequestLine;
import org.vigie.request.RequestStanding;
import org.vigie.request.RequestState;
import org.vigie.request.Requests;

/** Makes the volunteers' pages of requests. */
@Component
class RequestPages {
  private final Requests requests;

  RequestPages(Requests requests) {
    this.requests = requests;
  }

  /** A request in a list. */
  record Line(
      String number,
      String dossier,
      String authority,
      Badge badge,
      String next,
      String possible,
      String safe,
      String nominal,
      String by,
      String group) {}

  /** A line of « Le calcul ». */
  record Count(String operation, String date, String iso, String meaning) {}

  /** A deadline with its arithmetic. */
  record Dated(String name, String articles, String certainty, List<Count> steps) {}

  /** An event of the thread. */
  record Event(String date, String what, String note, String author) {}

  /** One request's page. */
  record Shown(
      String number,
      int version,
      String subject,
      long dossier,
      Badge badge,
      Line line,
      boolean editable,
      boolean estimated,
      boolean hasDates,
      List<Dated> deadlines,
      List<Dated> lastResorts,
      List<String> notes,
      List<Event> events,
      String letter) {}

  List<Line> lines(Say say) {
    return requests.lines().stream().map(line -> line(line, say)).toList();
  }

  /** What to do first, first: late, this week, then the rest; without what is over. */
  List<Line> desk(Say say) {
    return requests.lines().stream()
        .filter(line -> line.standing().state().isOpen())
        .filter(line -> line.standing().next().kind() != NextStep.Kind.NOTHING)
        .sorted(
            Comparator.comparing(
                line -> {
                  LocalDate safe = line.standing().next().safe();
                  return safe == null ? LocalDate.MAX : safe;
                }))
        .map(line -> line(line, say))
        .sorted(
            Comparator.comparingInt(line -> List.of("late", "week", "later").indexOf(line.group())))
        .toList();
  }

  private Line line(RequestLine line, Say say) {
    return line(
        line.standing(),
        Foreign.name(line.dossierTitle()),
        Foreign.name(line.authorityName()),
        line.accountName(),
        say);
  }

  private Line line(
      RequestStanding standing, String dossier, String authority, String by, Say say) {
    NextStep next = standing.next();
    return new Line(
        standing.request().number(),
        dossier,
        authority,
        badge(standing.state(), say),
        say.text(next.kind().messageKey()),
        date(next.possibleFrom(), next.estimated(), say),
        date(next.safe(), next.estimated(), say),
        date(next.nominal(), next.estimated(), say),
        by,
        group(next));
  }

  private String group(NextStep next) {
    LocalDate safe = next.safe();
    if (next.level() != Deadline.Level.NORMAL) {
      return "late";
    }
    boolean soon = safe != null && safe.isBefore(requests.today().plusDays(7));
    boolean ours =
        next.kind() == NextStep.Kind.FINISH_DRAFT
            || next.kind() == NextStep.Kind.SEND
            || next.kind() == NextStep.Kind.CORRECT_ADDRESS;
    return soon || ours ? "week" : "later";
  }

  private static String date(@Nullable LocalDate date, boolean estimated, Say say) {
    if (date == null) {
      return "";
    }
    return estimated ? say.text("request.estimated", say.date(date)) : say.date(date);
  }

  Shown shown(Request request, String authority, Say say) {
    RequestStanding standing = requests.standing(request);
    List<Dated> deadlines = new ArrayList<>();
    List<Dated> lastResorts = new ArrayList<>();
    for (Deadline deadline : standing.position().deadlines()) {
      (deadline.weight() == Deadline.Weight.LAST_RESORT ? lastResorts : deadlines)
          .add(dated(deadline, say));
    }
    return new Shown(
        request.number(),
        request.version(),
        request.subject(),
        request.dossierId(),
        badge(standing.state(), say),
        line(standing, "", authority, "", say),
        standing.state().isBeforeSending(),
        standing.next().estimated(),
        !standing.position().deadlines().isEmpty(),
        deadlines,
        lastResorts,
        standing.position().notes().stream().map(say::text).toList(),
        request.standingEvents().stream().map(event -> event(event, say)).toList(),
        request.letter());
  }

  private static Dated dated(Deadline deadline, Say say) {
    return new Dated(
        say.text("request.clock." + deadline.rule().name()),
        String.join(", ", deadline.articles()),
        say.text(deadline.certainty().messageKey()),
        deadline.steps().stream()
            .map(
                step ->
                    new Count(
                        say.text(step.operation()),
                        say.longDate(step.date()),
                        step.date().toString(),
                        say.text(step.meaning())))
            .toList());
  }

  private static Event event(RequestEvent event, Say say) {
    return new Event(
        say.date(event.onDate()),
        say.text(event.type().messageKey()),
        event.detail().note(),
        event.author());
  }

  static Badge badge(RequestState state, Say say) {
    String tone =
        switch (state) {
          case ANSWERED_FULL, ANSWERED_PUBLISHED_ELSEWHERE, RELEASED_AFTER_CADA -> "ok";
          case BOUNCED, CLOSED_TIME_BARRED -> "bad";
          case REFUSED_EXPRESS,
              REFUSED_IMPLICIT,
              CADA_INCOMPLETE,
              CLARIFICATION_ASKED,
              REFUSAL_CONFIRMED_EXPRESS,
              REFUSAL_CONFIRMED_IMPLICIT ->
              "warn";
          case DRAFT, CLOSED_WITHDRAWN -> "neutral";
          default -> "info";
        };
    return new Badge(tone, say.word("request.state.", state.name().toLowerCase(Locale.ROOT)));
  }
}
