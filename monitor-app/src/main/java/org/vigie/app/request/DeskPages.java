package org.vigie.app.request;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Say;
import org.vigie.request.Deadline;
import org.vigie.request.NextStep;
import org.vigie.request.RequestLine;
import org.vigie.request.RequestState;
import org.vigie.request.Requests;

/** Makes the desk and the list of requests. */
@Component
class DeskPages {
  private static final Comparator<RequestLine> SOONEST_FIRST =
      Comparator.comparing(
          line -> line.standing().next().safe(), Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Requests requests;

  DeskPages(Requests requests) {
    this.requests = requests;
  }

  /** When a step is to be done. */
  private enum When {
    TODAY,
    THIS_WEEK,
    LATER
  }

  /**
   * @param drafts of the person who looks
   * @param nothing true where no request of anybody waits for anything
   */
  record Desk(List<Group> groups, List<Line> drafts, boolean nothing) {}

  /**
   * @param id of the title, {@code today}, {@code week} or {@code later}
   * @param shape drawn before the title
   */
  record Group(String id, String shape, String title, List<Line> lines) {}

  /**
   * @param total before filtering
   */
  record Listing(List<Line> lines, List<StateChoice> states, boolean mine, int total) {}

  /** A state to filter by. */
  record StateChoice(String id, String word, boolean chosen) {}

  Desk desk(SignedIn who, Say say) {
    List<RequestLine> all = requests.lines();
    List<RequestLine> waiting =
        all.stream()
            .filter(line -> !line.standing().state().isBeforeSending())
            .filter(line -> line.standing().next().kind() != NextStep.Kind.NOTHING)
            .sorted(SOONEST_FIRST)
            .toList();
    List<Line> drafts =
        all.stream()
            .filter(line -> line.standing().state().isBeforeSending())
            .filter(line -> line.standing().request().accountId() == who.accountId())
            .map(line -> Line.of(line, say))
            .toList();
    return new Desk(
        Stream.of(
                group(waiting, When.TODAY, "today", "■", say),
                group(waiting, When.THIS_WEEK, "week", "▲", say),
                group(waiting, When.LATER, "later", "○", say))
            .filter(group -> !group.lines().isEmpty())
            .toList(),
        drafts,
        waiting.isEmpty() && drafts.isEmpty());
  }

  private Group group(List<RequestLine> waiting, When when, String id, String shape, Say say) {
    return new Group(
        id,
        shape,
        say.text("desk.group." + id),
        waiting.stream()
            .filter(line -> when(line.standing().next()) == when)
            .map(line -> Line.of(line, say))
            .toList());
  }

  private When when(NextStep next) {
    if (next.kind() == NextStep.Kind.WAIT_FOR_ANSWER) {
      return When.LATER;
    }
    LocalDate today = requests.today();
    LocalDate safe = next.safe();
    if (safe == null || next.level() != Deadline.Level.NORMAL || !safe.isAfter(today)) {
      return When.TODAY;
    }
    LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return safe.isAfter(sunday) ? When.LATER : When.THIS_WEEK;
  }

  /**
   * @param state an id, or empty for all
   */
  Listing listing(String state, boolean mine, SignedIn who, Say say) {
    List<RequestLine> all = requests.lines();
    List<StateChoice> states =
        all.stream()
            .map(line -> line.standing().state())
            .distinct()
            .sorted()
            .map(one -> choice(one, state, say))
            .toList();
    return new Listing(
        all.stream()
            .filter(line -> state.isEmpty() || line.standing().state().id().equals(state))
            .filter(line -> !mine || line.standing().request().accountId() == who.accountId())
            .map(line -> Line.of(line, say))
            .toList(),
        states,
        mine,
        all.size());
  }

  private static StateChoice choice(RequestState state, String chosen, Say say) {
    return new StateChoice(state.id(), say.text(state.messageKey()), state.id().equals(chosen));
  }
}
